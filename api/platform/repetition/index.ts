export { capability } from './capability.ts';
export { madeBefore, rememberMade } from './keys.ts';
export { firstPressSince } from './secondPress.ts';
