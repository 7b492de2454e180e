import type { Actor } from '../../platform/actor/index.ts';
import type { Capability } from '../../platform/capability/index.ts';
import { forgetAddresses } from './cleaning.ts';
import { openAdoptions, practicesToReview, unfinishedPractices } from './desk.ts';
import { personalData } from './personalData.ts';
import { practiceRoutes } from './routes.ts';

declare module '../../platform/signals/signals.ts' {
  interface Signals {
    'practice.changed': { practiceId: string };
  }
}

export const capability: Capability = {
  name: 'knowledge/practices',
  routes: practiceRoutes,
  jobWords: { practiceId: 'практика' },
  // The discussion it grew out of links to it once it is published.
  keptPages: { 'practice.changed': ({ practiceId }) => [`outcome:${practiceId}`] },
  audit: {
    actions: {
      'practice.created': 'Начал(а) практику',
      'practice.saved': 'Изменил(а) практику',
      'practice.commented': 'Оставил(а) замечание к практике',
      'practice.submitted': 'Отправил(а) практику на рассмотрение',
      'practice.publish': 'Опубликовал(а) практику',
      'practice.return': 'Вернул(а) практику на доработку',
      'practice.reject': 'Отклонил(а) практику',
      'practice.withdrawn': 'Отозвал(а) практику с рассмотрения',
      'practice.reopened': 'Вернул(а) практику из архива',
      'practice.archived': 'Убрал(а) практику в архив',
      'practice.adoptionReported': 'Рассказал(а), что дало внедрение практики',
      'practice.adoptionStopped': 'Отказался(ась) от внедрения практики',
      'practice.coauthorAgreed': 'Согласился(ась) быть соавтором практики',
      'practice.coauthorDeclined': 'Отказался(ась) быть соавтором практики',
      'practice.coauthorRemoved': 'Убрал(а) соавтора практики',
      'practice.adopted': 'Взял(а) практику для своей школы',
    },
    subjects: { practice: 'практика' },
    facts: { revision: 'редакция' },
  },
  notices: { practice: { title: 'Ваши практики и материалы', channel: 'now' } },
  desk: [
    { name: 'practices.review', order: 20, read: practicesToReview },
    { name: 'practices.unfinished', order: 70, read: unfinishedPractices },
    { name: 'practices.adoptions', order: 90, read: openAdoptions },
  ],
  menu: [
    {
      title: 'Мои практики',
      url: '/practices/mine',
      icon: 'notebook-pen',
      group: 'together',
      order: 10,
      shown: (actor: Actor) => actor.state === 'active' && (actor.school !== null || actor.role === 'methodist'),
    },
    {
      title: 'Практики на рассмотрении',
      url: '/review',
      icon: 'clipboard-list',
      group: 'duty',
      order: 10,
      shown: (actor: Actor) => actor.role === 'methodist',
    },
  ],
  noticePlaces: { practice: 'Практики' },
  personalData,
  notPersonal: {
    'practices.effects': 'показатели практики',
    'adoptions.effects': 'показатели внедрения',
  },
  cleanUp: forgetAddresses,
};
