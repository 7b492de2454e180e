export { keyColumns } from './keys.ts';
