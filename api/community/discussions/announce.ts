import type { Database } from '../../../db/client.ts';
import { enqueue } from '../../platform/jobs/index.ts';

/** The kind of the job; what it does stands in `jobs.ts`. */
export const postCreated = 'post.created';

/**
 * Leaves it to be told that a post was written: called in the transaction that writes it, and once more by whoever
 * approves a post that was held (before that the work tells nobody). Telling twice tells once.
 */
export const announcePost = (database: Database, postId: string): Promise<void> =>
  enqueue(database, postCreated, { postId });
