import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, read, write } from '../../../db/client.ts';
import { associations } from '../../../db/schema/associations/associations.ts';
import { posts, threads } from '../../../db/schema/discussions/discussions.ts';
import { postDrafts } from '../../../db/schema/discussions/reading.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { page } from '../../platform/http/index.ts';
import { conflict, forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { text } from '../../platform/russian/shared/russian.ts';
import { longestPost } from './input.ts';
import { findPlace } from './place.ts';
import { mayEditPost } from './policy.ts';
import { readPost } from './post.ts';
import { readThread } from './thread.ts';
import { findableBy, mine } from './visibility.ts';

const halfYear = 180 * 86_400_000;
const title = text(200, 0);
/** Longer than a post may be: a text that is too long to be sent must not be lost. */
const body = text(longestPost * 3, 0);
export const draftInput = z.object({
  title: title.default(''),
  body: body.default(''),
  version: z.coerce
    .number({ error: 'Укажите версию черновика, которую вы читали (0, если его не было).' })
    .int()
    .min(0),
});

/** A person's draft in a place. Version 0: no draft yet. */
export interface Draft {
  place: string;
  title: string;
  body: string;
  version: number;
  updatedAt: Date | null;
}

/** A place is `thread:ID`, `edit:POST`, `new:association:KEY`, `new:material:KEY` or `new:practice:KEY`. People who may not read the place have no draft there. */
async function checkPlace(actor: Actor, place: string): Promise<void> {
  const [, kind, id] = /^(thread|edit|new:association|new:material|new:practice):([\w-]{1,200})$/.exec(place) ?? [];
  if (!kind || !id) throw notFound('Такого места для черновика нет.');
  if (kind === 'thread') await readThread(actor, id);
  else if (kind === 'edit') {
    const { post, thread } = await readPost(actor, id);
    if (!mayEditPost(actor, thread.place, post)) throw forbidden('Изменить сообщение может только его автор.');
  } else if (kind === 'new:association') await findPlace(actor, { association: id });
  else await findPlace(actor, { about: { kind: kind.slice(4), id } });
}

const ofPlace = (actor: Actor, place: string) => and(eq(postDrafts.userId, actor.id), eq(postDrafts.place, place));

async function stored(database: Database, actor: Actor, place: string): Promise<Draft> {
  const [row] = await database.select().from(postDrafts).where(ofPlace(actor, place));
  return row ?? { place, title: '', body: '', version: 0, updatedAt: null };
}

const shown = ({ place, title, body, version, updatedAt }: Draft) => ({ place, title, body, version, updatedAt });

/** The caller's draft in a place. @throws Problem 401, 404 */
export async function readDraft(actor: MaybeActor, place: string) {
  const person = signedIn(actor);
  await checkPlace(person, place);
  return shown(await stored(read, person, place));
}

/**
 * Saves a draft. An empty text deletes it.
 * @throws Problem 401, 404, 400, 409 with `current` when another device saved meanwhile
 */
export async function saveDraft(actor: MaybeActor, place: string, input: unknown) {
  const person = signedIn(actor);
  await checkPlace(person, place);
  const { version, ...words } = parse(draftInput, input);
  return write(async (database) => {
    const current = await stored(database, person, place);
    if (current.version !== version) {
      if (current.title === words.title && current.body === words.body) return shown(current);
      throw conflict('На другом устройстве этот черновик уже изменили.', { current: shown(current) });
    }
    if (words.title === '' && words.body === '') {
      await database.delete(postDrafts).where(ofPlace(person, place));
      return shown({ place, ...words, version: 0, updatedAt: null });
    }
    const draft = { place, ...words, version: version + 1, updatedAt: new Date() };
    await database
      .insert(postDrafts)
      .values({ userId: person.id, ...draft })
      .onConflictDoUpdate({ target: [postDrafts.userId, postDrafts.place], set: draft });
    return shown(draft);
  });
}

/** Deletes a draft; idempotent. Works even when the owner may no longer see the place. @throws Problem 401 */
export async function deleteDraft(actor: MaybeActor, place: string): Promise<void> {
  const person = signedIn(actor);
  await write((database) => database.delete(postDrafts).where(ofPlace(person, place)));
}

/**
 * The caller's drafts, the latest first, with the page to continue on. Their own text stays; the title of a thread they can no
 * longer read does not. @throws Problem 401
 */
export async function listDrafts(actor: MaybeActor, { limit, cursor }: { limit: number; cursor?: string | undefined }) {
  const person = signedIn(actor);
  const [time = '', ...rest] = (cursor ?? '').split('.');
  const rows = await read
    .select({
      draft: postDrafts,
      number: posts.number,
      threadId: threads.id,
      threadTitle: sql<string | null>`case when ${findableBy(person)} then ${threads.title} end`,
    })
    .from(postDrafts)
    .leftJoin(posts, sql`${postDrafts.place} like 'edit:%' and ${posts.id} = substr(${postDrafts.place}, 6)`)
    .leftJoin(
      threads,
      sql`${threads.id} = case when ${postDrafts.place} like 'thread:%' then substr(${postDrafts.place}, 8) else ${posts.threadId} end`,
    )
    .leftJoin(associations, eq(associations.id, threads.associationId))
    .leftJoin(mine, and(eq(mine.associationId, threads.associationId), eq(mine.userId, person.id)))
    .where(
      and(
        eq(postDrafts.userId, person.id),
        cursor ? sql`(${postDrafts.updatedAt}, ${postDrafts.place}) < (${Number(time)}, ${rest.join('.')})` : undefined,
      ),
    )
    .orderBy(desc(postDrafts.updatedAt), desc(postDrafts.place))
    .limit(limit + 1);
  return page(
    rows,
    limit,
    ({ draft, ...about }) => ({ ...shown(draft), ...goesOn(draft, about) }),
    ({ draft }) => `${draft.updatedAt.getTime()}.${draft.place}`,
  );
}

/** What a draft is about, and the page to continue on. */
function goesOn(
  { place, title }: Draft,
  { number, threadId, threadTitle }: { number: number | null; threadId: string | null; threadTitle: string | null },
): { what: string; url: string } {
  const [kind, key = '', id = ''] = place.split(':');
  if (kind === 'new')
    return { what: title || 'Новое обсуждение', url: `/threads/new?${key}=${encodeURIComponent(id)}` };
  const name = threadTitle ?? 'обсуждение, которое больше не открывается';
  if (kind === 'edit')
    return {
      what: `Правка сообщения: ${name}`,
      url: `/threads/${threadId}?page=${Math.ceil((number ?? 1) / 20)}&edit=${number}#post-${number}`,
    };
  return { what: `Ответ: ${name}`, url: `/threads/${key}#reply` };
}

/** Deletes drafts untouched for half a year. */
export async function deleteOldDrafts(now = Date.now()): Promise<void> {
  await write((database) => database.delete(postDrafts).where(lt(postDrafts.updatedAt, new Date(now - halfYear))));
}
