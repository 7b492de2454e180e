export { log, logLastWords } from './log.ts';
export { Fault, toldError, type ToldError } from './toldError.ts';
