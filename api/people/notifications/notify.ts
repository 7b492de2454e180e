import { afterCommit, type Database } from '../../../db/client.ts';
import { notifications } from '../../../db/schema/notifications.ts';
import { enqueueEach } from '../../platform/jobs/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { channelsOf } from './channels.ts';
import type { NoticeKind } from './kinds.ts';

export interface Notice {
  kind: NoticeKind;
  /** One line that says what happened; never shown in mail when `secret`. */
  title: string;
  /** Why this person gets it: «вы следите за обсуждением». */
  reason: string;
  /** The page to open, a path. */
  url: string;
  /** Its subject: `thread:ID`, `pair:ID`, `association:ID` … */
  subject: string;
  /** From a private place: its letter says only «есть новое». */
  secret?: boolean;
  /** Who did it. They are never notified themselves. */
  actorId?: string;
}

/** The kind of job that sends a person's immediate letters. */
export const letterJob = 'notifications.letter';
/** Rows inserted per statement. */
const together = 400;

/** Notifies people in the transaction of the act; mail follows by each person's choice. */
export function notify(database: Database, to: readonly string[], notice: Notice): Promise<void> {
  return notifyEach(
    database,
    [...new Set(to)].map((userId) => ({ ...notice, userId })),
  );
}

/** Notifies each person with their own notice, unless they turned the kind off. Letters go out after the commit. */
export async function notifyEach(database: Database, notices: readonly (Notice & { userId: string })[]): Promise<void> {
  const others = notices.filter(({ userId, actorId }) => userId !== actorId);
  if (others.length === 0) return;
  const channelOf = await channelsOf(database, [...new Set(others.map(({ userId }) => userId))]);
  const told = others.filter(({ userId, kind }) => channelOf(userId, kind) !== 'off');
  const now = new Date();
  for (let at = 0; at < told.length; at += together)
    await database.insert(notifications).values(
      told.slice(at, at + together).map((notice) => ({
        ...notice,
        // Kinds without mail are not considered for letters.
        mailedAt: channelOf(notice.userId, notice.kind) === 'site' ? now : null,
      })),
    );
  const userIds = [...new Set(told.map(({ userId }) => userId))];
  if (userIds.length === 0) return;
  const byLetter = new Set(
    told.filter(({ userId, kind }) => channelOf(userId, kind) === 'now').map((one) => one.userId),
  );
  await enqueueEach(
    database,
    letterJob,
    [...byLetter].map((userId) => ({ userId })),
  );
  afterCommit(() => emit({ kind: 'notifications.changed', userIds }));
}
