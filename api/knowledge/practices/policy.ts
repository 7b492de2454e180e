import type { Practice } from '../../../db/schema/practices.ts';
import { type Actor, isMethodist, type MaybeActor } from '../../platform/actor/index.ts';
import { isEditable } from './states.ts';

/** A practice as the rules see it. */
export type Subject = Pick<Practice, 'authorId' | 'schoolId' | 'state'> & { coauthors: readonly string[] };

const active = (actor: MaybeActor): actor is Actor => actor?.state === 'active';

/** Anyone attached to a school, and methodists. */
export const mayCreate = (actor: Actor): boolean => active(actor) && (actor.school !== null || isMethodist(actor));

export const isAuthor = (actor: MaybeActor, practice: Subject): boolean => actor?.id === practice.authorId;

/** The author and the co-authors. */
export const isWriter = (actor: MaybeActor, practice: Subject): boolean =>
  actor !== null && (isAuthor(actor, practice) || practice.coauthors.includes(actor.id));

/** A methodist who may decide: never about their own text. */
const isReviewer = (actor: MaybeActor, practice: Subject): boolean =>
  active(actor) && isMethodist(actor) && !isWriter(actor, practice);

/** A published one is for everyone; before that for its writers, and for methodists once it was submitted. */
export const mayRead = (actor: MaybeActor, practice: Subject): boolean =>
  practice.state === 'published' || mayFollow(actor, practice);

/** Remarks, revisions and decisions: the inside of the review. */
export const mayFollow = (actor: MaybeActor, practice: Subject): boolean =>
  isWriter(actor, practice) || (active(actor) && isMethodist(actor) && practice.state !== 'draft');

export const mayEdit = (actor: MaybeActor, practice: Subject): boolean =>
  isWriter(actor, practice) && isEditable(practice.state);

/** Inviting and removing co-authors. */
export const mayManageAuthors = (actor: MaybeActor, practice: Subject): boolean =>
  isAuthor(actor, practice) && isEditable(practice.state);

/** Only the author: the publication carries their name. */
export const maySubmit = isAuthor;
export const mayDecide = isReviewer;

export const mayArchive = (actor: MaybeActor, practice: Subject): boolean =>
  isAuthor(actor, practice) || (active(actor) && isMethodist(actor));

/** Remarks are exchanged while the text is under review or returned. */
export const mayComment = (actor: MaybeActor, practice: Subject): boolean =>
  mayFollow(actor, practice) && (practice.state === 'review' || practice.state === 'returned');

/** «Внедряем у себя»: a teacher or the administration of another school than the one whose practice it is. */
export const mayAdopt = (actor: MaybeActor, practiceSchoolId: string | null): boolean =>
  active(actor) &&
  (actor.role === 'teacher' || actor.role === 'school_admin') &&
  actor.school !== null &&
  actor.school.id !== practiceSchoolId;

/** The report is written by the person who took the practice over, and by the administration of that school. */
export const mayTendAdoption = (actor: MaybeActor, adoption: { schoolId: string; userId: string }): boolean =>
  active(actor) &&
  actor.school?.id === adoption.schoolId &&
  (actor.id === adoption.userId || actor.role === 'school_admin');
