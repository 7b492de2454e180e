import { globSync } from 'node:fs';
import { and, desc, eq, ne } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { callers, expected, personId, type Row, statusOf, type Things } from '../support/rights.ts';
import { materialWithForm } from '../support/roles.ts';
import '../support/app.ts';

const { routes } = await import('../../api/app.ts');
const { read, write } = await import('../../db/client.ts');
const { associations } = await import('../../db/schema/associations/associations.ts');
const { publications } = await import('../../db/schema/bank.ts');
const { adoptions } = await import('../../db/schema/practices/adoptions.ts');
const { posts, threads } = await import('../../db/schema/discussions/discussions.ts');
const { moderationCases } = await import('../../db/schema/moderation.ts');
const { pairGoals, pairMeetings, pairs, pairTasks } = await import('../../db/schema/mentoring/pairs.ts');
const { practices } = await import('../../db/schema/practices.ts');
const { notifications } = await import('../../db/schema/notifications.ts');
const { imports } = await import('../../db/schema/imports.ts');
const { materials } = await import('../../db/schema/materials.ts');
const { outdatedMarks } = await import('../../db/schema/contentReview.ts');
const { links } = await import('../../db/schema/links.ts');
const { schools } = await import('../../db/schema/schools.ts');
const { unmetQuestions } = await import('../../db/schema/zeroResults.ts');

/** Every room's rows lie beside its tests: what ends in `Rows` are rows, what ends in `Things` prepares what they point at. */
const parts: [string, unknown][] = [];
for (const file of globSync('tests/*/**/*ights.ts').sort())
  if (file !== 'tests/support/rights.ts') parts.push(...Object.entries(await import(`../../${file}`)));
const rows = parts.flatMap(([name, part]) => (name.endsWith('Rows') ? (part as Row[]) : []));
const preparations = parts.flatMap(([name, part]) =>
  name.endsWith('Things') ? [part as (things: Things) => Promise<void>] : [],
);
const things: Things = {};

const first = async (query: Promise<{ id: string }[]>): Promise<string> => {
  const [row] = await query;
  if (!row) throw new Error('the demo city lacks what the table needs');
  return row.id;
};
const association = (slug: string) =>
  first(read.select({ id: associations.id }).from(associations).where(eq(associations.slug, slug)));
const threadIn = (associationId: string, ...conditions: Parameters<typeof and>) =>
  first(
    read
      .select({ id: threads.id })
      .from(threads)
      .where(and(eq(threads.associationId, associationId), ...conditions))
      .orderBy(desc(threads.postCount))
      .limit(1),
  );
const postIn = (threadId: string, authorId?: string) =>
  first(
    read
      .select({ id: posts.id })
      .from(posts)
      .where(and(eq(posts.threadId, threadId), authorId ? eq(posts.authorId, authorId) : undefined))
      .limit(1),
  );
/** A complaint about a post, as the tables of the database hold it. */
async function caseAbout(associationId: string, postId: string): Promise<string> {
  const [post] = await read.select({ threadId: posts.threadId }).from(posts).where(eq(posts.id, postId));
  const [made] = await write((database) =>
    database
      .insert(moderationCases)
      .values({ kind: 'flag', postId, threadId: post?.threadId as string, associationId })
      .returning({ id: moderationCases.id }),
  );
  return made?.id as string;
}
const practice = (authorId: string, state: 'draft' | 'review' | 'published' | 'returned') =>
  first(
    read
      .select({ id: practices.id })
      .from(practices)
      .where(and(eq(practices.authorId, authorId), eq(practices.state, state)))
      .limit(1),
  );
/** A document that this person brought from Word. */
async function importOf(userId: string): Promise<string> {
  const values = { userId, fileName: 'Урок.docx', title: 'Урок', markdown: 'Текст', html: '<p>Текст</p>' };
  const [made] = await write((database) => database.insert(imports).values(values).returning({ id: imports.id }));
  return made?.id as string;
}
const school = (slug: string) => first(read.select({ id: schools.id }).from(schools).where(eq(schools.slug, slug)));

/** An entry of the pair that `mentor` wrote. */
const entryOf = (table: typeof pairGoals | typeof pairTasks | typeof pairMeetings) =>
  first(
    read
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.pairId, things.pair as string), eq(table.userId, things.mentor as string)))
      .limit(1),
  );

