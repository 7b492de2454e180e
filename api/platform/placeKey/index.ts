export { fingerprint, placeKey } from './placeKey.ts';
