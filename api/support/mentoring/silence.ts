import { readSettings } from '../../platform/settings/index.ts';

const day = 86_400_000;

/** After how many days without an entry an active pair counts as silent: a setting. */
export const silentDays = async (): Promise<number> => Number((await readSettings()).pairSilentDays);
/** A pair without an entry since this moment is silent. */
export const silentSince = async (now = Date.now()): Promise<Date> => new Date(now - (await silentDays()) * day);
