import { administers, type MaybeActor } from '../../platform/actor/index.ts';

/** Who invites to a school, confirms people who applied by its link, renews the link: its administration and the centre. */
export const mayAdmitPeople = (actor: MaybeActor, schoolId: string): boolean =>
  administers(actor, schoolId) || actor?.role === 'methodist' || actor?.role === 'admin';
