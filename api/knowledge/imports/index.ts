export { capability } from './capability.ts';
export { draftFromImport, dropImport, importWord, readImport } from './import.ts';
