import type { Channel } from '../../../db/schema/notifications.ts';

/** What a notification can be about, with the words by which a person chooses how to hear of it. */
export const noticeKinds = {
  post: 'Новые сообщения в обсуждениях, за которыми вы следите',
  thread: 'Новые обсуждения в объединениях и по меткам, за которыми вы следите',
  mention: 'Вас назвали в сообщении',
  answer: 'Вам ответили или решили ваш вопрос',
  reminder: 'Напоминания о закладках',
  moderation: 'Жалобы, проверка сообщений и решения о них',
  association: 'Приём в объединения и школу, объявления',
  meeting: 'Приглашения на заседания и решения, за которые вы отвечаете',
  pair: 'Наставническая пара: шаги, задачи, встречи',
  practice: 'Ваши практики и материалы',
  collection: 'Подборки, которыми с вами поделились',
  platform: 'Работа платформы: что не удалось и ждёт администратора, кончается место на диске',
} as const;
export type NoticeKind = keyof typeof noticeKinds;
/** The kinds of which only administrators ever hear: nobody else is asked about them. */
export const administratorsKinds: readonly NoticeKind[] = ['platform'];

/** How one hears of a kind until one chooses: what waits for an answer comes at once, what can be read any day comes once a day. */
export const defaultChannel = (kind: string): Channel =>
  ['post', 'thread', 'collection'].includes(kind) ? 'digest' : 'now';
