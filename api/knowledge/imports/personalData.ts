import { imports } from '../../../db/schema/imports.ts';
import { erased, type PersonalData, personal } from '../../platform/personalData/index.ts';

/** Converted Word documents waiting to become drafts. */
export const personalData: PersonalData[] = [
  personal('Документы Word, взятые для черновика', imports, {
    by: ['userId'],
    covers: ['missed'],
    gives: ['fileName', 'title', 'markdown', 'pictures', 'missed', 'createdAt'],
    leaving: erased,
  }),
];
