import { read } from '../../../db/client.ts';
import { gathered } from '../../platform/capability/index.ts';
import { personNow } from '../accounts/index.ts';
import type { Claimed } from './claim.ts';

/**
 * What a letter may still tell this person of: between a notice and its letter they may have left the place it is of, or lost what
 * they had there. The notice itself stays where it was told. Rooms say of their subjects who has left them (`unheard`).
 */
export async function stillHeard(userId: string, claimed: Claimed): Promise<Claimed> {
  const person = await personNow(read, userId);
  if (!person) return [];
  const rules = gathered(({ unheard }) => unheard);
  const idsOf = (kind: string) => [
    ...new Set(
      claimed.flatMap(({ subject }) => (subject.startsWith(`${kind}:`) ? [subject.slice(kind.length + 1)] : [])),
    ),
  ];
  const closed = await Promise.all(
    Object.entries(rules).map(async ([kind, unheard]) => {
      const ids = idsOf(kind);
      return ids.length > 0 ? (await unheard(person, ids)).map((id) => `${kind}:${id}`) : [];
    }),
  );
  const silent = new Set(closed.flat());
  return claimed.filter(({ subject }) => !silent.has(subject));
}
