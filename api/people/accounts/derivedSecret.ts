import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { placeKey } from '../../platform/placeKey/index.ts';

/** What an address is for: the seal of one opens nothing of another kind. */
type Purpose = 'calendar' | 'collection' | 'join' | 'unsubscribe';

/** Characters of the seal: 192 bits. */
const sealLength = 32;

/** What stands in the table for an address that is to be shown again: it opens nothing without the place's key. */
export const newSeed = () => randomBytes(9).toString('base64url');

const sealOf = (purpose: Purpose, seed: string) =>
  createHmac('sha256', placeKey()).update(`${purpose}:${seed}`).digest('base64url').slice(0, sealLength);

/** The secret of an address, the same each time: the seed and its seal. */
export const secretFrom = (purpose: Purpose, seed: string): string => seed + sealOf(purpose, seed);

/** The seed inside a secret that came by an address; null when this place has not made it. */
export function seedIn(purpose: Purpose, secret: unknown): string | null {
  if (typeof secret !== 'string' || !/^[\w-]{34,80}$/.test(secret)) return null;
  const seed = secret.slice(0, -sealLength);
  const seal = Buffer.from(secret.slice(-sealLength));
  return timingSafeEqual(seal, Buffer.from(sealOf(purpose, seed))) ? seed : null;
}
