import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { placeKey } from '../../platform/placeKey/index.ts';

/** The purpose of an address: a signature for one purpose is invalid for all others. */
type Purpose = 'calendar' | 'collection' | 'join' | 'unsubscribe';

/** Length of the signature: 192 bits. */
const sealLength = 32;

/** The stored part of an address that can be shown again: useless without the place key. */
export const newSeed = () => randomBytes(9).toString('base64url');

const sealOf = (purpose: Purpose, seed: string) =>
  createHmac('sha256', placeKey()).update(`${purpose}:${seed}`).digest('base64url').slice(0, sealLength);

/** The secret of an address, always the same: the seed and its signature. */
export const secretFrom = (purpose: Purpose, seed: string): string => seed + sealOf(purpose, seed);

/** The seed of a secret from an address; null when this installation has not made it. */
export function seedIn(purpose: Purpose, secret: unknown): string | null {
  if (typeof secret !== 'string' || !/^[\w-]{34,80}$/.test(secret)) return null;
  const seed = secret.slice(0, -sealLength);
  const seal = Buffer.from(secret.slice(-sealLength));
  return timingSafeEqual(seal, Buffer.from(sealOf(purpose, seed))) ? seed : null;
}
