export { capability } from './capability.ts';
export { answererOf, makePractice, type Outcome, originOf, outcomeOf } from './outcome.ts';
