export { floorOf, levelOf, readSpace, requireSpace, type Space } from './space.ts';
