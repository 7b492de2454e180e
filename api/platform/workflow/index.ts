export { type Doing, type Done, type Door, type Flow, flowOf, type Step } from './flow.ts';
export { type Row, rowIn } from './row.ts';
export { judge, movedOn, offers } from './rules.ts';
export type { Stepped } from './stepped.ts';
export { type Deed, type Taken, takeStep, takeStepIn } from './take.ts';
