export { emailShape } from './address.ts';
export { capability } from './capability.ts';
export { mailTrouble, mailWarning } from './check.ts';
export { countLetters, storedLetter, storedLetters } from './drawer.ts';
export type { Letter, LetterItem } from './letter.ts';
export { post, send, sendAll } from './mail.ts';
export { releaseLetters, reserveLetters, tooManyLetters, type Waits, waitsInWords } from './quota.ts';
