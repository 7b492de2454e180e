import type { Actor } from '../../platform/actor/index.ts';
import type { Capability } from '../../platform/capability/index.ts';
import { arrangementRoutes } from './arrangementRoutes.ts';
import { casesToDecide } from './desk.ts';
import { askApproval, settleCases } from './opening.ts';
import { personalData } from './personalData.ts';
import { moderationRoutes } from './routes.ts';
import { notTheirs } from './scope.ts';

export const capability: Capability = {
  name: 'community/moderation',
  routes: [...moderationRoutes, ...arrangementRoutes],
  follows: { 'post.held': askApproval, 'post.hidden': settleCases },
  audit: {
    actions: {
      'thread.close': 'Закрыл(а) обсуждение для ответов',
      'thread.reopen': 'Снова открыл(а) обсуждение',
      'thread.pin': 'Закрепил(а) обсуждение',
      'thread.unpin': 'Открепил(а) обсуждение',
      'thread.pace': 'Изменил(а) темп обсуждения',
      'thread.move': 'Перенёс(ла) обсуждение в другое объединение',
      'thread.split': 'Вынес(ла) сообщения в отдельное обсуждение',
      'thread.merge': 'Объединил(а) обсуждения',
      'case.keep': 'Рассмотрел(а) жалобу: сообщение осталось',
      'case.hide': 'Рассмотрел(а) жалобу: сообщение скрыто',
      'case.approve': 'Одобрил(а) первое сообщение участника',
      'case.reject': 'Не пропустил(а) первое сообщение участника',
    },
    facts: { seconds: 'пауза между ответами, секунд' },
  },
  notices: { moderation: { title: 'Жалобы, проверка сообщений и решения о них', channel: 'now' } },
  desk: [{ name: 'moderation.cases', order: 10, read: casesToDecide }],
  menu: [
    {
      title: 'Модерация',
      url: '/moderation',
      icon: 'shield',
      group: 'duty',
      order: 50,
      shown: (actor: Actor) => actor.moderates,
    },
  ],
  unheard: { case: notTheirs },
  personalData,
};
