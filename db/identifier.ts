import { randomBytes } from 'node:crypto';

const letters = '0123456789abcdefghjkmnpqrstvwxyz';
const since = Date.UTC(2020, 0, 1);

/**
 * A new 16-character identifier: nine characters of time (milliseconds), seven random.
 * Ids sort by creation, so a list ordered by `id` is chronological and its cursor is the last `id`.
 */
export function newId(now = Date.now()): string {
  let time = '';
  for (let rest = now - since, place = 0; place < 9; place++) {
    time = letters[rest % 32] + time;
    rest = Math.floor(rest / 32);
  }
  return time + [...randomBytes(7)].map((byte) => letters[byte % 32]).join('');
}
