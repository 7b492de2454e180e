export { nameRelatedWorks } from './relate.ts';
export { relatedTo } from './related.ts';
