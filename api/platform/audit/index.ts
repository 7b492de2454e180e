export { recordAudit } from './audit.ts';
export { actionTitle, factCodes, factTitles, subjectTitles, subjectUrl } from './words.ts';
