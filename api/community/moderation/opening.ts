import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { moderationCases } from '../../../db/schema/moderation.ts';
import { notify } from '../../people/notifications/index.ts';
import { leadersOf } from '../associations/index.ts';

interface Held {
  postId: string;
  threadId: string;
  authorId: string;
  associationId: string;
}

/** Puts a post that waits before those who decide, and tells the association's head and deputies. */
export async function askApproval(
  database: Database,
  { postId, threadId, authorId, associationId }: Held,
): Promise<void> {
  const [made] = await database
    .insert(moderationCases)
    .values({ kind: 'held', postId, threadId, associationId })
    .returning({ id: moderationCases.id });
  const leaders = await leadersOf(database, associationId);
  await notify(database, leaders, {
    kind: 'moderation',
    title: 'Первое сообщение нового участника ждёт проверки',
    reason: 'вы ведёте объединение',
    url: `/moderation/${made?.id}`,
    subject: `case:${made?.id}`,
    actorId: authorId,
  });
}

/** A moderator who hides a post where it stands has decided what others said of it. */
export async function settleCases(
  database: Database,
  { postId, reason, by }: { postId: string; reason: string; by: string },
): Promise<void> {
  await database
    .update(moderationCases)
    .set({
      state: 'decided',
      decision: 'hide',
      explanation: reason,
      decidedBy: by,
      decidedAt: new Date(),
      version: sql`${moderationCases.version} + 1`,
    })
    .where(and(eq(moderationCases.postId, postId), eq(moderationCases.state, 'open')));
}
