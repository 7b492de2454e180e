export type { QuotaName } from './quotaInput.ts';
export {
  readSettings,
  type Settings,
  saveSettings,
  settingsInput,
  storeSetting,
  storeSettings,
  timeZones,
} from './settings.ts';
