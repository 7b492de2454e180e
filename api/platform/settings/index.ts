export type { QuotaName } from './quotaInput.ts';
export { readSettings, type Settings, saveSettings, settingsInput, storeSettings, timeZones } from './settings.ts';
