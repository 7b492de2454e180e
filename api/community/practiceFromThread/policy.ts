import { mayCreate } from '../../knowledge/practices/policy.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import type { Thread } from '../discussions/index.ts';
import { mayModerate, mayRead, mayWrite } from '../discussions/policy.ts';

/**
 * A solved discussion is made into a practice by its moderators, the person who asked, or the one who answered, while they may write
 * there. Not in a pair.
 */
export const mayMakePractice = (actor: MaybeActor, thread: Thread, answererId: string): boolean =>
  actor !== null &&
  thread.acceptedPostId !== null &&
  !thread.place?.private &&
  mayRead(actor, thread.place) &&
  mayCreate(actor) &&
  (mayModerate(actor, thread.place) ||
    (mayWrite(actor, thread.place) && [thread.authorId, answererId].includes(actor.id)));