beforeAll(async () => {
  for (const name of ['teacher', 'mentor', 'outsider', 'school', 'admin', 'methodist'])
    things[name] = await personId(name);
  const material = (state: 'draft' | 'review' | 'published') =>
    first(read.select({ id: materials.id }).from(materials).where(eq(materials.state, state)).limit(1));
  things.ownMaterial = await material('draft');
  things.othersMaterial = await material('review');
  things.shownMaterial = await material('published');
  const { teacher, mentor } = things as { teacher: string; mentor: string };
  things.teacherNotice = await first(
    read.select({ id: notifications.id }).from(notifications).where(eq(notifications.userId, teacher)).limit(1),
  );
  things.hiddenMentor = await personId('t02');
  things.mathematics = await association('mathematics');
  things.club = await association('deputies');
  things.primary = await association('primary');
  things.thread = await threadIn(things.mathematics, eq(threads.authorId, teacher));
  things.post = await postIn(things.thread, teacher);
  things.clubThread = await threadIn(things.club, ne(threads.authorId, things.school as string));
  things.clubPost = await postIn(things.clubThread);
  things.clubFlagged = await first(
    read
      .select({ id: posts.id })
      .from(posts)
      .innerJoin(threads, eq(threads.id, posts.threadId))
      .where(
        and(
          eq(threads.associationId, things.club),
          ne(threads.id, things.clubThread),
          ne(posts.authorId, things.school as string),
          ne(posts.authorId, things.methodist as string),
        ),
      )
      .limit(1),
  );
  things.case = await caseAbout(things.mathematics, await postIn(things.thread));
  things.clubCase = await caseAbout(things.club, things.clubFlagged);
  things.school7 = await school('school-7');
  things.school12 = await school('school-12');
  things.pair = await first(read.select({ id: pairs.id }).from(pairs).where(eq(pairs.supportedId, things.school7)));
  things.pairThread = await first(read.select({ id: threads.id }).from(threads).where(eq(threads.pairId, things.pair)));
  things.pairGoal = await entryOf(pairGoals);
  things.pairTask = await entryOf(pairTasks);
  things.pairMeeting = await entryOf(pairMeetings);
  things.otherPair = await first(
    read.select({ id: pairs.id }).from(pairs).where(ne(pairs.supportedId, things.school7)),
  );
  things.draft = await practice(mentor, 'draft');
  things.review = await practice(mentor, 'review');
  things.published = await practice(mentor, 'published');
  things.adoption = await first(
    read
      .select({ id: adoptions.id })
      .from(adoptions)
      .where(and(eq(adoptions.publicationId, things.published), eq(adoptions.schoolId, things.school7))),
  );
  things.material = await first(
    read.select({ id: publications.id }).from(publications).where(eq(publications.slug, materialWithForm)),
  );
  things.practicePublication = await first(
    read.select({ id: publications.id }).from(publications).where(eq(publications.practiceId, things.published)),
  );
  things.import = await importOf(things.methodist as string);
  things.link = await first(read.select({ id: links.id }).from(links).limit(1));
  const markOf = (state: 'open' | 'fixed') =>
    first(
      read
        .select({ id: outdatedMarks.id })
        .from(outdatedMarks)
        .where(and(eq(outdatedMarks.userId, teacher), eq(outdatedMarks.state, state))),
    );
  things.mark = await markOf('open');
  things.answeredMark = await markOf('fixed');
  things.unmet = await first(
    read.select({ id: unmetQuestions.id }).from(unmetQuestions).where(eq(unmetQuestions.question, 'лепбук')),
  );
  for (const prepare of preparations) await prepare(things);
});

describe('every route, every account', () => {
  it('has a row for each route, and no row without one', () => {
    const named = new Set(rows.map(({ route }) => route));
    const known = new Set(routes.map(({ method, path }) => `${method} ${path}`));
    expect(
      [...known].filter((route) => !named.has(route)),
      'routes that the table lacks',
    ).toEqual([]);
    expect(
      [...named].filter((route) => !known.has(route)),
      'rows without a route',
    ).toEqual([]);
  });

  for (const row of rows)
    it(`${row.route}${row.about ? ` (${row.about})` : ''}`, async () => {
      const found: Record<string, number> = {};
      const asked = row.only ?? callers;
      for (const caller of asked) found[caller] = await statusOf(row, caller, things);
      expect(found).toEqual(Object.fromEntries(asked.map((caller) => [caller, expected(row, caller)])));
    });
});
