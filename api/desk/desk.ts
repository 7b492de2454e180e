import { countUnread } from '../community/discussions/index.ts';
import { materialsToReview, unfinishedMaterials } from '../knowledge/materials/index.ts';
import { listNotifications } from '../people/notifications/index.ts';
import type { Actor } from '../platform/actor/index.ts';
import { latestBookmarks, latestThreads, livingPairs, openAdoptions, ownAssociations } from './around.ts';
import {
  casesToDecide,
  joinRequests,
  newcomers,
  practicesToReview,
  textsToReread,
  unfinishedPractices,
} from './waiting.ts';

/**
 * Everything that the desk of a person shows: first what waits for him, then where he takes part.
 * One who is not confirmed by his school yet has an empty desk.
 */
export async function readDesk(actor: Actor) {
  if (actor.state !== 'active') return emptyDesk;
  const [
    cases,
    review,
    texts,
    reread,
    people,
    requests,
    practices,
    written,
    associations,
    pairs,
    bookmarks,
    adoptions,
    notices,
  ] = await Promise.all([
    casesToDecide(actor),
    practicesToReview(actor),
    materialsToReview(actor),
    textsToReread(actor),
    newcomers(actor),
    joinRequests(actor),
    unfinishedPractices(actor),
    unfinishedMaterials(actor),
    ownAssociations(actor),
    livingPairs(actor),
    latestBookmarks(actor),
    openAdoptions(actor),
    listNotifications(actor, { limit: 3, show: 'unread' }),
  ]);
  const [threads, unread] = await Promise.all([latestThreads(associations.map(({ id }) => id)), countUnread(actor)]);
  return {
    cases,
    review,
    /** Materials of the bank under review. */
    texts,
    reread,
    people,
    requests,
    practices,
    /** Materials of the bank that this person writes. */
    written,
    associations,
    threads,
    unread,
    pairs,
    bookmarks,
    adoptions,
    notices,
  };
}

export type Desk = Awaited<ReturnType<typeof readDesk>>;

const emptyDesk = {
  cases: { count: 0, items: [] },
  review: { count: 0, items: [] },
  texts: { count: 0, items: [] },
  reread: { count: 0, items: [] },
  people: { count: 0, items: [] },
  requests: [],
  practices: [],
  written: [],
  associations: [],
  threads: [],
  unread: 0,
  pairs: [],
  bookmarks: [],
  adoptions: [],
  notices: { items: [], next: null, unread: 0 },
};
