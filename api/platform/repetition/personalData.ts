import { idempotencyKeys } from '../../../db/schema/repetition.ts';
import { erased, type PersonalData, personal } from '../personalData/index.ts';

export const personalData: PersonalData[] = [
  personal('Ключи повторных отправок', idempotencyKeys, {
    by: ['userId'],
    gives: ['subject', 'createdAt'],
    leaving: erased,
  }),
];
