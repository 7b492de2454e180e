export { compareParts, comparing, type PartChange } from './diff.ts';
export { remarksOn, type Said } from './remarks.ts';
export { revisionsOn } from './revisions.ts';
