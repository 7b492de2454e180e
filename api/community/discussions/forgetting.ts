import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { type Database, readAside, write } from '../../../db/client.ts';
import { postEdits, posts } from '../../../db/schema/discussions/discussions.ts';
import { postDrafts } from '../../../db/schema/discussions/reading.ts';
import { enqueue } from '../../platform/jobs/index.ts';
import { renderMarkdown } from '../../platform/markdown/index.ts';
import { departed, type Person, type WithdrawalCause } from '../../platform/personalData/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { indexAgain } from './searchIndex.ts';

export const forgetJob = 'forget-mentions';
const atOnce = 100;

/** The end of a mention in a text: `[@Имя Фамилия](/people/ID)`. */
export const mentionOf = (userId: string): string => `](/people/${userId})`;

/** Queues the removal of a name from mentions: nobody waits while a million posts are scanned. */
export async function leaveForgetting(database: Database, { id }: Person, cause: WithdrawalCause): Promise<void> {
  if (cause === 'closed') await enqueue(database, forgetJob, { userId: id }, { key: `${forgetJob}:${id}` });
}

const withoutName = (text: string, userId: string) =>
  text.replace(new RegExp(`\\[@[^\\]\\n]{1,120}\\]\\(/people/${userId}\\)`, 'g'), `[@${departed}](/people/${userId})`);

/** Replaces a person's name by «Бывший участник» in other people's mentions. Idempotent. */
export async function forgetMentions(payload: Record<string, unknown>): Promise<void> {
  const userId = String(payload.userId);
  if (!/^[0-9a-z]{1,40}$/.test(userId)) return;
  await inPosts(userId);
  await inEdits(userId);
  await inDrafts(userId);
}

async function inPosts(userId: string): Promise<void> {
  const touched = new Set<string>();
  for (let after = ''; ; ) {
    const rows = await readAside
      .select({ id: posts.id, threadId: posts.threadId, number: posts.number, body: posts.body })
      .from(posts)
      .where(and(gt(posts.id, after), sql`instr(${posts.body}, ${mentionOf(userId)}) > 0`))
      .orderBy(asc(posts.id))
      .limit(atOnce);
    if (rows.length === 0) break;
    const renewed = rows.map((row) => {
      const body = withoutName(row.body, userId);
      return { ...row, before: row.body, body, html: renderMarkdown(body) };
    });
    await write(async (database) => {
      for (const { id, threadId, number, before, body, html } of renewed) {
        if (body === before) continue;
        const changed = await database
          .update(posts)
          .set({ body, html, version: sql`${posts.version} + 1` })
          .where(and(eq(posts.id, id), eq(posts.body, before)))
          .returning({ id: posts.id });
        if (changed.length > 0) await indexAgain(database, threadId, number);
      }
    });
    for (const { threadId } of rows) touched.add(threadId);
    after = rows.at(-1)?.id ?? after;
    if (rows.length < atOnce) break;
  }
  for (const threadId of touched) emit({ kind: 'post.changed', threadId });
}

async function inEdits(userId: string): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await readAside
      .select({ id: postEdits.id, body: postEdits.body })
      .from(postEdits)
      .where(and(gt(postEdits.id, after), sql`instr(${postEdits.body}, ${mentionOf(userId)}) > 0`))
      .orderBy(asc(postEdits.id))
      .limit(atOnce);
    await write(async (database) => {
      for (const { id, body } of rows)
        await database
          .update(postEdits)
          .set({ body: withoutName(body, userId) })
          .where(eq(postEdits.id, id));
    });
    after = rows.at(-1)?.id ?? after;
    if (rows.length < atOnce) return;
  }
}

/** Drafts live for weeks, so few of them mention the person. */
async function inDrafts(userId: string): Promise<void> {
  const rows = await readAside
    .select({ userId: postDrafts.userId, place: postDrafts.place, body: postDrafts.body })
    .from(postDrafts)
    .where(sql`instr(${postDrafts.body}, ${mentionOf(userId)}) > 0`)
    .limit(1000);
  await write(async (database) => {
    for (const row of rows)
      await database
        .update(postDrafts)
        .set({ body: withoutName(row.body, userId) })
        .where(and(eq(postDrafts.userId, row.userId), eq(postDrafts.place, row.place), eq(postDrafts.body, row.body)));
  });
}
