export { capability } from './capability.ts';
export { askForCopy, backupOverview } from './overview.ts';
