import type { rhythms } from '../../../db/schema/notifications.ts';

/** A person's choices about time. Hours are in the time zone of the installation. */
export interface Hours {
  digest: (typeof rhythms)[number];
  hour: number;
  weekday: number;
  quietFrom: number | null;
  quietUntil: number | null;
  pausedUntil: Date | null;
}

const hour = 3_600_000;
const day = 24 * hour;

/** The offset of a time zone from UTC at a moment, in milliseconds. */
export function offsetOf(zone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d+):?(\d+)?/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * hour + Number(minutes) * 60_000);
}

const isQuiet = ({ quietFrom, quietUntil }: Hours, at: number): boolean => {
  if (quietFrom === null || quietUntil === null || quietFrom === quietUntil) return false;
  return quietFrom < quietUntil ? at >= quietFrom && at < quietUntil : at >= quietFrom || at < quietUntil;
};

/** The first moment, not before `now`, at which a letter may be sent: after the pause and outside the quiet hours. */
export function freeAt(hours: Hours, offset: number, now: Date): Date {
  const from = Math.max(now.getTime(), hours.pausedUntil?.getTime() ?? 0);
  const local = from + offset;
  const clock = Math.floor((local % day) / hour);
  if (!isQuiet(hours, clock)) return new Date(from);
  let wait = 1;
  while (isQuiet(hours, (clock + wait) % 24)) wait += 1;
  return new Date(Math.floor(local / hour) * hour + wait * hour - offset);
}

/** The last moment, not after `now`, at which a person's digest was due. */
export function lastDue({ digest, hour: at, weekday }: Hours, offset: number, now: Date): Date {
  const local = now.getTime() + offset;
  let midnight = Math.floor(local / day) * day;
  if (midnight + at * hour > local) midnight -= day;
  // The first of January 1970 was a Thursday, the fourth day of the week.
  if (digest === 'weekly') while (((((midnight / day + 3) % 7) + 7) % 7) + 1 !== weekday) midnight -= day;
  return new Date(midnight + at * hour - offset);
}
