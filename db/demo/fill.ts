import { count } from 'drizzle-orm';
import { indexMissing } from '../../api/discussions/searchIndex.ts';
import { read, write } from '../client.ts';
import { users } from '../schema/accounts.ts';
import { prepareApplications } from './applications.ts';
import { prepareCollections } from './collections.ts';
import { prepareDiscussions } from './discussions.ts';
import { prepareEnclosures } from './enclosures.ts';
import { prepareMeetings } from './meetings.ts';
import { prepareMentors } from './mentors.ts';
import { prepareModeration } from './moderation.ts';
import { prepareNotifications } from './notifications.ts';
import { preparePairs } from './pairs.ts';
import { preparePeople } from './people.ts';
import { preparePostMarks } from './postMarks.ts';
import { preparePractices } from './practices.ts';
import { prepareReading } from './reading.ts';
import { prepareUpkeep } from './upkeep.ts';
import { prepareWriting } from './writing.ts';

/** Fills an empty database with the demo municipality, all or nothing. The catalogue's files must be in it already. */
export async function fillDemo(): Promise<boolean> {
  const [row] = await read.select({ people: count() }).from(users);
  if (row && row.people > 0) return false;
  const { ids, insert } = await preparePeople();
  const insertDiscussions = prepareDiscussions(ids);
  const insertApplications = prepareApplications(ids);
  const insertCollections = prepareCollections(ids);
  const insertPairs = await preparePairs(ids);
  const insertMentors = prepareMentors(ids);
  const insertMeetings = await prepareMeetings(ids);
  const insertPractices = preparePractices(ids);
  const insertWriting = await prepareWriting(ids);
  const insertReading = prepareReading(ids);
  const insertPostMarks = preparePostMarks(ids);
  const insertModeration = prepareModeration(ids);
  const insertUpkeep = prepareUpkeep(ids);
  const insertEnclosures = await prepareEnclosures(ids);
  const insertNotifications = prepareNotifications(ids);
  await write(async (database) => {
    await insert(database);
    await insertPractices(database);
    await insertApplications(database);
    await insertDiscussions(database);
    await insertCollections(database);
    await insertPostMarks(database);
    await insertWriting(database);
    await insertReading(database);
    await insertModeration(database);
    await insertMentors(database);
    await insertMeetings(database);
    await insertPairs(database);
    await insertUpkeep(database);
    await insertEnclosures(database);
    await insertNotifications(database);
  });
  await indexMissing();
  return true;
}
