export { type Desk, readDesk } from './desk.ts';
