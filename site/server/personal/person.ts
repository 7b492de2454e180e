import { type Mine, readMine, type Thread } from '../../../api/community/discussions/index.ts';
import { countForBell } from '../../../api/people/notifications/index.ts';
import type { Actor } from '../../../api/platform/actor/index.ts';

/** The person a page is shown to, with everything its personal parts may need. */
export interface Person {
  /** Signed in, or waiting for the school's confirmation. */
  actor: Actor;
  /** The caller's relation to the discussion on the page; nobody's on pages without one. */
  mine: Mine;
  /** The number of unread notifications, counted up to a hundred. */
  unread: number;
}

/** Reads what the personal parts of a page need, from the discussion's page by its name and number. */
export async function readPerson(actor: Actor, thread: Pick<Thread, 'id'> | undefined, page: number): Promise<Person> {
  const [mine, unread] = await Promise.all([
    readMine(thread ? actor : null, thread?.id ?? '', page),
    countForBell(actor.id),
  ]);
  return { actor, mine, unread };
}

/**
 * A stand-in with the same rights on this page who is nobody in particular. A page drawn for them shows nothing personal,
 * because nothing personal is passed in. The school is there only as a fact. The author of the discussion, who may do more with it, stays themselves.
 */
export const standInFor = (actor: Actor, thread?: Thread): Actor => ({
  ...actor,
  id: actor.id === thread?.authorId ? actor.id : 'anybody',
  name: '',
  email: '',
  sessionId: '',
  school: actor.school && { id: '', slug: '', title: '', kind: 'regular' },
});

/** The cache key of a page drawn for a stand-in. */
export const standInKey = ({ id, role, state, school, consents, moderates }: Actor): string =>
  [
    id,
    role,
    state,
    school ? 'school' : '',
    consents.publication ? 'publishes' : '',
    // The menu of the frame shows it, on a discussion of another association too.
    moderates ? 'moderates' : '',
  ].join('.');
