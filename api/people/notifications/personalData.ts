import { sql } from 'drizzle-orm';
import { notificationSettings, notifications } from '../../../db/schema/notifications.ts';
import { anonymised, departed, erased, type PersonalData, personal } from '../../platform/personalData/index.ts';

/** What a person was told and how, and what others were told of them. */
export const personalData: PersonalData[] = [
  personal('Уведомления', notifications, {
    by: ['userId'],
    gives: ['kind', 'title', 'reason', 'url', 'createdAt', 'readAt', 'mailedAt'],
    leaving: erased,
  }),
  personal('Уведомления другим о том, что сделал(а) я', notifications, {
    by: ['actorId'],
    names: ['title'],
    // Whom it was told is their own business.
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
