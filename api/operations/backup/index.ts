export { askForCopy, backupOverview } from './overview.ts';
export { backupRoutes } from './routes.ts';
export { stageTitles } from './stages.ts';
export { sizeInWords } from './words.ts';
export { nameBackupWorks } from './works.ts';
