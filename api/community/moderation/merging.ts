import { and, asc, eq, isNull } from 'drizzle-orm';
import { write } from '../../../db/client.ts';
import { posts, threads } from '../../../db/schema/discussions/discussions.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { badInput, conflict, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import {
  carryPosts,
  changeThread,
  countAgain,
  entriesOf,
  followAlong,
  putEntries,
  tellAuthor,
  threadChanged,
  threadUrl,
} from '../discussions/index.ts';
import { arranged } from './arranging.ts';
import { carryCases } from './carriedCases.ts';
import { mergeInput } from './input.ts';

/**
 * Merges a discussion's posts into another one, after its own. A trace stays that leads there; it cannot be undone, and the
 * caller must moderate both places.
 * @throws Problem 401, 404, 403, 400, 409
 */
export async function mergeThread(
  caller: MaybeActor,
  id: string,
  input: unknown,
): Promise<{ id: string; url: string }> {
  const { actor, thread } = await arranged(caller, id);
  const { into } = parse(mergeInput, input);
  if (into === id) throw badInput([{ path: 'into', message: 'Это то же самое обсуждение.' }]);
  const { thread: target } = await arranged(actor, into);
  const entries = await entriesOf(id, target.association?.id ?? null, false);
  await write(async (database) => {
    const [there] = await database
      .select({ postCount: threads.postCount, deletedAt: threads.deletedAt })
      .from(threads)
      .where(eq(threads.id, into));
    const [here] = await database.select({ deletedAt: threads.deletedAt }).from(threads).where(eq(threads.id, id));
    if (!there || there.deletedAt || here?.deletedAt)
      throw conflict('Одно из обсуждений успели убрать или объединить. Обновите страницу.');
    const all = await database
      .select({ id: posts.id, number: posts.number })
      .from(posts)
      .where(and(eq(posts.threadId, id), isNull(posts.movedToId)))
      .orderBy(asc(posts.number));
    await carryPosts(database, all, { from: thread, to: target, last: there.postCount, by: actor.id });
    await carryCases(database, all, target);
    await putEntries(database, entries);
    await countAgain(database, into, there.postCount + all.length);
    await followAlong(database, id, into);
    await changeThread(database, id, {
      mergedIntoId: into,
      pinnedUntil: null,
      deletedAt: new Date(),
      deletedBy: actor.id,
      deleteReason: `Объединено с обсуждением «${target.title}»`,
    });
    await tellAuthor(
      database,
      actor,
      target,
      { id: into, authorId: thread.authorId },
      { title: `Ваше обсуждение «${thread.title}» объединили с обсуждением «${target.title}»` },
    );
    await recordAudit(
      database,
      actor,
      'thread.merge',
      { kind: 'thread', id: into },
      { from: thread.title, count: all.length },
    );
  });
  emit(threadChanged(thread));
  emit({ kind: 'post.changed', threadId: thread.id });
  emit(threadChanged(target));
  return { id: into, url: threadUrl(into) };
}
