import { eq, sql } from 'drizzle-orm';
import { type Database, write } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { posts } from '../../../db/schema/discussions/discussions.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { renderMarkdown } from '../../platform/markdown/index.ts';
import { forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { madeBefore, rememberMade } from '../../platform/repetition/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { announcePost } from './announce.ts';
import { isHeldBack, nextHeldNumber, putHeld } from './holding.ts';
import { keyInput, postInput, threadInput } from './input.ts';
import { mentionedIn, withMentions } from './mentions.ts';
import { requirePause } from './pace.ts';
import { findPlace } from './place.ts';
import { mayBeHeld, mayModerate, mayWrite } from './policy.ts';
import { newPoll, putPoll } from './polls.ts';
import { movePosition } from './positions.ts';
import { postUrl } from './posts.ts';
import { findAnswered } from './replyTo.ts';
import { indexedPost } from './searchIndex.ts';
import { nextNumber, putPost } from './storing.ts';
import { putLevel } from './subscriptions.ts';
import { putTags } from './tags.ts';
import { readThread, type Thread, threadChanged, threadUrl } from './thread.ts';
import { putThread } from './threadRow.ts';

async function storedPost(database: Database, id: string) {
  const [post] = await database
    .select({
      id: posts.id,
      number: posts.number,
      html: posts.html,
      held: sql<boolean>`${posts.heldAt} is not null`.mapWith(Boolean),
    })
    .from(posts)
    .where(eq(posts.id, id));
  if (!post) throw notFound();
  return post;
}

/** Explains why the caller may not reply. @throws Problem 403 */
function requireOpen({ mergedIntoId, deletedAt, held, closedAt, closeReason }: Thread): void {
  if (mergedIntoId) throw forbidden('Это обсуждение объединили с другим. Отвечайте там.');
  if (held) throw forbidden('Обсуждение ждёт проверки: отвечать в нём можно будет, когда ведущий его одобрит.');
  if (deletedAt) throw forbidden('Обсуждение убрали: ответить в нём нельзя.');
  if (closedAt) throw forbidden(`Обсуждение закрыто для ответов. Причина: ${closeReason}`);
}

/**
 * Replies in a discussion. Resolves once the post is on disk, with its number and the count of the discussion updated.
 * @param key `Idempotency-Key`: the person's second write with it gets the answer of the first
 * @throws Problem 401, 404, 403 (may read but not write here), 400, 409
 */
export async function reply(actor: MaybeActor, threadId: string, input: unknown, key?: string) {
  const author = signedIn(actor);
  const thread = await readThread(author, threadId);
  if (!mayWrite(author, thread.place))
    throw forbidden(
      thread.association ? 'Отвечают здесь участники объединения. Вступите в него на его странице.' : undefined,
    );
  requireOpen(thread);
  const { body: sent, replyTo, poll: wished } = parse(postInput, input);
  const body = await withMentions(sent, thread);
  const named = parse(keyInput, key);
  const html = renderMarkdown(body);
  const date = new Date();
  const replyToId = await findAnswered(threadId, replyTo);
  const poll = newPoll(wished);
  const post = {
    body,
    html,
    authorId: author.id,
    createdAt: date,
    replyToId,
    pollId: poll?.id ?? null,
    heldAt: null,
  };
  const indexed = indexedPost({ ...post, title: null, associationId: thread.association?.id ?? null });
  const mentions = await mentionedIn(body, thread);
  const attempt = { author: author.id, key: named, kind: `post:${threadId}` };
  const made = await write(async (database) => {
    const before = await madeBefore(database, attempt);
    if (before) return { ...(await storedPost(database, before)), repeated: true };
    if (thread.slowSeconds > 0 && !mayModerate(author, thread.place))
      await requirePause(database, thread, author.id, date);
    const held = mayBeHeld(author, thread.place) && (await isHeldBack(database, thread.association?.id, author.id));
    const number = await (held ? nextHeldNumber(database, threadId) : nextNumber(database, threadId, author.id, date));
    if (number === undefined) throw forbidden('Пока вы писали, обсуждение закрыли или убрали.');
    const id = newId();
    if (held) await putHeld(database, { ...post, id, threadId, number }, thread.association?.id as string);
    else await putPost(database, { ...post, id, threadId, number }, indexed);
    await putPoll(database, id, poll);
    await movePosition(database, author.id, threadId, number);
    // Nobody is notified of a held post before it is approved.
    if (!held) await announcePost(database, id);
    await rememberMade(database, attempt, id);
    return { id, number, html, held, repeated: false };
  });
  if (!made.repeated) emit(threadChanged(thread));
  // The notice of a held post follows its approval.
  if (!made.repeated && !made.held) {
    emit({ kind: 'post.created', threadId, postId: made.id, number: made.number, authorId: author.id, mentions });
  }
  const { id, number, held } = made;
  return { id, number, html: made.html, held, url: postUrl(threadId, number) };
}

/**
 * Starts a discussion with its first post, in an association or about a publication.
 * @throws Problem 401, 400 (no place), 404 (a place the caller may not know of), 403, 400
 */
export async function startThread(actor: MaybeActor, input: unknown, key?: string) {
  const author = signedIn(actor);
  const { place, association, about } = await findPlace(author, input);
  if (!mayWrite(author, place))
    throw forbidden(
      association ? 'Обсуждения здесь начинают участники объединения. Вступите в него на его странице.' : undefined,
    );
  const { title, body: sent, poll: wished, tags } = parse(threadInput, input);
  const body = await withMentions(sent, { association });
  const named = parse(keyInput, key);
  const html = renderMarkdown(body);
  const date = new Date();
  const poll = newPoll(wished);
  const post = {
    body,
    html,
    authorId: author.id,
    createdAt: date,
    replyToId: null,
    pollId: poll?.id ?? null,
    heldAt: null,
  };
  const indexed = indexedPost({ ...post, title, associationId: association?.id ?? null });
  const mentions = await mentionedIn(body, { association });
  const postId = newId();
  const attempt = { author: author.id, key: named, kind: 'thread' };
  const made = await write(async (database) => {
    const before = await madeBefore(database, attempt);
    if (before) return { id: before, held: false, repeated: true };
    const id = newId();
    const held = mayBeHeld(author, place) && (await isHeldBack(database, association?.id, author.id));
    await putThread(database, {
      id,
      associationId: association?.id ?? null,
      publicationId: about?.id ?? null,
      title,
      authorId: author.id,
      createdAt: date,
      // Deleted by nobody: it stays out of every list until its first post is approved.
      deletedAt: held ? date : null,
    });
    if (held) await putHeld(database, { ...post, id: postId, threadId: id, number: 1 }, association?.id as string);
    else await putPost(database, { ...post, id: postId, threadId: id, number: 1 }, indexed);
    await putPoll(database, postId, poll);
    await putTags(database, id, tags ?? []);
    await movePosition(database, author.id, id, 1);
    await putLevel(database, { userId: author.id, subject: 'thread', subjectId: id, level: 'watching' });
    if (!held) await announcePost(database, postId);
    await rememberMade(database, attempt, id);
    return { id, held, repeated: false };
  });
  if (!made.repeated && !made.held) {
    emit(threadChanged({ id: made.id, association, about }));
    emit({ kind: 'post.created', threadId: made.id, postId, number: 1, authorId: author.id, mentions });
  }
  return { id: made.id, url: threadUrl(made.id), held: made.held };
}
