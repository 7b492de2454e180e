import type { Database } from '../../db/client.ts';
import { notifications } from '../../db/schema/notifications.ts';
import type { NoticeKind } from './kinds.ts';

export interface Notice {
  kind: NoticeKind;
  /** One line that says what happened; never shown in mail when `secret`. */
  title: string;
  /** Why it comes to this person: «вы следите за обсуждением». */
  reason: string;
  /** The page to open, a path. */
  url: string;
  /** What it is about: `thread:ID`, `pair:ID`, `association:ID` … */
  subject: string;
  /** From a private place: its mail says «есть новое» and nothing else. */
  secret?: boolean;
  /** Who did it. He himself is never told. */
  actorId?: string;
}

/** Tells people in the same transaction that did the thing; mail follows by each person's choice. */
export async function notify(database: Database, to: readonly string[], notice: Notice): Promise<void> {
  const people = [...new Set(to)].filter((id) => id !== notice.actorId);
  if (people.length > 0) await database.insert(notifications).values(people.map((userId) => ({ userId, ...notice })));
}
