import { eq, sql } from 'drizzle-orm';
import { heldMarks } from '../../api/community/discussions/index.ts';
import { renderMarkdown } from '../../api/platform/markdown/index.ts';
import type { Database } from '../client.ts';
import { newId } from '../identifier.ts';
import { associations } from '../schema/associations/associations.ts';
import { audit } from '../schema/audit.ts';
import { posts, threads } from '../schema/discussions/discussions.ts';
import { type flagReasons, moderationCases, moderationNotes, postFlags } from '../schema/moderation.ts';
import type { DemoPart } from './part.ts';
import { daysAgo, type Ids, readData } from './people.ts';

interface Said {
  thread: string;
  by: string;
  days: number;
  body: string;
  held?: boolean;
  flags?: { by: string; kind: (typeof flagReasons)[number]; reason: string }[];
  notes?: { by: string; body: string }[];
  claimedBy?: string;
  decision?: 'keep' | 'hide';
  decidedBy?: string;
  explanation?: string;
}
interface ModerationData {
  holding: { association: string; rules: string }[];
  said: Said[];
  started: { association: string; title: string; by: string; days: number; body: string }[];
  closed: { thread: string; by: string; reason: string }[];
  pinned: { thread: string; by: string; days: number }[];
  slow: { thread: string; by: string; seconds: number }[];
}
const hour = 3_600_000;
type ThreadRow = typeof threads.$inferSelect;

/** What moderators of the demo city have to decide, have decided, and how they keep order. */
function prepareModeration(ids: Ids) {
  const data = readData<ModerationData>('moderation');
  const log = (
    database: Database,
    by: string,
    action: string,
    subject: { kind: string; id: string },
    detail: Record<string, unknown>,
    at: Date,
  ) =>
    database.insert(audit).values({
      actorId: ids.person(by),
      action,
      subjectKind: subject.kind,
      subjectId: subject.id,
      detail,
      at,
    });

  async function threadNamed(database: Database, title: string): Promise<ThreadRow> {
    const [found] = await database
      .select()
      .from(threads)
      .where(sql`${threads.title} like ${`${title}%`}`);
    if (!found) throw new Error(`В демонстрации нет обсуждения «${title}»`);
    return found;
  }

  async function say(database: Database, one: Said): Promise<void> {
    const thread = await threadNamed(database, one.thread);
    // After what was said before, never in the time to come.
    const at = new Date(
      Math.min(Math.max(daysAgo(one.days).getTime(), thread.lastPostAt.getTime() + hour), Date.now() - hour),
    );
    const id = newId();
    const number = thread.postCount + 1;
    const decided = one.decidedBy
      ? {
          decidedBy: ids.person(one.decidedBy),
          decidedAt: new Date(Math.min(at.getTime() + 20 * hour, Date.now() - 60_000)),
        }
      : null;
    const hidden = one.decision === 'hide' && decided;
    await database.insert(posts).values({
      id,
      threadId: thread.id,
      number,
      authorId: ids.person(one.by),
      body: one.body,
      html: renderMarkdown(one.body),
      createdAt: at,
      ...(one.held && heldMarks(at)),
      ...(hidden && { deletedAt: hidden.decidedAt, deletedBy: hidden.decidedBy, deleteReason: one.explanation ?? '' }),
    });
    const latest = !one.held && !hidden && at > thread.lastPostAt;
    await database
      .update(threads)
      .set({ postCount: number, ...(latest && { lastPostAt: at, lastPosterId: ids.person(one.by) }) })
      .where(eq(threads.id, thread.id));
    const caseId = newId();
    await database.insert(moderationCases).values({
      id: caseId,
      kind: one.held ? 'held' : 'flag',
      postId: id,
      threadId: thread.id,
      associationId: thread.associationId,
      createdAt: new Date(at.getTime() + hour / 2),
      ...(one.claimedBy && { claimedBy: ids.person(one.claimedBy), claimedAt: daysAgo(1) }),
      ...(decided && {
        ...decided,
        state: 'decided',
        decision: one.decision ?? 'keep',
        explanation: one.explanation ?? '',
        version: 2,
      }),
    });
    const flags = (one.flags ?? []).map(({ by, kind, reason }) => ({
      postId: id,
      caseId,
      userId: ids.person(by),
      kind,
      reason,
      createdAt: new Date(at.getTime() + hour / 2),
    }));
    if (flags.length > 0) await database.insert(postFlags).values(flags);
    for (const { by, body } of one.notes ?? [])
      await database.insert(moderationNotes).values({ caseId, userId: ids.person(by), body });
    if (one.decidedBy)
      await log(
        database,
        one.decidedBy,
        `case.${one.decision}`,
        { kind: 'post', id },
        one.explanation ? { reason: one.explanation } : {},
        decided?.decidedAt ?? at,
      );
  }

  async function start(database: Database, one: ModerationData['started'][number]): Promise<void> {
    const [place] = await database.select().from(associations).where(eq(associations.slug, one.association));
    const at = daysAgo(one.days);
    const [threadId, postId, authorId] = [newId(), newId(), ids.person(one.by)];
    const times = { createdAt: at, lastPostAt: at, deletedAt: at };
    await database.insert(threads).values({
      id: threadId,
      associationId: place?.id as string,
      title: one.title,
      authorId,
      lastPosterId: authorId,
      postCount: 1,
      ...times,
    });
    await database.insert(posts).values({
      id: postId,
      threadId,
      number: 1,
      authorId,
      body: one.body,
      html: renderMarkdown(one.body),
      createdAt: at,
      ...heldMarks(at),
    });
    await database
      .insert(moderationCases)
      .values({ kind: 'held', postId, threadId, associationId: place?.id as string, createdAt: at });
  }

  return async (database: Database) => {
    for (const { association, rules } of data.holding)
      await database
        .update(associations)
        .set({ holdsFirstPosts: true, rules: rules.trim() })
        .where(eq(associations.slug, association));
    for (const one of data.said) await say(database, one);
    for (const one of data.started) await start(database, one);
    const arrange = async (
      title: string,
      by: string,
      set: Partial<ThreadRow>,
      action: string,
      detail: Record<string, unknown>,
      at: Date,
    ) => {
      const { id } = await threadNamed(database, title);
      await database.update(threads).set(set).where(eq(threads.id, id));
      await log(database, by, action, { kind: 'thread', id }, detail, at);
    };
    for (const { thread, by, reason } of data.closed)
      await arrange(
        thread,
        by,
        { closedAt: daysAgo(8), closedBy: ids.person(by), closeReason: reason },
        'thread.close',
        { reason },
        daysAgo(8),
      );
    for (const { thread, by, days } of data.pinned) {
      const until = daysAgo(-days);
      await arrange(
        thread,
        by,
        { pinnedUntil: until },
        'thread.pin',
        { until: until.toISOString().slice(0, 10) },
        daysAgo(5),
      );
    }
    for (const { thread, by, seconds } of data.slow)
      await arrange(thread, by, { slowSeconds: seconds }, 'thread.pace', { seconds }, daysAgo(2));
  };
}

export const part: DemoPart = { order: 90, prepare: prepareModeration };
