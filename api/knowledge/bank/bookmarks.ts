import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { bookmarks, publications } from '../../../db/schema/bank.ts';
import type { Actor, MaybeActor } from '../../platform/actor/index.ts';
import { page } from '../../platform/http/index.ts';
import { badInput } from '../../platform/problem/index.ts';
import { cardColumns, cardOf } from './card.ts';
import { readPublicationById } from './publication.ts';

/** Bookmarks a publication; idempotent. */
export async function addBookmark(actor: Actor, publicationId: string): Promise<void> {
  await readPublicationById(actor, publicationId);
  await write((database) =>
    database.insert(bookmarks).values({ userId: actor.id, publicationId }).onConflictDoNothing(),
  );
}

export async function removeBookmark(actor: Actor, publicationId: string): Promise<void> {
  await write((database) =>
    database.delete(bookmarks).where(and(eq(bookmarks.userId, actor.id), eq(bookmarks.publicationId, publicationId))),
  );
}

export async function isBookmarked(actor: MaybeActor, publicationId: string): Promise<boolean> {
  if (!actor) return false;
  const found = await read
    .select({ at: bookmarks.createdAt })
    .from(bookmarks)
    .where(and(eq(bookmarks.userId, actor.id), eq(bookmarks.publicationId, publicationId)));
  return found.length > 0;
}

/** The caller's bookmarks, the newest first, without archived publications. */
export async function listBookmarks(actor: Actor, { limit, cursor }: { limit: number; cursor?: string | undefined }) {
  const rows = await read
    .select({ ...cardColumns, at: bookmarks.createdAt })
    .from(bookmarks)
    .innerJoin(publications, eq(publications.id, bookmarks.publicationId))
    .where(and(eq(bookmarks.userId, actor.id), eq(publications.state, 'published'), cursor ? after(cursor) : undefined))
    .orderBy(desc(bookmarks.createdAt), desc(bookmarks.publicationId))
    .limit(limit + 1);
  return page(rows, limit, cardOf, ({ at, id }) => `${at.getTime()}-${id}`);
}

function after(cursor: string): SQL {
  const place = /^(\d+)-(\w+)$/.exec(cursor);
  if (!place)
    throw badInput([{ path: 'cursor', message: 'Это не продолжение списка: начните его с первой страницы.' }]);
  return sql`(${bookmarks.createdAt}, ${bookmarks.publicationId}) < (${Number(place[1])}, ${place[2]})`;
}
