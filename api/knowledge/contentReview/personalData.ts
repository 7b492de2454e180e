import { outdatedMarks, reviewConfirmations, upkeep } from '../../../db/schema/contentReview.ts';
import { anonymised, type PersonalData, personal } from '../../platform/personalData/index.ts';

/** Owners, confirmations and marks. */
export const personalData: PersonalData[] = [
  personal('Материалы, за которые я отвечаю', upkeep, {
    by: ['ownerId'],
    gives: ['publicationId'],
    leaving: anonymised('материал остаётся без ответственного', () => ({ ownerId: null })),
  }),
  personal('Подтверждения «всё верно»', reviewConfirmations, {
    by: ['userId'],
    gives: ['publicationId', 'confirmedAt', 'until', 'note'],
    leaving: anonymised('подтверждение остаётся, кто перечитал, не названо', () => ({ userId: null })),
  }),
  personal('Отметки «устарело»', outdatedMarks, {
    by: ['userId'],
    gives: ['publicationId', 'reason', 'state', 'answer', 'answeredAt', 'createdAt'],
    leaving: anonymised('отметка остаётся, отметившая запись без имени'),
  }),
  personal('Мои ответы на отметки «устарело»', outdatedMarks, {
    by: ['answeredById'],
    gives: ['publicationId', 'state', 'answer', 'answeredAt'],
    leaving: anonymised('ответ остаётся, кто ответил, не названо', () => ({ answeredById: null })),
  }),
];
