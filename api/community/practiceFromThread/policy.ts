import { mayCreate } from '../../knowledge/practices/policy.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import type { Thread } from '../discussions/index.ts';
import { mayModerate, mayRead } from '../discussions/policy.ts';

/** A solved discussion becomes a practice by the hand of its moderators, of who asked, or of who answered. A pair's talk stays its own. */
export const mayMakePractice = (actor: MaybeActor, thread: Thread, answererId: string): boolean =>
  actor !== null &&
  thread.acceptedPostId !== null &&
  !thread.place?.private &&
  mayRead(actor, thread.place) &&
  mayCreate(actor) &&
  (mayModerate(actor, thread.place) || actor.id === thread.authorId || actor.id === answererId);
