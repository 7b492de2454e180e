export { Bomb, unpack } from './archive.ts';
