export { compareParts, comparing, type PartChange, type Run, wordDiff } from './diff.ts';
export { type NewRemark, type Remark, remarksOn, type Said } from './remarks.ts';
export { type Revision, revisionsOn } from './revisions.ts';
