import { moderationCases, moderationNotes, postFlags } from '../../../db/schema/moderation.ts';
import { anonymised, type PersonalData, personal } from '../../platform/personalData/index.ts';

/** Complaints, and decisions of moderators. */
export const personalData: PersonalData[] = [
  personal('Жалобы на сообщения', postFlags, {
    by: ['userId'],
    gives: ['postId', 'kind', 'reason', 'createdAt'],
    leaving: anonymised('жалоба остаётся в деле, подавшая запись без имени'),
  }),
  personal('Дела о сообщениях, которые я взял(а)', moderationCases, {
    by: ['claimedBy'],
    gives: ['id', 'postId', 'state', 'claimedAt'],
    leaving: anonymised('дело снова свободно', () => ({ claimedBy: null })),
  }),
  personal('Мои решения о сообщениях', moderationCases, {
    by: ['decidedBy'],
    gives: ['id', 'postId', 'decision', 'explanation', 'decidedAt'],
    leaving: anonymised('решение остаётся, кто решил, не названо', () => ({ decidedBy: null })),
  }),
  personal('Заметки ведущих', moderationNotes, {
    by: ['userId'],
    gives: ['caseId', 'body', 'createdAt'],
    leaving: anonymised('заметка остаётся в деле, написавшая запись без имени'),
  }),
];
