import { practiceAddresses, practiceInvitations } from '../../../db/schema/practiceFromThread.ts';
import { erased, type PersonalData, personal } from '../../platform/personalData/index.ts';

/** Invitations of co-authors: the person or address, and who invited. */
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
