export { type Doing, type Done, type Door, type Flow, flowOf, type Step, type Stepped } from './flow.ts';
export { type Row, rowIn } from './row.ts';
export { judge, movedOn, offers } from './rules.ts';
export { type Deed, type Taken, takeStep, takeStepIn } from './take.ts';
