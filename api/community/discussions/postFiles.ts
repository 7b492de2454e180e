import type { MaybeActor } from '../../platform/actor/index.ts';
import { readableBy } from '../../platform/files/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { mayModerate } from './policy.ts';
import { readPost } from './post.ts';

/** A post's files are for those who may read the post. */
readableBy('post', async (actor: MaybeActor, postId: string): Promise<boolean> => {
  try {
    const { post, thread } = await readPost(actor, postId);
    // Only the author and moderators see a post that awaits approval.
    return post.heldAt === null || post.authorId === actor?.id || mayModerate(actor, thread.place);
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return false;
    throw error;
  }
});

export { filesIn, hangOnPost } from '../../platform/files/index.ts';
