export { log, logLastWords } from './log.ts';
export { Fault, type ToldError, toldError } from './toldError.ts';
