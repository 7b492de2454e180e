import { readSettings } from '../../platform/settings/index.ts';

const day = 86_400_000;

/** After how many days without an entry a pair at work counts as silent: a setting of the place. */
export const silentDays = async (): Promise<number> => Number((await readSettings()).pairSilentDays);
/** The moment since when a pair must have written something down not to be silent. */
export const silentSince = async (now = Date.now()): Promise<Date> => new Date(now - (await silentDays()) * day);
