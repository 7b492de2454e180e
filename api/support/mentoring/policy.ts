import { isMethodist, type MaybeActor } from '../../platform/actor/index.ts';

/** A pair as the rules see it. */
interface PairParties {
  leaderId: string;
  supportedId: string;
  coordinatorId: string;
  peopleIds: string[];
}

/** Roles that follow every pair: the centre's methodists and the department. */
export const seesEveryPair = (actor: MaybeActor): boolean =>
  actor?.state === 'active' && (isMethodist(actor) || actor.role === 'controller');
/** An administrator runs the platform and sees no pairs, whatever other role they have. */
export const seesNoPairs = (actor: MaybeActor): boolean => actor?.state !== 'active' || actor.role === 'admin';

/** Which of the two schools the caller administers, or null. */
export function administeredSide(
  actor: MaybeActor,
  { leaderId, supportedId }: Pick<PairParties, 'leaderId' | 'supportedId'>,
): 'leader' | 'supported' | null {
  if (!actor || seesNoPairs(actor) || actor.role !== 'school_admin' || !actor.school) return null;
  if (actor.school.id === leaderId) return 'leader';
  return actor.school.id === supportedId ? 'supported' : null;
}

/** Its mentors and mentees, its coordinator, both administrations, methodists and the department. */
export function maySeePair(actor: MaybeActor, parties: PairParties): boolean {
  if (!actor || seesNoPairs(actor)) return false;
  return seesEveryPair(actor) || worksInside(actor, parties) || administeredSide(actor, parties) !== null;
}

/**
 * Mentors, mentees and the coordinator: only they read the private discussion and the reflections, and only they write the
 * pair's goals, tasks and meetings.
 */
export function worksInside(
  actor: MaybeActor,
  { coordinatorId, peopleIds }: Pick<PairParties, 'coordinatorId' | 'peopleIds'>,
): boolean {
  if (!actor || seesNoPairs(actor)) return false;
  return coordinatorId === actor.id || peopleIds.includes(actor.id);
}

/** Pairs are proposed by the centre. */
export const mayPropose = (actor: MaybeActor): boolean => actor?.state === 'active' && isMethodist(actor);
/** Start, completion and stop: the coordinator and the centre's methodists. */
export const mayLead = (actor: MaybeActor, { coordinatorId }: Pick<PairParties, 'coordinatorId'>): boolean =>
  !seesNoPairs(actor) && (isMethodist(actor) || actor?.id === coordinatorId);
/** Everyone who works in a school may offer themselves as a mentor. */
export const mayBeMentor = (actor: MaybeActor): boolean =>
  actor?.state === 'active' && actor.school !== null && (actor.role === 'teacher' || actor.role === 'school_admin');
