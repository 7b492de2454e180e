import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The secret of an address as the place in this folder makes it of a seed. */
export function secretIn(dataDir: string, purpose: 'collection' | 'unsubscribe', seed: string): string {
  const key = readFileSync(join(dataDir, 'secret.key'));
  return seed + createHmac('sha256', key).update(`${purpose}:${seed}`).digest('base64url').slice(0, 32);
}
