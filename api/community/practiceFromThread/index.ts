export { answerInvitation, askAuthors, readInvitation } from './invitations.ts';
export { answererOf, makePractice, type Outcome, originOf, outcomeOf } from './outcome.ts';
export { personalData } from './personalData.ts';
export { practiceOutcomeRoutes } from './routes.ts';
