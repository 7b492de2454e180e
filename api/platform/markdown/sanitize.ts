// `sanitize-html` is CommonJS and requires this module: evaluated first, it is whole whatever else is loading it just then.
import 'htmlparser2';

export { default as sanitize } from 'sanitize-html';
export type { IOptions } from 'sanitize-html';
