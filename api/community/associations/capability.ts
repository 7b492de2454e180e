import type { Capability } from '../../platform/capability/index.ts';
import { announcementRoutes } from './announcementRoutes.ts';
import { announcedElsewhere, registerAnnouncementJobs } from './announcementTelling.ts';
import { circleRoutes } from './circleRoutes.ts';
import { forgetAddresses } from './cleaning.ts';
import { joinRequests } from './desk.ts';
import { groupRoutes } from './groupRoutes.ts';
import { personalData } from './personalData.ts';
import { planRoutes } from './planRoutes.ts';
import { associationRoutes } from './routes.ts';
import { templateRoutes } from './templateRoutes.ts';
import { admissionWords, visibilityWords } from './words.ts';

declare module '../../platform/signals/signals.ts' {
  interface Signals {
    'association.changed': { associationId: string };
  }
}

declare module '../../platform/capability/capability.ts' {
  interface Steps {
    /** A person has no place in an association any more. */
    'association.left': { associationIds: string[]; userId: string };
    /** A person is in a sub-group no more. */
    'group.left': { groupId: string; userId: string };
  }
}

const shortWords = (words: Record<string, { short: string }>) =>
  Object.fromEntries(Object.entries(words).map(([code, { short }]) => [code, short]));

export const capability: Capability = {
  name: 'community/associations',
  routes: [
    ...associationRoutes,
    ...templateRoutes,
    ...planRoutes,
    ...circleRoutes,
    ...groupRoutes,
    ...announcementRoutes,
  ],
  jobs: registerAnnouncementJobs,
  jobWords: { associationId: 'объединение' },
  keptPages: { 'association.changed': ({ associationId }) => ['associations', `association:${associationId}`] },
  audit: {
    actions: {
      'association.found': 'Создал(а) объединение',
      'association.template': 'Добавил(а) шаблон обсуждений',
      'association.edit': 'Изменил(а) карточку объединения',
      'association.place': 'Изменил(а) место в объединении',
      'association.remove': 'Исключил(а) из объединения',
      'association.accept': 'Принял(а) в объединение',
      'association.refuse': 'Отказал(а) в приёме в объединение',
      'association.join': 'Вступил(а) в объединение',
      'association.ask': 'Попросился(ась) в объединение',
      'association.leave': 'Вышел(ла) из объединения',
      'association.invite': 'Пригласил(а) в объединение',
      'association.uninvite': 'Отозвал(а) приглашение в объединение',
      'association.invitation-accept': 'Принял(а) приглашение в объединение',
      'association.invitation-decline': 'Отклонил(а) приглашение в объединение',
      'association.group': 'Создал(а) или изменил(а) подгруппу',
      'association.group-end': 'Закрыл(а) подгруппу',
      'association.plan': 'Изменил(а) план работы',
      'association.plan-copy': 'Начал(а) план с прошлогоднего',
      'association.document': 'Выложил(а) документ',
      'association.document-version': 'Выложил(а) новую версию документа',
      'association.document-remove': 'Убрал(а) документ',
      'announcement.write': 'Написал(а) объявление',
      'announcement.agree': 'Разрешил(а) объявление в объединении',
      'announcement.refuse': 'Отказал(а) в объявлении',
      'announcement.remove': 'Снял(а) объявление',
      'association.order': 'Изменил(а) порядок в обсуждениях объединения',
    },
    subjects: { association: 'объединение', announcement: 'объявление' },
    facts: {
      head: 'руководитель',
      membership: 'место',
      association: 'объединение',
      places: 'объединений',
      year: 'учебный год с',
      visibility: 'обсуждения',
      admission: 'вступление',
      holdsFirstPosts: 'первые сообщения ждут проверки',
    },
    codes: {
      membership: { member: 'участник', deputy: 'заместитель', head: 'руководитель', none: 'не участник' },
      visibility: shortWords(visibilityWords),
      admission: shortWords(admissionWords),
    },
  },
  notices: { association: { title: 'Приём в объединения и школу, объявления', channel: 'now' } },
  desk: [{ name: 'associations.requests', order: 60, read: joinRequests }],
  fileAddresses: [
    /^\/api\/associations\/[^/]+\/documents$/,
    /^\/api\/documents\/[^/]+\/versions$/,
    /^\/associations\/[^/]+\/documents$/,
  ],
  noticePlaces: { association: 'Объединения' },
  unheard: { announcement: announcedElsewhere },
  personalData,
  cleanUp: forgetAddresses,
};
