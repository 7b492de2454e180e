export { admitWaiting, eraseWaiting, openAccount } from './admitting.ts';
export { auditQuery, listAudit, loggedActions, peopleIn } from './auditLog.ts';
export { capability } from './capability.ts';
export { consentInForce, consentsOf, giveConsent, standing, withdrawPublication } from './consents.ts';
export { type ConsentDocument, consentDocument, consentFor } from './consentText.ts';
export { newSeed, secretFrom, seedIn } from './derivedSecret.ts';
export { type Browser, enter } from './entering.ts';
export { newPasswordHash } from './newPassword.ts';
export {
  dropTokens,
  newSecret,
  peekToken,
  putTokens,
  secretIn,
  secretShape,
  spendToken,
  type Token,
  tokenRow,
} from './oneTimeLink.ts';
export { closeAccount } from './ownData.ts';
export { hashPassword, passwordShape } from './password.ts';
export { changePassword } from './passwordChange.ts';
export { blockPerson, changePerson, listPeople, peopleQuery, readPerson, unblockPerson } from './people.ts';
export { personNow } from './personNow.ts';
export { changeProfile, ownProfile, profilesShownTo, publicProfile } from './profile.ts';
export { readReset, requestReset, resetInput, resetPassword, resetRequestInput } from './reset.ts';
export { closeSession, sessionCookie, sessionsAtTheDoor } from './session.ts';
export { browserOf, entered } from './sessionAnswers.ts';
export { endSession, endSessions, mySessions } from './sessions.ts';
export { readSetup, setUp, setupInput } from './setup.ts';
export { roleShape, sentShape, sessionShape } from './shapes.ts';
export { bySurname, paperName, shortName } from './shortName.ts';
export { publishes, type ShownPerson, shownPerson } from './shownPerson.ts';
export { signIn } from './signIn.ts';
export { kindTitles, personStateTitles, profileTitles, roleTitles } from './words.ts';
