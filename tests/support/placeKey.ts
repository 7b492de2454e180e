import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The secret of a person's link that ends letters, as the place in this folder makes it. */
export function unsubscribeSecret(dataDir: string, userId: string): string {
  const key = readFileSync(join(dataDir, 'secret.key'));
  return userId + createHmac('sha256', key).update(`unsubscribe:${userId}`).digest('base64url').slice(0, 32);
}
