export { nameDiskWorks } from './watch.ts';
