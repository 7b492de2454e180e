import type { Membership, Visibility } from '../../db/schema/associations.ts';
import { isMethodist, type MaybeActor } from '../accounts/actor.ts';
import { isConfirmed, leads, maySeeInside, mayWriteInside } from '../associations/policy.ts';

/** Where a discussion stands: in an association, with what the caller is in it, or about a publication (null). */
export type Place = { visibility: Visibility; membership: Membership } | null;
interface Erased {
  authorId: string;
  deletedBy: string | null;
}

/** What is said about a publication is as open as the publication itself. */
export const mayRead = (actor: MaybeActor, place: Place): boolean => place === null || maySeeInside(actor, place);

/** Members write in their association, everyone confirmed writes about a publication, methodists write everywhere. */
export const mayWrite = (actor: MaybeActor, place: Place): boolean =>
  place === null ? isConfirmed(actor) : mayWriteInside(actor, place);

/** Methodists, and in an association its head and deputies. */
export const mayModerate = (actor: MaybeActor, place: Place): boolean =>
  isConfirmed(actor) && (isMethodist(actor) || (place !== null && leads(place.membership)));

/** The words are the author's alone; who left an association leaves them as they are. */
export const mayEditPost = (actor: MaybeActor, place: Place, post: { authorId: string }): boolean =>
  actor?.id === post.authorId && mayWrite(actor, place);

export const mayDeletePost = (actor: MaybeActor, place: Place, post: { authorId: string }): boolean =>
  mayEditPost(actor, place, post) || mayModerate(actor, place);

/** Undone by the same: what the author took away, by the author; what a moderator took away, by a moderator. */
export const mayRestore = (actor: MaybeActor, place: Place, { authorId, deletedBy }: Erased): boolean =>
  deletedBy === authorId ? actor?.id === authorId && mayWrite(actor, place) : mayModerate(actor, place);

export const mayRetitle = mayDeletePost;

/** An author takes his discussion away while nobody else has spoken in it; a moderator always. */
export const mayDeleteThread = (
  actor: MaybeActor,
  place: Place,
  thread: { authorId: string; postCount: number },
): boolean => mayModerate(actor, place) || (thread.postCount === 1 && mayEditPost(actor, place, thread));
