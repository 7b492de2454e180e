import { z } from 'zod';
import { channels, rhythms } from '../../../db/schema/notifications.ts';
import { listQuery } from '../../platform/http/index.ts';
import { kindShape } from './kinds.ts';

const clockHour = z.coerce.number({ error: 'Выберите час.' }).int().min(0).max(23, { error: 'Час — от 0 до 23.' });
/** An empty form field is no value. */
const orNone = <Shape extends z.ZodType>(shape: Shape) =>
  z.preprocess((value) => (value === '' || value === undefined ? null : value), shape.nullable());

export const settingsInput = z
  .object({
    channels: z.partialRecord(kindShape, z.enum(channels, { error: 'Выберите, как узнавать об этом.' })).default({}),
    digest: z.enum(rhythms, { error: 'Выберите, как часто присылать сводку.' }).default('daily'),
    hour: clockHour.default(7),
    weekday: z.coerce.number().int().min(1).max(7, { error: 'Выберите день недели.' }).default(1),
    quietFrom: orNone(clockHour).default(null),
    quietUntil: orNone(clockHour).default(null),
    /** A day (letters resume that morning) or a moment. */
    pausedUntil: orNone(
      z
        .union([z.iso.date(), z.iso.datetime().max(40)], { error: 'Укажите дату.' })
        .transform((value) => new Date(value.length === 10 ? `${value}T00:00:00+03:00` : value)),
    ).default(null),
  })
  .refine(({ quietFrom, quietUntil }) => (quietFrom === null) === (quietUntil === null), {
    path: ['quietUntil'],
    error: 'У тихих часов нужны и начало, и конец. Или оставьте пустыми оба поля.',
  });

export const notificationsQuery = listQuery.extend({
  /** `unread`: only unread ones. */
  show: z.enum(['all', 'unread']).default('all'),
});
export const seenInput = z.object({
  path: z
    .string({ error: 'Нужен адрес страницы.' })
    .max(300)
    .regex(/^\/[^#]*$/, { error: 'Нужен адрес страницы без метки.' }),
});
