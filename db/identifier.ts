import { randomBytes } from 'node:crypto';

const letters = '0123456789abcdefghjkmnpqrstvwxyz';
const since = Date.UTC(2020, 0, 1);

/**
 * A new identifier of 16 characters: nine of time (milliseconds), seven of chance.
 * Later ones sort after earlier ones, so a list ordered by `id` is ordered by age and its cursor is the last `id`.
 */
export function newId(now = Date.now()): string {
  let time = '';
  for (let rest = now - since, place = 0; place < 9; place++) {
    time = letters[rest % 32] + time;
    rest = Math.floor(rest / 32);
  }
  return time + [...randomBytes(7)].map((byte) => letters[byte % 32]).join('');
}
