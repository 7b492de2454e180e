import { isAdministrator } from '../../people/accounts/policy.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { forbidden } from '../../platform/problem/index.ts';

/** Copies contain everything that everyone wrote: only administrators may request them. @throws Problem 401, 403 */
export function keeper(actor: MaybeActor): Actor {
  const me = signedIn(actor);
  if (!isAdministrator(me)) throw forbidden('За резервными копиями следит администратор платформы.');
  return me;
}
