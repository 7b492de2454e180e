import type { Role, users } from '../../../db/schema/accounts.ts';
import { type Actor, administers, type MaybeActor } from '../../platform/actor/index.ts';

/** Roles that belong to a school; the others belong to the centre or the department and have none. */
export const isSchoolRole = (role: Role): boolean => role === 'teacher' || role === 'school_admin';

/** Who may invite people at all: administrations of schools, the centre. */
export const invites = (actor: MaybeActor): boolean =>
  actor?.role === 'admin' || actor?.role === 'methodist' || (actor?.role === 'school_admin' && actor.school !== null);

/** A school invites into itself; the centre into any school and role, but only an administrator makes administrators. */
export function mayInvite(actor: Actor, role: Role, schoolId: string | null): boolean {
  if (actor.role === 'admin') return true;
  if (actor.role === 'methodist') return role !== 'admin';
  return schoolId !== null && administers(actor, schoolId) && isSchoolRole(role);
}

/** Who sees and revokes a sent invitation. */
export const maySeeInvitation = (actor: Actor, invitation: { role: Role | null; schoolId: string | null }): boolean =>
  mayInvite(actor, invitation.role ?? 'teacher', invitation.schoolId);

export const isAdministrator = (actor: MaybeActor): boolean => actor?.role === 'admin';

type ProfileVisibility = (typeof users.$inferSelect)['profile'];

/**
 * Whether somebody's profile page may be opened. Guests see it only with the person's consent to publication as well
 * (152-ФЗ, статья 10.1); people always see their own.
 */
export function maySeeProfile(
  viewer: MaybeActor,
  person: { id: string; state: string; profile: ProfileVisibility; publishes: boolean },
): boolean {
  if (viewer?.id === person.id) return true;
  if (person.state !== 'active') return false;
  if (viewer) return person.profile !== 'private';
  return person.profile === 'everyone' && person.publishes;
}
