export { capability } from './capability.ts';
export { answerInvitation, askAuthors, readInvitation } from './invitations.ts';
export { answererOf, makePractice, originOf, type Outcome, outcomeOf } from './outcome.ts';
