export type { Converted } from './convert.ts';
