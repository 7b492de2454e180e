import { and, count, eq, gt, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { read } from '../../../db/client.ts';
import { associations } from '../../../db/schema/associations/associations.ts';
import { posts, threads } from '../../../db/schema/discussions/discussions.ts';
import { type MaybeActor, seesEverySchool, signedIn } from '../../platform/actor/index.ts';
import { forbidden } from '../../platform/problem/index.ts';
import { readAssociation } from './association.ts';
import { mayAdmit } from './policy.ts';

/** Figures of one association; shares are whole per cent, null where there is nothing to divide by. */
interface Activity {
  id: string;
  slug: string;
  title: string;
  url: string;
  members: number;
  active30: number;
  active90: number;
  threads: number;
  answers: number;
  answeredWithinDay: number | null;
  meetings: number;
  attendance: number | null;
  decisions: number;
  decisionsDone: number;
}

const day = 86_400_000;
const share = (part: number, whole: number): number | null => (whole > 0 ? Math.round((100 * part) / whole) : null);

/** The row of the association in question; named, because the other tables have an `id` too. */
const own = sql.raw('"associations"."id"');
const held = sql`(select ma.meetingId from meeting_associations ma join meetings m on m.id = ma.meetingId
  where ma.associationId = ${own} and ma.state = 'agreed' and m.state in ('held', 'closed'))`;
const talks = sql`from threads t where t.associationId = ${own} and t.deletedAt is null`;
const spoke = (
  since: number,
) => sql<number>`(select count(distinct p.authorId) from threads t join posts p on p.threadId = t.id
  where t.associationId = ${own} and t.deletedAt is null and p.createdAt > ${since})`;

/** One row per association, for one or for all: every figure uses an index of its own. */
async function activityOf(associationId: string | null, now: number): Promise<Activity[]> {
  const rows = await read
    .select({
      id: associations.id,
      slug: associations.slug,
      title: associations.title,
      members: sql<number>`(select count(*) from association_members m where m.associationId = ${own} and m.membership in ('member', 'deputy', 'head'))`,
      active30: spoke(now - 30 * day),
      active90: spoke(now - 90 * day),
      threads: sql<number>`(select count(*) ${talks})`,
      answers: sql<number>`(select coalesce(sum(max(t.postCount - 1, 0)), 0) ${talks})`,
      quick: sql<number>`(select count(*) ${talks} and exists (select 1 from posts p
        where p.threadId = t.id and p.number > 1 and p.authorId <> t.authorId and p.createdAt <= t.createdAt + ${day}))`,
      meetings: sql<number>`(select count(*) from ${held})`,
      present: sql<number>`(select count(*) from meeting_people mp where mp.meetingId in ${held} and mp.attendance = 'present')`,
      called: sql<number>`(select count(*) from meeting_people mp where mp.meetingId in ${held} and mp.attendance is not null)`,
      decisions: sql<number>`(select count(*) from meeting_outcomes o where o.meetingId in ${held} and o.kind <> 'information')`,
      decisionsDone: sql<number>`(select count(*) from meeting_outcomes o where o.meetingId in ${held} and o.kind <> 'information' and o.doneAt is not null)`,
    })
    .from(associations)
    .where(associationId ? eq(associations.id, associationId) : undefined)
    .orderBy(associations.title)
    .limit(500);
  return rows.map(({ quick, present, called, ...row }) => ({
    ...row,
    url: `/associations/${row.slug}`,
    answeredWithinDay: share(quick, row.threads),
    attendance: share(present, called),
  }));
}

export interface Month {
  /** «2026-11». */
  month: string;
  posts: number;
}

/** Posts per month over the last twelve, Moscow time; months without posts are included. */
async function monthsOf(associationId: string, now: number): Promise<Month[]> {
  const month = sql<string>`strftime('%Y-%m', ${posts.createdAt} / 1000 + 10800, 'unixepoch')`;
  const rows = await read
    .select({ month, posts: count() })
    .from(threads)
    .innerJoin(posts, eq(posts.threadId, threads.id))
    .where(
      and(
        eq(threads.associationId, associationId),
        isNull(threads.deletedAt),
        gt(posts.createdAt, new Date(now - 366 * day)),
      ),
    )
    .groupBy(month)
    .limit(14);
  const known = new Map(rows.map((row) => [row.month, row.posts]));
  const today = new Date(now + 3 * 3_600_000);
  return Array.from({ length: 12 }, (_, back) => {
    const name = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 11 + back, 1))
      .toISOString()
      .slice(0, 7);
    return { month: name, posts: known.get(name) ?? 0 };
  });
}

/** Figures of an association, for its leaders and the centre. @throws Problem 401, 404, 403 */
export async function readStatistics(
  actor: MaybeActor,
  key: string,
  now = Date.now(),
): Promise<Activity & { months: Month[] }> {
  const person = signedIn(actor);
  const association = await readAssociation(person, key);
  if (!mayAdmit(person, association))
    throw forbidden('Статистику видят руководитель объединения, его заместители и методический центр.');
  const [[activity], months] = await Promise.all([activityOf(association.id, now), monthsOf(association.id, now)]);
  return { ...(activity as Activity), months };
}

const sortable = [
  'title',
  'members',
  'active30',
  'active90',
  'threads',
  'answers',
  'answeredWithinDay',
  'meetings',
  'attendance',
  'decisionsDone',
] as const;
export const overviewQuery = z.object({
  sort: z.enum(sortable, { error: 'По этому столбцу не сортируют.' }).default('title'),
  order: z.enum(['up', 'down'], { error: 'Порядок — «up» или «down».' }).default('up'),
});

/** All associations side by side, for the centre and the department. Missing figures sort last. @throws Problem 401, 403 */
export async function compareAssociations(
  actor: MaybeActor,
  { sort, order }: z.infer<typeof overviewQuery>,
  now = Date.now(),
): Promise<{ items: Activity[]; next: null }> {
  const person = signedIn(actor);
  if (!seesEverySchool(person) || person.role === 'admin')
    throw forbidden('Сводку по объединениям видят методический центр и управление образования.');
  const items = await activityOf(null, now);
  const sign = order === 'up' ? 1 : -1;
  items.sort((one, other) => {
    const [first, second] = [one[sort], other[sort]];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return typeof first === 'string'
      ? sign * first.localeCompare(String(second), 'ru')
      : sign * (first - Number(second));
  });
  return { items, next: null };
}
