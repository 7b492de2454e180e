export { capability } from './capability.ts';
export { daysBefore } from './days.ts';
export { type Period, periods, unmetQuery } from './input.ts';
export { markUnmet } from './marking.ts';
export { countUnmetStates, listUnmet, type UnmetRow } from './questions.ts';
export { unmetTable } from './table.ts';
export { periodTitles, stateTitles } from './words.ts';
