import { sql } from 'drizzle-orm';
import { notificationSettings, notifications } from '../../../db/schema/notifications.ts';
import { anonymised, departed, erased, type PersonalData, personal } from '../../platform/personalData/index.ts';

/** A person's notifications and settings, and notifications of others about them. */
export const personalData: PersonalData[] = [
  personal('Уведомления', notifications, {
    by: ['userId'],
    gives: ['kind', 'title', 'reason', 'url', 'createdAt', 'readAt', 'mailedAt'],
    leaving: erased,
  }),
  personal('Уведомления другим о том, что сделал(а) я', notifications, {
    by: ['actorId'],
    names: ['title'],
    // The recipient is not the person's own data.
    gives: ['kind', 'title', 'createdAt'],
    leaving: anonymised(`имя в уведомлении заменяется словами «${departed}»`, ({ name }) => ({
      actorId: null,
      title: sql`replace(${notifications.title}, ${name}, ${departed})`,
    })),
  }),
  personal('Как уведомлять', notificationSettings, {
    by: ['userId'],
    covers: ['channels'],
    gives: ['channels', 'digest', 'hour', 'weekday', 'quietFrom', 'quietUntil', 'pausedUntil'],
    leaving: erased,
  }),
];
