export { capability } from './capability.ts';
export { relatedTo } from './related.ts';
