// `sanitize-html` is CommonJS and requires this module: evaluated first, it is whole whatever else is loading it just then.
import 'htmlparser2';

export type { IOptions } from 'sanitize-html';
export { default as sanitize } from 'sanitize-html';
