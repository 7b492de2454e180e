import type { MaybeActor } from '../accounts/actor.ts';
import { mayModerate, mayRead } from '../discussions/policy.ts';
import type { Thread } from '../discussions/thread.ts';
import { mayCreate } from '../practices/policy.ts';

/** A solved discussion becomes a practice by the hand of its moderators, of who asked, or of who answered. A pair's talk stays its own. */
export const mayMakePractice = (actor: MaybeActor, thread: Thread, answererId: string): boolean =>
  actor !== null &&
  thread.acceptedPostId !== null &&
  !thread.place?.private &&
  mayRead(actor, thread.place) &&
  mayCreate(actor) &&
  (mayModerate(actor, thread.place) || actor.id === thread.authorId || actor.id === answererId);
