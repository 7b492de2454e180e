export { capability } from './capability.ts';
export { askForCopy, backupOverview } from './overview.ts';
export { stageTitles } from './stages.ts';
export { sizeInWords } from './words.ts';
