import type { Database } from '../client.ts';
import { mentorCards } from '../schema/mentoring/mentorCards.ts';
import type { DemoPart } from './part.ts';
import { daysAgo, type Ids, readData } from './people.ts';

type Card = Pick<typeof mentorCards.$inferInsert, 'strengths' | 'subjects' | 'deficits' | 'capacity' | 'open'>;

/** Cards of mentors from the leader schools. */
function prepareMentors(ids: Ids) {
  const { mentors } = readData<{ mentors: Record<string, Card> }>('mentors');
  const rows = Object.entries(mentors).map(([key, card]) => ({
    userId: ids.person(key),
    ...card,
    createdAt: daysAgo(200),
    updatedAt: daysAgo(60),
  }));
  return async (database: Database) => void (await database.insert(mentorCards).values(rows));
}

export const part: DemoPart = { order: 100, prepare: prepareMentors };
