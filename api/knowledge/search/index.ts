export { isCurrentFormat } from './bundle.ts';
export type { SearchDocument, ShownDocument } from './document.ts';
export { type FormsOf, loadForms } from './forms.ts';
export { standInFor } from './standIn.ts';
export { standingOf } from './standing.ts';
