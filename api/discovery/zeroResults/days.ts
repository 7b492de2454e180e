/** Days in Moscow time as 2026-11-23: they sort chronologically. */
const day = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Moscow' });

export const dayKey = (time: number): string => day.format(time);
export const daysBefore = (days: number, now = Date.now()): string => dayKey(now - days * 86_400_000);
