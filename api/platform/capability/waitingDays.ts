import { countOf } from '../russian/shared/russian.ts';
import type { DeskRow } from './capability.ts';

const day = 86_400_000;
/** From this many days on the badge is warm. */
const longWait = 10;

/** How long something has waited, as the badge of its row; none on the first day. */
export function waitingBadge(since: Date | null, now = Date.now()): Pick<DeskRow, 'badge'> {
  const days = since ? Math.floor((now - since.getTime()) / day) : 0;
  if (days < 1) return {};
  const text = countOf(days, 'день', 'дня', 'дней');
  return { badge: { text, tone: days > longWait ? 'warm' : 'quiet', icon: 'clock' } };
}
