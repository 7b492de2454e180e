import { practiceAddresses, practiceInvitations } from '../../../db/schema/practiceFromThread.ts';
import { erased, type PersonalData, personal } from '../../platform/personalData/index.ts';

/** Who was asked to be a co-author, by whom and at which address. */
export const personalData: PersonalData[] = [
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
];
