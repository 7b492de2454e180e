import type { Database } from '../../../db/client.ts';
import { notify } from '../../people/notifications/index.ts';
import { postUrl } from './posts.ts';
import { readersAmong } from './readers.ts';
import type { Thread } from './thread.ts';

/** Notifies an author of a moderator's decision about their post, with the reason, while they may still read there. */
export const tellAuthor = async (
  database: Database,
  moderator: { id: string },
  thread: Pick<Thread, 'id' | 'url' | 'pair' | 'association'>,
  words: { id: string; authorId: string; number?: number },
  { title, reason }: { title: string; reason?: string },
) =>
  notify(database, await readersAmong(database, [words.authorId], thread), {
    kind: 'moderation',
    title: reason ? `${title}. Причина: ${reason}` : title,
    reason: 'это ваши слова',
    url: words.number ? postUrl(thread.id, words.number) : thread.url,
    subject: `thread:${thread.id}`,
    secret: thread.pair !== null,
    actorId: moderator.id,
  });
