import { and, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { read } from '../../../db/client.ts';
import { posts } from '../../../db/schema/discussions/discussions.ts';
import { postUrl } from './posts.ts';

const there = alias(posts, 'there');
/** A moved post may be moved again; nobody does it more often than this. */
const mostSteps = 5;

/** Where the post with this number is now, when it was moved to another discussion; null when it is still here. The target checks the reader's rights itself. */
export async function whereItWent(threadId: string, number: number): Promise<string | null> {
  let url: string | null = null;
  let here = { threadId, number };
  for (let step = 0; step < mostSteps; step += 1) {
    const [next] = await read
      .select({ threadId: there.threadId, number: there.number })
      .from(posts)
      .innerJoin(there, eq(there.id, posts.movedToId))
      .where(and(eq(posts.threadId, here.threadId), eq(posts.number, here.number)));
    if (!next) return url;
    here = next;
    url = postUrl(here.threadId, here.number);
  }
  return url;
}
