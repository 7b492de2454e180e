import type { Actor } from '../accounts/actor.ts';
import { countUnread as unreadThreads } from '../discussions/threadLists.ts';
import { countUnread as unreadNotifications } from '../notifications/list.ts';

/** What waits for a person: unread notifications, and discussions with something unread. */
export async function countersOf(actor: Actor): Promise<{ notifications: number; unread: number }> {
  const [notifications, unread] = await Promise.all([unreadNotifications(actor.id), unreadThreads(actor)]);
  return { notifications, unread };
}
