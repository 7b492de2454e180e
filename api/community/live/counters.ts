import { countUnread as unreadNotifications } from '../../people/notifications/index.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { countUnread as unreadThreads } from '../discussions/index.ts';

/** A person's counters: unread notifications, and discussions with unread posts. */
export async function countersOf(actor: Actor): Promise<{ notifications: number; unread: number }> {
  const [notifications, unread] = await Promise.all([unreadNotifications(actor.id), unreadThreads(actor)]);
  return { notifications, unread };
}
