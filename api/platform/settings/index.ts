export type { QuotaName } from './quotaInput.ts';
export { readSettings, saveSettings, type Settings, settingsInput, storeSettings, timeZones } from './settings.ts';
