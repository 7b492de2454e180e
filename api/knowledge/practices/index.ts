export { type Adoption, adopt, adoptionsOf, reportAdoption, stopAdoption } from './adoptions.ts';
export { attachToPractice, detachFromPractice, practiceAttachments } from './attachments.ts';
export { colleaguesFor, removeCoauthor } from './authors.ts';
export { capability } from './capability.ts';
export { awaitedCoauthors, inviteCoauthor, withdrawInvitation } from './coauthors.ts';
export { addComment, commentsOf, resolveComment } from './comments.ts';
export { partTitles } from './content.ts';
export { archivePractice, decide } from './decision.ts';
export { findPractice } from './find.ts';
export { practiceInput } from './input.ts';
export { answerInvitation, askAuthors, invitationInput, readInvitation } from './invitations.ts';
export { beginJointly, stillHere } from './joint.ts';
export { type OwnPractice, ownPractices } from './list.ts';
export {
  createPractice,
  mayFollowPractice,
  practiceUrl,
  type ReadPractice,
  readPractice,
  savePractice,
} from './practice.ts';
export { plainMarks, publishInto, type Rendered, renderPractice } from './publication.ts';
export { reviewQueue } from './queue.ts';
export { compareContents, compareRevisions, type Revision, revisionsOf } from './revisions.ts';
export { commentedShape, partChangeShape } from './shapes.ts';
export { stateTitles } from './states.ts';
export { missingIn, reopenPractice, submitPractice, withdrawPractice } from './submission.ts';
export { practiceAsWord } from './word.ts';
