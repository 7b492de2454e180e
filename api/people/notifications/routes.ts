import { z } from 'zod';
import { channels, rhythms } from '../../../db/schema/notifications.ts';
import { moment, ok, route } from '../../platform/http/index.ts';
import { notificationsQuery, seenInput, settingsInput } from './input.ts';
import { kindShape } from './kinds.ts';
import { countUnread, listNotifications, markAllRead, markRead, markSeen } from './list.ts';
import { readOwnSettings, saveOwnSettings } from './settings.ts';

const unreadShape = z.object({ unread: z.number().int() });
const notificationShape = z.object({
  id: z.string(),
  kind: kindShape,
  title: z.string(),
  reason: z.string(),
  url: z.string(),
  createdAt: moment,
  readAt: moment.nullable(),
});
const settingsShape = z.object({
  channels: z.record(kindShape, z.enum(channels)),
  digest: z.enum(rhythms),
  hour: z.number().int(),
  weekday: z.number().int(),
  quietFrom: z.number().int().nullable(),
  quietUntil: z.number().int().nullable(),
  pausedUntil: moment.nullable(),
});

/** A person's notifications and their channels. */
export const notificationRoutes = [
  route({
    method: 'GET',
    path: '/notifications',
    summary: 'Мои уведомления, новые сверху',
    access: ['signed-in'],
    query: notificationsQuery,
    answers: { 200: unreadShape.extend({ items: z.array(notificationShape), next: z.string().nullable() }) },
    async handle({ me, query }) {
      const { items, ...rest } = await listNotifications(me(), query);
      return ok({ items: items.map(({ subject, ...shown }) => shown), ...rest });
    },
  }),
  route({
    method: 'GET',
    path: '/notifications/count',
    summary: 'Сколько у меня непрочитанных уведомлений',
    access: ['signed-in'],
    answers: { 200: unreadShape },
    handle: async ({ me }) => ok({ unread: await countUnread(me().id) }),
  }),
  route({
    method: 'PUT',
    path: '/notifications',
    summary: 'Отметить все мои уведомления прочитанными',
    access: ['signed-in'],
    answers: { 200: unreadShape },
    handle: async ({ me }) => ok(await markAllRead(me())),
  }),
  route({
    method: 'PUT',
    path: '/notifications/seen',
    summary: 'Отметить прочитанными уведомления, которые вели на открытую страницу',
    access: ['signed-in'],
    body: seenInput,
    answers: { 200: unreadShape },
    handle: async ({ me, body }) => ok(await markSeen(me(), body)),
  }),
  route({
    method: 'PUT',
    path: '/notifications/:id',
    summary: 'Отметить уведомление прочитанным',
    access: ['its person'],
    answers: { 200: unreadShape },
    handle: async ({ me, params }) => ok(await markRead(me(), params.id)),
  }),
  route({
    method: 'GET',
    path: '/me/notifications',
    summary: 'Как я узнаю о новом',
    access: ['signed-in'],
    answers: { 200: settingsShape },
    handle: async ({ me }) => ok(await readOwnSettings(me())),
  }),
  route({
    method: 'PUT',
    path: '/me/notifications',
    summary: 'Изменить, как я узнаю о новом: по видам, сводка, тихие часы, пауза',
    access: ['signed-in'],
    body: settingsInput,
    answers: { 200: settingsShape },
    handle: async ({ me, body }) => ok(await saveOwnSettings(me(), body)),
  }),
];
