import { eq } from 'drizzle-orm';
import { type NoticeKind, putSettings } from '../../api/people/notifications/index.ts';
import type { Database } from '../client.ts';
import { associations } from '../schema/associations/associations.ts';
import { threads } from '../schema/discussions/discussions.ts';
import { jobs } from '../schema/jobs.ts';
import { pairs } from '../schema/mentoring/pairs.ts';
import { notifications } from '../schema/notifications.ts';
import { schools } from '../schema/schools.ts';
import type { DemoPart } from './part.ts';
import { daysAgo, type Ids, readData } from './people.ts';

interface NoticeData {
  days: number;
  kind: NoticeKind;
  at: string;
  title: string;
  reason: string;
  secret?: boolean;
  read?: boolean;
}

/** How some of them want to hear of things: once a week, never at night, on Monday mornings. */
const choices: Record<string, Parameters<typeof putSettings>[2]> = {
  mentor: { digest: 'weekly', weekday: 5, hour: 15, quietFrom: 21, quietUntil: 7 },
  school: { digest: 'daily', hour: 8, channels: { pair: 'digest' } },
  controller: { digest: 'weekly', weekday: 1, hour: 9, channels: { mention: 'digest', answer: 'digest' } },
};

/** What came to the demo accounts. All of it counts as mailed: nobody finds a heap of letters on the first morning. */
function prepareNotifications(ids: Ids) {
  const { notifications: told } = readData<{ notifications: Record<string, NoticeData[]> }>('notifications');
  return async (database: Database) => {
    const addressOf = await addresses(database, ids);
    await database.update(notifications).set({ mailedAt: new Date() });
    await database.delete(jobs).where(eq(jobs.kind, 'notifications.letter'));
    const rows = Object.entries(told).flatMap(([key, notices]) =>
      notices.map(({ days, at, read = false, ...notice }) => ({
        ...notice,
        ...addressOf(at),
        userId: ids.person(key),
        createdAt: daysAgo(days),
        readAt: read ? daysAgo(days * 0.8) : null,
        mailedAt: daysAgo(days),
      })),
    );
    await database.insert(notifications).values(rows);
    for (const [key, chosen] of Object.entries(choices)) await putSettings(database, ids.person(key), chosen);
  };
}

async function addresses(database: Database, ids: Ids): Promise<(at: string) => { url: string; subject: string }> {
  const [talk, circles, couples] = await Promise.all([
    database.select({ id: threads.id, title: threads.title, count: threads.postCount }).from(threads),
    database.select({ id: associations.id, slug: associations.slug }).from(associations),
    database
      .select({ id: pairs.id, supportedId: pairs.supportedId })
      .from(pairs)
      .innerJoin(schools, eq(schools.id, pairs.supportedId)),
  ]);
  return (at) => {
    const [sort = '', ...rest] = at.split(':');
    const key = rest.join(':');
    if (sort === 'page') return { url: key, subject: `page:${key}` };
    const found =
      sort === 'thread'
        ? talk.find(({ title }) => title.startsWith(key))
        : sort === 'association'
          ? circles.find(({ slug }) => slug === key)
          : couples.find(({ supportedId }) => supportedId === ids.school(key));
    if (!found) throw new Error(`the demo's notifications point at «${at}», which is not there`);
    if (sort === 'thread') return { url: `/threads/${found.id}`, subject: `thread:${found.id}` };
    if (sort === 'association') return { url: `/associations/${key}`, subject: `association:${found.id}` };
    return { url: `/pairs/${found.id}`, subject: `pair:${found.id}` };
  };
}

export const part: DemoPart = { order: 150, prepare: prepareNotifications };
