export { capability } from './capability.ts';
export { mentorsQuery, mostCapacity } from './cardInput.ts';
export {
  cardsShownTo,
  findMentor,
  listMentors,
  type MentorCard,
  mentorSchools,
  ownCard,
  removeCard,
  saveCard,
  withCards,
} from './cards.ts';
export { answerSilence, listReflections, listSilences, reflect, saySilent } from './confidence.ts';
export { movePair, talkTitle, welcome } from './course.ts';
export { addDocument, listDocuments, mayAddDocuments, type PairDocument, removeDocument } from './documents.ts';
export { type EditedKind, editEntry, removeEntry } from './editing.ts';
export { addGoal, addMeeting, addPin, addTask, addValue, setTask } from './entries.ts';
export { openFlags } from './flags.ts';
export { placesTaken } from './hands.ts';
export { pairsQuery } from './input.ts';
export { matchingQuery, matchLeaders } from './matching.ts';
export { coordinators, nameablePeople, pairableSchools } from './nameable.ts';
export { listPairs, type Pair, readPair, schoolsInPairs } from './pair.ts';
export { pairsTable } from './pairsTable.ts';
export { agreementPaper } from './papers/agreement.ts';
export { reportPaper } from './papers/report.ts';
export { changePeople } from './people.ts';
export { planMeeting, planReminders } from './plans.ts';
export type { Goal } from './progress.ts';
export { answerProposal, proposePair } from './proposal.ts';
export { draftResult, mayDraftResult, resultOf } from './result.ts';
export { silentDays } from './silence.ts';
export { figure, meetingFormTitles, pairActTitles, pairStateTitles, stageTitles } from './words.ts';
export { readWork, type Work } from './work.ts';
