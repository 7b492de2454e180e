import type { Membership, Visibility } from '../../../db/schema/associations/associations.ts';
import { isMethodist, type MaybeActor } from '../../platform/actor/index.ts';
import { belongs, isConfirmed, leads, maySeeInside, mayWriteInside } from '../associations/policy.ts';

/**
 * The place of a discussion: an association with the caller's membership, or a publication (null). A pair's place is
 * `private`: its coordinator counts as head, its mentors and mentees as members, and no role opens it to anybody else.
 */
export type Place = {
  visibility: Visibility;
  membership: Membership;
  private?: boolean;
  /** The association holds a new member's first post for approval. */
  holdsFirstPosts?: boolean;
} | null;
interface Erased {
  authorId: string;
  deletedBy: string | null;
}

/** The people of a pair. An administrator is kept out whatever other role they have. */
const insidePair = (actor: MaybeActor, place: NonNullable<Place>): boolean =>
  isConfirmed(actor) && actor?.role !== 'admin' && belongs(place.membership);

/** Discussions about a publication are as open as the publication itself. */
export function mayRead(actor: MaybeActor, place: Place): boolean {
  if (place?.private) return insidePair(actor, place);
  return place === null || maySeeInside(actor, place);
}

/** Members post in their association, everyone confirmed posts about a publication, methodists post everywhere. */
export function mayWrite(actor: MaybeActor, place: Place): boolean {
  if (place?.private) return insidePair(actor, place);
  return place === null ? isConfirmed(actor) : mayWriteInside(actor, place);
}

/** Methodists, and in an association its head and deputies; in a pair its coordinator alone. */
export function mayModerate(actor: MaybeActor, place: Place): boolean {
  if (place?.private) return insidePair(actor, place) && leads(place.membership);
  return isConfirmed(actor) && (isMethodist(actor) || (place !== null && leads(place.membership)));
}

/** Whose first post may be held: a plain member's, where the association wants it. Methodists and heads are never held. */
export const mayBeHeld = (actor: MaybeActor, place: Place): boolean =>
  Boolean(place?.holdsFirstPosts) && !mayModerate(actor, place);

/** Only the author edits a post; former members of an association no longer do. */
export const mayEditPost = (actor: MaybeActor, place: Place, post: { authorId: string }): boolean =>
  actor?.id === post.authorId && mayWrite(actor, place);

export const mayDeletePost = (actor: MaybeActor, place: Place, post: { authorId: string }): boolean =>
  mayEditPost(actor, place, post) || mayModerate(actor, place);

/** The one who deleted it restores it: the author, or a moderator. */
export const mayRestore = (actor: MaybeActor, place: Place, { authorId, deletedBy }: Erased): boolean =>
  deletedBy === authorId ? actor?.id === authorId && mayWrite(actor, place) : mayModerate(actor, place);

export const mayRetitle = mayDeletePost;

/** Authors may delete their discussion while nobody else has posted in it, moderators always. The only discussion of a pair cannot be deleted. */
export const mayDeleteThread = (
  actor: MaybeActor,
  place: Place,
  thread: { authorId: string; postCount: number },
): boolean =>
  !place?.private && (mayModerate(actor, place) || (thread.postCount === 1 && mayEditPost(actor, place, thread)));
