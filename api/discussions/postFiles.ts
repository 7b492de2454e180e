import type { MaybeActor } from '../accounts/actor.ts';
import { readableBy } from '../files/access.ts';
import { Problem } from '../http/problem.ts';
import { readPost } from './post.ts';

/** A post's files are for exactly those who may read the post. */
readableBy('post', async (actor: MaybeActor, postId: string): Promise<boolean> => {
  try {
    await readPost(actor, postId);
    return true;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return false;
    throw error;
  }
});

export { filesIn, hangOnPost } from '../files/loose.ts';
