import type { Database } from '../../../db/client.ts';
import { notify } from '../../people/notifications/index.ts';
import { postUrl } from './posts.ts';
import type { Thread } from './thread.ts';

/** Tells an author what a moderator did with his words, and why. */
export const tellAuthor = (
  database: Database,
  moderator: { id: string },
  thread: Pick<Thread, 'id' | 'url' | 'pair'>,
  words: { id: string; authorId: string; number?: number },
  { title, reason }: { title: string; reason?: string },
) =>
  notify(database, [words.authorId], {
    kind: 'moderation',
    title: reason ? `${title}. Причина: ${reason}` : title,
    reason: 'это ваши слова',
    url: words.number ? postUrl(thread.id, words.number) : thread.url,
    subject: `thread:${thread.id}`,
    secret: thread.pair !== null,
    actorId: moderator.id,
  });
