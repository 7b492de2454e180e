export { mentorsQuery, mostCapacity } from './cardInput.ts';
export { mentorRoutes } from './cardRoutes.ts';
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
export { pairConfidenceRoutes } from './confidenceRoutes.ts';
export { movePair, talkTitle, welcome } from './course.ts';
export { pairDocumentRoutes } from './documentRoutes.ts';
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
export { personalData } from './personalData.ts';
export { planMeeting, planReminders } from './plans.ts';
export type { Goal } from './progress.ts';
export { answerProposal, proposePair } from './proposal.ts';
export { pairProposalRoutes } from './proposalRoutes.ts';
export { draftResult, mayDraftResult, resultOf } from './result.ts';
export { pairRoutes } from './routes.ts';
export { silentDays } from './silence.ts';
export { figure, meetingFormTitles, pairActTitles, pairStateTitles, stageTitles } from './words.ts';
export { readWork, type Work } from './work.ts';
export { pairWorkRoutes } from './workRoutes.ts';
export { namePairWorks } from './works.ts';
