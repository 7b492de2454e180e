import { desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { associationMembers, associations } from '../schema/associations/associations.ts';
import { posts, threads } from '../schema/discussions/discussions.ts';
import { readingPositions, subscriptions, threadTags } from '../schema/discussions/reading.ts';
import type { DemoPart } from './part.ts';
import { daysAgo, demoAccounts, type Ids, readData } from './people.ts';

interface ReadingData {
  tags: Record<string, string[]>;
  follows: {
    person: string;
    subject: 'association' | 'tag';
    key: string;
    level: 'watching' | 'tracking' | 'normal' | 'muted';
  }[];
  mutes: { person: string; thread: string }[];
}

/** Tags, who follows what, and how far each has read: some of it is unread for every demo account. */
function prepareReading(ids: Ids) {
  const data = readData<ReadingData>('reading');
  return async (database: Database) => {
    const talks = await database
      .select({
        id: threads.id,
        title: threads.title,
        authorId: threads.authorId,
        postCount: threads.postCount,
        associationId: threads.associationId,
      })
      .from(threads)
      .where(isNull(threads.pairId))
      .orderBy(desc(threads.lastPostAt));
    const begins = (title: string, beginnings: string[]) => beginnings.some((words) => title.startsWith(words));
    await database
      .insert(threadTags)
      .values(
        Object.entries(data.tags).flatMap(([tag, beginnings]) =>
          talks.filter(({ title }) => begins(title, beginnings)).map(({ id }) => ({ threadId: id, tag })),
        ),
      );
    const spoken = await database
      .select({ threadId: posts.threadId, userId: posts.authorId, number: posts.number })
      .from(posts)
      .where(
        inArray(
          posts.threadId,
          talks.map(({ id }) => id),
        ),
      )
      .orderBy(posts.number);
    await insertFollowing(database, data, ids, talks, spoken);
    await insertPositions(database, ids, talks, spoken);
  };
}

interface Talk {
  id: string;
  title: string;
  authorId: string;
  postCount: number;
  associationId: string | null;
}
interface Spoken {
  threadId: string;
  userId: string;
  number: number;
}

/** Authors watch, who answered tracks; then what the file says. */
async function insertFollowing(database: Database, data: ReadingData, ids: Ids, talks: Talk[], spoken: Spoken[]) {
  const slugs = new Map(
    (await database.select({ id: associations.id, slug: associations.slug }).from(associations)).map(({ id, slug }) => [
      slug,
      id,
    ]),
  );
  const rows = new Map<string, typeof subscriptions.$inferInsert>();
  const put = (row: typeof subscriptions.$inferInsert) =>
    rows.set(`${row.userId} ${row.subject} ${row.subjectId}`, row);
  for (const { threadId, userId } of spoken)
    put({ userId, subject: 'thread', subjectId: threadId, level: 'tracking', createdAt: daysAgo(20) });
  for (const { id, authorId } of talks)
    put({ userId: authorId, subject: 'thread', subjectId: id, level: 'watching', createdAt: daysAgo(20) });
  for (const { person, thread } of data.mutes) {
    const talk = talks.find(({ title }) => title.startsWith(thread));
    if (talk)
      put({
        userId: ids.person(person),
        subject: 'thread',
        subjectId: talk.id,
        level: 'muted',
        createdAt: daysAgo(10),
      });
  }
  for (const { person, subject, key, level } of data.follows)
    put({
      userId: ids.person(person),
      subject,
      subjectId: subject === 'tag' ? key : (slugs.get(key) as string),
      level,
      createdAt: daysAgo(30),
    });
  const all = [...rows.values()];
  for (let from = 0; from < all.length; from += 200)
    await database.insert(subscriptions).values(all.slice(from, from + 200));
}

/** People have read up to their own words; owners of demo accounts all but the liveliest two talks of each association. */
async function insertPositions(database: Database, ids: Ids, talks: Talk[], spoken: Spoken[]) {
  const read = new Map<string, { userId: string; threadId: string; number: number; updatedAt: Date }>();
  const put = (userId: string, threadId: string, number: number) =>
    read.set(`${userId} ${threadId}`, { userId, threadId, number, updatedAt: daysAgo(2) });
  for (const { userId, threadId, number } of spoken) put(userId, threadId, number);
  for (const account of demoAccounts) {
    const userId = ids.person(account);
    const places = await database
      .select({ id: associationMembers.associationId })
      .from(associationMembers)
      .where(eq(associationMembers.userId, userId));
    for (const { id } of places)
      for (const [index, talk] of talks.filter(({ associationId }) => associationId === id).entries()) {
        const own = read.get(`${userId} ${talk.id}`)?.number ?? 0;
        // The liveliest is new to them, of the next two they have missed the end.
        if (index === 0 && own === 0) continue;
        put(userId, talk.id, index > 2 ? talk.postCount : Math.max(own, talk.postCount - 3, 1));
      }
  }
  const rows = [...read.values()];
  for (let from = 0; from < rows.length; from += 200)
    await database.insert(readingPositions).values(rows.slice(from, from + 200));
}

export const part: DemoPart = { order: 80, prepare: prepareReading };
