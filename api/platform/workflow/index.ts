export { type Door, flowOf } from './flow.ts';
export { rowIn } from './row.ts';
export { offers } from './rules.ts';
export { takeStep, takeStepIn } from './take.ts';
