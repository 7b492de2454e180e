import { isMethodist, type MaybeActor } from '../../platform/actor/index.ts';
import { isConfirmed } from '../associations/policy.ts';
import { mayModerate, mayRead, mayWrite, type Place } from './policy.ts';

/** Everyone who may read it, except its author. */
export const maySayUseful = (actor: MaybeActor, place: Place, post: { authorId: string }): boolean =>
  isConfirmed(actor) && mayRead(actor, place) && actor?.id !== post.authorId;

/** The person who asked knows what helped; moderators may choose the answer for them. */
export const maySolve = (actor: MaybeActor, place: Place, thread: { authorId: string }): boolean =>
  mayModerate(actor, place) || (actor?.id === thread.authorId && mayWrite(actor, place));

/** The centre speaks through its methodists, and never in a pair's discussion. */
export const mayMakeOfficial = (actor: MaybeActor, place: Place): boolean =>
  isConfirmed(actor) && isMethodist(actor) && !place?.private;

export const mayVote = mayWrite;
