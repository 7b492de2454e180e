import type { SchoolKind } from '../../../db/schema/schools.ts';
import { type Actor, administers, type MaybeActor, seesEverySchool } from '../../platform/actor/index.ts';

/** A pair as far as its two schools matter. */
export interface PairSides {
  leaderId: string;
  supportedId: string;
}

/**
 * Whether somebody may know that a school needs support (`low_results`): its own people, the other side of its pair,
 * the centre and the department. It is an internal flag, never shown publicly.
 * @param pairs the pairs of the actor's school, or of the school asked about
 */
function maySeeSupport(actor: MaybeActor, school: { id: string }, pairs: readonly PairSides[]): boolean {
  if (!actor) return false;
  if (seesEverySchool(actor)) return true;
  const own = actor.school?.id;
  if (!own) return false;
  return own === school.id || pairs.some((pair) => pair.leaderId === own && pair.supportedId === school.id);
}

/** The kind as this actor may see it: a school that needs support reads as a regular one for everybody else. */
export function shownKind(
  actor: MaybeActor,
  school: { id: string; kind: SchoolKind },
  pairs: readonly PairSides[],
): SchoolKind {
  return school.kind === 'low_results' && !maySeeSupport(actor, school, pairs) ? 'regular' : school.kind;
}

/** Who edits the card of a school: its administration, and the administrator of the platform. */
export const mayEditSchool = (actor: MaybeActor, schoolId: string): boolean =>
  administers(actor, schoolId) || actor?.role === 'admin';

/** Who sees the desk of a school (people, applications, the state of its practices): its administration and the centre. */
export const maySeeDesk = (actor: MaybeActor, schoolId: string): boolean =>
  administers(actor, schoolId) || seesEverySchool(actor);

/** Who sets the kind of a school and sees its history. */
export const maySetKind = (actor: MaybeActor): boolean => actor?.role === 'methodist' || actor?.role === 'admin';
export const maySeeKindHistory = (actor: Actor | null, schoolId: string): boolean =>
  seesEverySchool(actor) || actor?.school?.id === schoolId;
