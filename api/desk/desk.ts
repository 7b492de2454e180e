import { countUnread } from '../community/discussions/index.ts';
import { listNotifications } from '../people/notifications/index.ts';
import type { Actor } from '../platform/actor/index.ts';
import { capabilities } from '../platform/capability/index.ts';
import { latestBookmarks, latestThreads, livingPairs, ownAssociations } from './around.ts';

/**
 * The desk of a person: first the blocks that capabilities declare, with what waits for them, then where
 * they take part. A person not yet confirmed by their school has an empty desk.
 */
export async function readDesk(actor: Actor) {
  if (actor.state !== 'active') return emptyDesk;
  const [waiting, associations, pairs, bookmarks, notices] = await Promise.all([
    whatWaits(actor),
    ownAssociations(actor),
    livingPairs(actor),
    latestBookmarks(actor),
    listNotifications(actor, { limit: 3, show: 'unread' }),
  ]);
  const [threads, unread] = await Promise.all([latestThreads(associations.map(({ id }) => id)), countUnread(actor)]);
  return { waiting, associations, threads, unread, pairs, bookmarks, notices };
}

export type Desk = Awaited<ReturnType<typeof readDesk>>;

async function whatWaits(actor: Actor) {
  const blocks = capabilities()
    .flatMap(({ desk = [] }) => desk)
    .toSorted((one, other) => one.order - other.order);
  const read = await Promise.all(
    blocks.map(async ({ name, read }) => {
      const waiting = await read(actor);
      return waiting && { name, ...waiting };
    }),
  );
  return read.filter((block) => block !== null);
}

const emptyDesk = {
  waiting: [],
  associations: [],
  threads: [],
  unread: 0,
  pairs: [],
  bookmarks: [],
  notices: { items: [], next: null, unread: 0 },
};
