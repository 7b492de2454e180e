export { emailShape } from './address.ts';
export { mailTrouble, mailWarning } from './check.ts';
export { countLetters, removeOldLetters, storedLetter, storedLetters } from './drawer.ts';
export type { Letter, LetterItem } from './letter.ts';
export { post, send, sendAll } from './mail.ts';
export { personalData } from './personalData.ts';
export { releaseLetters, reserveLetters, tooManyLetters, type Waits, waitsInWords } from './quota.ts';
