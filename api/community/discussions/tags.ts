import { and, count, desc, eq, inArray, isNull } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { associations } from '../../../db/schema/associations/associations.ts';
import { threads } from '../../../db/schema/discussions/discussions.ts';
import { threadTags } from '../../../db/schema/discussions/reading.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { forbidden, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { mayRetitle } from './policy.ts';
import { tagsInput } from './tagInput.ts';
import { readThread, threadChanged } from './thread.ts';
import { mine, visibleTo } from './visibility.ts';

/** Replaces a discussion's tags, in the caller's transaction. */
export async function putTags(database: Database, threadId: string, tags: readonly string[]): Promise<void> {
  await database.delete(threadTags).where(eq(threadTags.threadId, threadId));
  if (tags.length > 0) await database.insert(threadTags).values(tags.map((tag) => ({ threadId, tag })));
}

/** Changes the tags of a discussion: for its author and its moderators. @throws Problem 401, 404, 403, 400 */
export async function setTags(actor: MaybeActor, id: string, input: unknown) {
  const editor = signedIn(actor);
  const thread = await readThread(editor, id);
  if (!mayRetitle(editor, thread.place, thread)) throw forbidden('Метки меняют автор обсуждения и его ведущие.');
  const { tags } = parse(tagsInput, input);
  await write((database) => putTags(database, id, tags));
  emit(threadChanged(thread));
  return { id, tags };
}

/** The tags of these discussions, in alphabetical order. */
export async function tagsOf(threadIds: readonly string[]): Promise<Map<string, string[]>> {
  const tags = new Map<string, string[]>();
  if (threadIds.length === 0) return tags;
  const rows = await read
    .select()
    .from(threadTags)
    .where(inArray(threadTags.threadId, [...threadIds]))
    .orderBy(threadTags.tag);
  for (const { threadId, tag } of rows) tags.set(threadId, [...(tags.get(threadId) ?? []), tag]);
  return tags;
}

/** The most used tags in what the caller may see (in one association, when given). */
export async function knownTags(actor: MaybeActor, associationId?: string): Promise<string[]> {
  const rows = await read
    .select({ tag: threadTags.tag })
    .from(threads)
    .innerJoin(threadTags, eq(threadTags.threadId, threads.id))
    .leftJoin(associations, eq(associations.id, threads.associationId))
    .leftJoin(mine, and(eq(mine.associationId, threads.associationId), eq(mine.userId, actor?.id ?? '')))
    .where(
      and(
        isNull(threads.deletedAt),
        isNull(threads.pairId),
        associationId ? eq(threads.associationId, associationId) : undefined,
        visibleTo(actor),
      ),
    )
    .groupBy(threadTags.tag)
    .orderBy(desc(count()), threadTags.tag)
    .limit(100);
  return rows.map(({ tag }) => tag);
}
