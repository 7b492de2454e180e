import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm';
import { write } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { posts } from '../../../db/schema/discussions/discussions.ts';
import { notify } from '../../people/notifications/index.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { badInput, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import {
  carryPosts,
  countAgain,
  followAlong,
  indexAgain,
  putThread,
  readAlong,
  readersAmong,
  threadChanged,
  threadUrl,
} from '../discussions/index.ts';
import { arranged } from './arranging.ts';
import { carryCases } from './carriedCases.ts';
import { splitInput } from './input.ts';

/**
 * Splits chosen posts off into a new discussion by the author of the first of them. The first post of a discussion stays.
 * @throws Problem 401, 404, 403, 400, 409
 */
export async function splitThread(
  caller: MaybeActor,
  id: string,
  input: unknown,
): Promise<{ id: string; url: string }> {
  const { actor, thread } = await arranged(caller, id);
  const { title, posts: named } = parse(splitInput, input);
  const target = { id: newId(), association: thread.association };
  await write(async (database) => {
    const chosen = await database
      .select({ id: posts.id, number: posts.number, authorId: posts.authorId, createdAt: posts.createdAt })
      .from(posts)
      .where(and(eq(posts.threadId, id), inArray(posts.id, named), isNull(posts.deletedAt), ne(posts.number, 1)))
      .orderBy(asc(posts.number));
    const [first] = chosen;
    const last = chosen.at(-1);
    if (!first || !last || chosen.length !== new Set(named).size)
      throw badInput([
        {
          path: 'posts',
          message: 'Перенести можно видимые сообщения этого обсуждения, кроме первого. Отметьте их заново.',
        },
      ]);
    await putThread(database, {
      id: target.id,
      associationId: thread.association?.id ?? null,
      publicationId: thread.about?.id ?? null,
      title,
      authorId: first.authorId,
      postCount: chosen.length,
      lastPostAt: last.createdAt,
      lastPosterId: last.authorId,
      createdAt: first.createdAt,
    });
    await carryPosts(database, chosen, { from: thread, to: target, last: 0, by: actor.id });
    await carryCases(database, chosen, target);
    await countAgain(database, id, thread.postCount);
    await indexAgain(database, target.id, 1);
    await followAlong(database, id, target.id);
    await readAlong(database, id, target.id, last.number, chosen.length);
    await notify(
      database,
      await readersAmong(
        database,
        chosen.map(({ authorId }) => authorId),
        thread,
      ),
      {
        kind: 'moderation',
        title: `Ваши сообщения вынесли в отдельное обсуждение «${title}»`,
        reason: 'это ваши слова',
        url: threadUrl(target.id),
        subject: `thread:${target.id}`,
        actorId: actor.id,
      },
    );
    await recordAudit(
      database,
      actor,
      'thread.split',
      { kind: 'thread', id },
      { count: chosen.length, into: target.id, title },
    );
  });
  emit(threadChanged(thread));
  emit({ kind: 'post.changed', threadId: thread.id });
  emit(threadChanged({ ...target, about: thread.about }));
  return { id: target.id, url: threadUrl(target.id) };
}
