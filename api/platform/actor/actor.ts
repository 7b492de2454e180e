import type { Role } from '../../../db/schema/accounts.ts';
import type { SchoolKind } from '../../../db/schema/schools.ts';
import { notSignedIn } from '../problem/index.ts';

/** Who makes the request: resolved once per request from the session. A guest is `null`. */
export interface Actor {
  id: string;
  name: string;
  email: string;
  role: Role;
  state: 'waiting' | 'active' | 'blocked';
  school: { id: string; slug: string; title: string; kind: SchoolKind } | null;
  sessionId: string;
  /** Which consents are in force. */
  consents: { processing: boolean; publication: boolean };
  /** Leads discussions somewhere: a methodist, the head of an association or their deputy. */
  moderates: boolean;
}

export type MaybeActor = Actor | null;

/** The actor, or a Problem 401. */
export function signedIn(actor: MaybeActor): Actor {
  if (!actor) throw notSignedIn();
  return actor;
}

export const isMethodist = (actor: MaybeActor): boolean => actor?.role === 'methodist';
/** Roles that see every school: the centre and the department. */
export const seesEverySchool = (actor: MaybeActor): boolean =>
  actor?.role === 'methodist' || actor?.role === 'controller' || actor?.role === 'admin';

/** The administration of this school. */
export const administers = (actor: MaybeActor, schoolId: string): boolean =>
  actor?.role === 'school_admin' && actor.school?.id === schoolId;
