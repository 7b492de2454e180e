import { and, asc, eq, isNotNull, isNull, ne, or } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { posts, threads } from '../../../db/schema/discussions/discussions.ts';
import { publishes, shownPerson } from '../../people/accounts/index.ts';
import { notify } from '../../people/notifications/index.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { plainText } from '../../platform/markdown/index.ts';
import { badInput, forbidden, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { solutionInput } from './markInput.ts';
import { mayMakeOfficial, maySolve } from './markPolicy.ts';
import { readPost } from './post.ts';
import { postUrl } from './posts.ts';
import { mayPersonRead } from './readers.ts';
import { excerptOf } from './shared/excerpt.ts';
import { readThread, type Thread, threadChanged } from './thread.ts';

/**
 * Marks the solution; replaces the previous one. Notifies its author.
 * @throws Problem 401, 404, 403, 400 when the post is not an answer of this discussion
 */
export async function acceptAnswer(actor: MaybeActor, threadId: string, input: unknown) {
  const person = signedIn(actor);
  const thread = await readThread(person, threadId);
  mustSolve(person, thread);
  const { post: id } = parse(solutionInput, input);
  const [post] = await read
    .select()
    .from(posts)
    .where(and(eq(posts.id, id), eq(posts.threadId, threadId)));
  const wrong = (message: string) => badInput([{ path: 'post', message }]);
  if (!post || post.deletedAt || post.heldAt) throw wrong('В этом обсуждении нет такого ответа.');
  if (post.number === 1) throw wrong('Первое сообщение — сам вопрос. Выберите ответ на него.');
  const told = await mayPersonRead(post.authorId, thread);
  await write(async (database) => {
    const changed = await database
      .update(threads)
      .set({ acceptedPostId: id, solvedAt: new Date(), solvedBy: person.id })
      .where(and(eq(threads.id, threadId), or(isNull(threads.acceptedPostId), ne(threads.acceptedPostId, id))))
      .returning({ id: threads.id });
    if (changed.length === 0) return;
    if (thread.authorId !== person.id)
      await recordAudit(database, person, 'thread.solve', { kind: 'thread', id: threadId }, { post: id });
    if (told)
      await notify(database, [post.authorId], {
        kind: 'answer',
        title: thread.pair ? 'Ваш ответ назвали решением' : `Ваш ответ назвали решением: «${thread.title}»`,
        reason: 'это ваше сообщение',
        url: postUrl(threadId, post.number),
        subject: `thread:${threadId}`,
        secret: thread.pair !== null || thread.association?.visibility === 'members',
        actorId: person.id,
      });
  });
  emit(threadChanged(thread));
  emit({ kind: 'post.changed', threadId: thread.id });
  return { post: id, number: post.number, url: postUrl(threadId, post.number) };
}

/** Removes the solution; idempotent. @throws Problem 401, 404, 403 */
export async function withdrawSolution(actor: MaybeActor, threadId: string): Promise<void> {
  const person = signedIn(actor);
  const thread = await readThread(person, threadId);
  mustSolve(person, thread);
  await write(async (database) => {
    const changed = await database
      .update(threads)
      .set({ acceptedPostId: null, solvedAt: null, solvedBy: null })
      .where(and(eq(threads.id, threadId), isNotNull(threads.acceptedPostId)))
      .returning({ id: threads.id });
    if (changed.length > 0 && thread.authorId !== person.id)
      await recordAudit(database, person, 'thread.unsolve', { kind: 'thread', id: threadId });
  });
  emit(threadChanged(thread));
  emit({ kind: 'post.changed', threadId: thread.id });
}

function mustSolve(actor: MaybeActor, thread: Thread): void {
  if (!maySolve(actor, thread.place, thread))
    throw forbidden('Решение отмечают автор обсуждения и его ведущие: они знают, что помогло.');
  if (thread.deletedAt) throw forbidden('Обсуждение убрали.');
}

/**
 * Marks a post as the official answer of the methodical centre, or removes the mark.
 * @throws Problem 401, 404, 403 for everyone but methodists
 */
export async function markOfficial(actor: MaybeActor, id: string, official: boolean): Promise<void> {
  const person = signedIn(actor);
  const { post, thread } = await readPost(person, id);
  if (!mayMakeOfficial(person, thread.place)) throw forbidden('Официальный ответ центра отмечают методисты.');
  if (post.deletedAt) throw forbidden('Сообщение удалено.');
  if ((post.officialAt !== null) === official) return;
  await write(async (database) => {
    const mark = official ? { officialAt: new Date(), officialBy: person.id } : { officialAt: null, officialBy: null };
    await database.update(posts).set(mark).where(eq(posts.id, id));
    await recordAudit(database, person, official ? 'post.official' : 'post.unofficial', { kind: 'post', id });
  });
  emit(threadChanged(thread));
  emit({ kind: 'post.changed', threadId: thread.id });
}

/** Shown below the question: the solution and the official answer. */
export interface Highlight {
  number: number;
  name: string;
  excerpt: string;
  url: string;
  solution: boolean;
  official: boolean;
}

const longest = 3;

/** Queries the database only when the discussion has one. */
export async function highlightsOf(actor: MaybeActor, thread: Thread): Promise<Highlight[]> {
  if (!thread.acceptedPostId && thread.officialCount === 0) return [];
  const rows = await read
    .select({
      id: posts.id,
      number: posts.number,
      html: posts.html,
      officialAt: posts.officialAt,
      author: { id: users.id, name: users.name, publishes: publishes(users.id) },
    })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(
      and(
        eq(posts.threadId, thread.id),
        isNull(posts.deletedAt),
        isNull(posts.heldAt),
        or(eq(posts.id, thread.acceptedPostId ?? ''), isNotNull(posts.officialAt)),
      ),
    )
    .orderBy(asc(posts.number))
    .limit(longest + 1);
  return rows
    .filter(({ number }) => number > 1)
    .map((row) => ({
      number: row.number,
      name: shownPerson(actor, { ...row.author, publishes: Boolean(row.author.publishes) }).name,
      excerpt: excerptOf(plainText(row.html), []),
      url: postUrl(thread.id, row.number),
      solution: row.id === thread.acceptedPostId,
      official: row.officialAt !== null,
    }))
    .sort((one, other) => Number(other.solution) - Number(one.solution))
    .slice(0, longest);
}
