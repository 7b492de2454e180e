export { draftFromImport, dropImport, importWord, readImport, removeOldImports } from './import.ts';
export { personalData } from './personalData.ts';
export { importRoutes } from './routes.ts';
