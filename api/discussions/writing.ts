import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Database, write } from '../../db/client.ts';
import { newId } from '../../db/identifier.ts';
import { idempotencyKeys, posts, threads } from '../../db/schema/discussions.ts';
import { type MaybeActor, signedIn } from '../accounts/actor.ts';
import { emit } from '../events.ts';
import { forbidden, notFound, Problem, parse } from '../http/problem.ts';
import { renderMarkdown } from '../markdown.ts';
import { keyInput, postInput, threadInput } from './input.ts';
import { findPlace } from './place.ts';
import { mayWrite } from './policy.ts';
import { postUrl } from './posts.ts';
import { readThread, threadChanged, threadUrl } from './thread.ts';

const at = sql.placeholder;

/** The statements of the hot writes, prepared once for each connection that writes. */
function prepare(database: Database) {
  return {
    count: database
      .update(threads)
      .set({
        postCount: sql`${threads.postCount} + 1`,
        lastPostAt: sql`${at('at')}`,
        lastPosterId: sql`${at('author')}`,
      })
      .where(and(eq(threads.id, at('thread')), isNull(threads.deletedAt)))
      .returning({ number: threads.postCount })
      .prepare(),
    insert: database
      .insert(posts)
      .values({
        id: at('id'),
        threadId: at('thread'),
        number: at('number'),
        authorId: at('author'),
        body: at('body'),
        html: at('html'),
        version: 1,
        createdAt: at('date'),
      })
      .prepare(),
    known: database
      .select({ subject: idempotencyKeys.subject })
      .from(idempotencyKeys)
      .where(and(eq(idempotencyKeys.userId, at('author')), eq(idempotencyKeys.key, at('key'))))
      .prepare(),
    remember: database
      .insert(idempotencyKeys)
      .values({ userId: at('author'), key: at('key'), subject: at('subject'), createdAt: at('date') })
      .prepare(),
  };
}
const prepared = new WeakMap<Database, ReturnType<typeof prepare>>();
function statementsOf(database: Database) {
  const known = prepared.get(database) ?? prepare(database);
  prepared.set(database, known);
  return known;
}
type Statements = ReturnType<typeof prepare>;

/** The id of what this key made before at the same place; null when it is new. @throws Problem 409 when it was used for something else */
async function madeBefore(
  statements: Statements,
  author: string,
  key: string | undefined,
  kind: string,
): Promise<string | null> {
  if (!key) return null;
  const [known] = await statements.known.execute({ author, key });
  if (!known) return null;
  const [madeKind, id] = known.subject.split(' ');
  if (madeKind !== kind || !id)
    throw new Problem(
      409,
      'Ключ уже занят',
      'С этим Idempotency-Key вы уже отправили другой запрос. Возьмите новый ключ.',
    );
  return id;
}

const remember = async (statements: Statements, author: string, key: string | undefined, kind: string, id: string) => {
  if (key) await statements.remember.execute({ author, key, subject: `${kind} ${id}`, date: new Date() });
};

/**
 * Answers in a discussion. Resolves once the post is on disk, with its number and with the discussion's count risen.
 * @param key `Idempotency-Key`: the same person's second write with it gets the first one's answer
 * @throws Problem 401, 404, 403 (may read but not write here), 400, 409
 */
export async function reply(actor: MaybeActor, threadId: string, input: unknown, key?: string) {
  const author = signedIn(actor);
  const thread = await readThread(author, threadId);
  if (!mayWrite(author, thread.place))
    throw forbidden(
      thread.association ? 'Отвечают здесь участники объединения. Вступите в него на его странице.' : undefined,
    );
  if (thread.deletedAt) throw forbidden('Обсуждение убрали: ответить в нём нельзя.');
  const { body } = parse(postInput, input);
  const named = parse(keyInput, key);
  const html = renderMarkdown(body);
  const kind = `post:${threadId}`;
  const made = await write(async (database) => {
    const statements = statementsOf(database);
    const before = await madeBefore(statements, author.id, named, kind);
    if (before) {
      const [post] = await database
        .select({ id: posts.id, number: posts.number, html: posts.html })
        .from(posts)
        .where(eq(posts.id, before));
      if (post) return { ...post, repeated: true };
    }
    const date = new Date();
    const [counted] = await statements.count.execute({ thread: threadId, at: date.getTime(), author: author.id });
    if (!counted) throw notFound('Это обсуждение убрали.');
    const id = newId();
    await statements.insert.execute({
      id,
      thread: threadId,
      number: counted.number,
      author: author.id,
      body,
      html,
      date,
    });
    await remember(statements, author.id, named, kind, id);
    return { id, number: counted.number, html, repeated: false };
  });
  if (!made.repeated) emit(threadChanged(thread));
  return { id: made.id, number: made.number, html: made.html, url: postUrl(threadId, made.number) };
}

/**
 * Starts a discussion with its first post, in an association or about a publication.
 * @throws Problem 401, 400 (no place named), 404 (a place not to be known of), 403, 400
 */
export async function startThread(actor: MaybeActor, input: unknown, key?: string) {
  const author = signedIn(actor);
  const { place, association, about } = await findPlace(author, input);
  if (!mayWrite(author, place))
    throw forbidden(
      association ? 'Обсуждения здесь начинают участники объединения. Вступите в него на его странице.' : undefined,
    );
  const { title, body } = parse(threadInput, input);
  const named = parse(keyInput, key);
  const html = renderMarkdown(body);
  const made = await write(async (database) => {
    const statements = statementsOf(database);
    const before = await madeBefore(statements, author.id, named, 'thread');
    if (before) return { id: before, repeated: true };
    const date = new Date();
    const id = newId();
    await database.insert(threads).values({
      id,
      associationId: association?.id ?? null,
      publicationId: about?.id ?? null,
      title,
      authorId: author.id,
      postCount: 1,
      lastPostAt: date,
      lastPosterId: author.id,
      createdAt: date,
    });
    await statements.insert.execute({ id: newId(), thread: id, number: 1, author: author.id, body, html, date });
    await remember(statements, author.id, named, 'thread', id);
    return { id, repeated: false };
  });
  if (!made.repeated) emit(threadChanged({ id: made.id, association, about }));
  return { id: made.id, url: threadUrl(made.id) };
}
