import { and, desc, eq, gt, isNull, ne } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { posts } from '../../../db/schema/discussions/discussions.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { plainText } from '../../platform/markdown/index.ts';
import { conflict } from '../../platform/problem/index.ts';
import { postUrl } from './posts.ts';
import type { Thread } from './thread.ts';

const mostNamed = 5;

export interface Newer {
  number: number;
  author: string;
  excerpt: string;
  url: string;
}

/**
 * Stops a reply once when others have posted since the page was rendered; the second attempt, with the newer number in
 * `seen`, passes. Only forms send `seen`, so other clients are not affected.
 * @throws Problem 409 with `newer` (the last five, in order) and `seen`
 */
export async function heedNewer(actor: Actor, thread: Thread, seen: unknown): Promise<void> {
  const last = Number(seen);
  if (seen === undefined || seen === '' || !Number.isInteger(last) || thread.postCount <= last) return;
  const rows = await read
    .select({ number: posts.number, author: users.name, html: posts.html })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(
      and(
        eq(posts.threadId, thread.id),
        gt(posts.number, last),
        isNull(posts.deletedAt),
        isNull(posts.heldAt),
        ne(posts.authorId, actor.id),
      ),
    )
    .orderBy(desc(posts.number))
    .limit(mostNamed);
  if (rows.length === 0) return;
  const newer: Newer[] = rows.reverse().map(({ number, author, html }) => ({
    number,
    author,
    excerpt: shortened(plainText(html)),
    url: postUrl(thread.id, number),
  }));
  throw conflict('Пока вы писали, в обсуждении ответили. Посмотрите новое и отправьте ещё раз: ваш текст на месте.', {
    newer,
    seen: thread.postCount,
  });
}

const shortened = (text: string) => (text.length > 160 ? `${text.slice(0, text.lastIndexOf(' ', 160))}…` : text);
