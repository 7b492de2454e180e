import { sql } from 'drizzle-orm';
import { jobs } from '../../../db/schema/jobs.ts';
import { erased, type PersonalData, personal } from '../personalData/index.ts';

/** Queued jobs for one person: reminders, letters, digests. */
export const personalData: PersonalData[] = [
  personal('Дела, которые платформа отложила для меня', jobs, {
    covers: ['payload'],
    where: ({ id }) => sql`json_extract(${jobs.payload}, '$.userId') = ${id} and ${jobs.kind} <> 'forget-mentions'`,
    gives: ['kind', 'payload', 'runAt', 'createdAt'],
    leaving: erased,
  }),
];
