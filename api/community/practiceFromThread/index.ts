export { capability } from './capability.ts';
export { answerInvitation, askAuthors, readInvitation } from './invitations.ts';
export { answererOf, makePractice, type Outcome, originOf, outcomeOf } from './outcome.ts';
