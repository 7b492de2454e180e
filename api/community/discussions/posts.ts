import type { MaybeActor } from '../../platform/actor/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { keptPosts, type PostPage } from './keptPosts.ts';
import { mayModerate } from './policy.ts';
import { postsForGuests, postsForPeople } from './postRows.ts';
import { postOf, withPolls } from './shownPost.ts';
import type { Thread } from './thread.ts';

/** Posts per page. */
export const postsPerPage = 20;

async function readPosts(actor: MaybeActor, thread: Thread, limit: number, after: number): Promise<PostPage> {
  const statement = actor ? postsForPeople : postsForGuests;
  const rows = await statement.execute({
    thread: thread.id,
    association: thread.association?.id ?? '',
    after,
    limit: limit + 1,
  });
  const moderates = mayModerate(actor, thread.place);
  const items = await withPolls(rows.slice(0, limit).map((row) => postOf(actor, row, moderates)));
  return { items, next: rows.length > limit ? String(items.at(-1)?.number) : null };
}

/** Classes of readers: guests see fewer names, moderators also see held posts. */
const readersOf = (actor: MaybeActor, { place }: Thread) =>
  actor ? (mayModerate(actor, place) ? 'moderators' : 'people') : 'guests';

/** Up to `limit` posts of a given discussion after the number `after`; `next` is the number to continue after. */
export const listPosts = (
  actor: MaybeActor,
  thread: Thread,
  { limit, after = 0 }: { limit: number; after?: number },
): Promise<PostPage> =>
  keptPosts(`${thread.id} ${thread.revision} ${after} ${limit} ${readersOf(actor, thread)}`, () =>
    readPosts(actor, thread, limit, after),
  );

/** A page of a discussion. Numbers have no gaps, so page N begins after number 20·(N−1). @throws Problem 404 */
export async function readPage(actor: MaybeActor, thread: Thread, number: number) {
  const pages = Math.max(1, Math.ceil(thread.postCount / postsPerPage));
  if (!Number.isInteger(number) || number < 1 || number > pages)
    throw notFound('В этом обсуждении нет такой страницы.');
  const { items } = await listPosts(actor, thread, { limit: postsPerPage, after: (number - 1) * postsPerPage });
  return { posts: items, pages };
}

/** The address of a post: its page and its anchor. */
export function postUrl(threadId: string, number: number): string {
  const page = Math.ceil(number / postsPerPage);
  return `/threads/${threadId}${page > 1 ? `?page=${page}` : ''}#post-${number}`;
}
