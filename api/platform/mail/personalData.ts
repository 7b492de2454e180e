import { writtenLetters } from '../../../db/schema/mail.ts';
import { erased, type PersonalData, personal } from '../personalData/index.ts';

/** How many letters a person caused today. */
export const personalData: PersonalData[] = [
  personal('Письма, отправленные платформой по моей просьбе за сутки', writtenLetters, {
    by: ['senderId'],
    covers: ['recipient'],
    gives: ['createdAt'],
    leaving: erased,
  }),
];
