export { aside, TooMuch } from './aside.ts';
export { inTurns } from './inTurns.ts';
export { Busy, Turns } from './turns.ts';
export { type Asker, Workshop } from './workshop.ts';
