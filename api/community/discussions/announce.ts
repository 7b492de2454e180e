import type { Database } from '../../../db/client.ts';
import { enqueue } from '../../platform/jobs/index.ts';

/** The kind of the job; its handler is in `jobs.ts`. */
export const postCreated = 'post.created';

/**
 * Queues the notices of a new post. Called in the transaction that writes the post, and again when a held post is
 * approved (until then the job notifies nobody). Calling it twice notifies once.
 */
export const announcePost = (database: Database, postId: string): Promise<void> =>
  enqueue(database, postCreated, { postId });
