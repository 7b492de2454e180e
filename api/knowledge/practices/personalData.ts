import { adoptions } from '../../../db/schema/practices/adoptions.ts';
import { practiceAddresses, practiceInvitations } from '../../../db/schema/practices/invitations.ts';
import { practiceAuthors, practiceComments, practiceRevisions, practices } from '../../../db/schema/practices.ts';
import { anonymised, erased, type PersonalData, personal } from '../../platform/personalData/index.ts';

/** What people wrote as authors of practices and as their reviewers, who was asked to be a co-author, and what schools took over. */
export const personalData: PersonalData[] = [
  personal('Мои практики', practices, {
    by: ['authorId'],
    covers: ['effects'],
    gives: [
      'id',
      'schoolId',
      'state',
      'title',
      'summary',
      'context',
      'problem',
      'actions',
      'result',
      'transfer',
      'resources',
      'subjects',
      'levels',
      'risks',
      'deficits',
      'effects',
      'slug',
      'createdAt',
      'updatedAt',
      'submittedAt',
      'publishedAt',
    ],
    leaving: anonymised('практика остаётся школе и соавторам, вместо имени автора — «Участник»'),
  }),
  personal('Практики, где я соавтор', practiceAuthors, {
    by: ['userId'],
    gives: ['practiceId', 'addedAt'],
    leaving: erased,
  }),
  personal('Редакции практик, которые я отправлял(а)', practiceRevisions, {
    by: ['submittedBy'],
    covers: ['content'],
    gives: ['id', 'practiceId', 'number', 'content', 'submittedAt'],
    leaving: anonymised('редакция остаётся, отправившая запись без имени'),
  }),
  personal('Мои решения о практиках', practiceRevisions, {
    by: ['decidedBy'],
    gives: ['id', 'practiceId', 'number', 'decision', 'comment', 'decidedAt'],
    leaving: anonymised('решение остаётся, кто решил, не названо', () => ({ decidedBy: null })),
  }),
  personal('Замечания к практикам', practiceComments, {
    by: ['authorId'],
    gives: ['id', 'practiceId', 'part', 'body', 'createdAt'],
    leaving: anonymised('замечание остаётся авторам практики, написавшая запись без имени'),
  }),
  personal('Замечания к практикам, которые я закрыл(а)', practiceComments, {
    by: ['resolvedBy'],
    gives: ['id', 'practiceId', 'part', 'resolvedAt'],
    leaving: anonymised('кто закрыл, больше не названо', () => ({ resolvedBy: null })),
  }),
  personal('Приглашения в соавторы', practiceInvitations, {
    by: ['userId'],
    gives: ['practiceId', 'askedAt', 'answer', 'answeredAt'],
    leaving: erased,
  }),
  personal('Приглашения в соавторы от меня', practiceInvitations, {
    by: ['askedBy'],
    gives: ['practiceId', 'askedAt', 'answer', 'answeredAt'],
    leaving: erased,
  }),
  personal('Мой адрес в приглашениях в соавторы', practiceAddresses, {
    by: ['userId'],
    emails: ['email'],
    gives: ['practiceId', 'email', 'askedAt'],
    leaving: erased,
  }),
  personal('Адреса, на которые я звал(а) в соавторы', practiceAddresses, {
    by: ['askedBy'],
    gives: ['practiceId', 'email', 'askedAt'],
    leaving: erased,
  }),
  personal('Внедрения практик', adoptions, {
    by: ['userId'],
    gives: ['publicationId', 'schoolId', 'state', 'report', 'effects', 'startedAt', 'reportedAt'],
    leaving: anonymised('внедрение — дело школы и остаётся за ней; кто его начал, больше не названо'),
  }),
];
