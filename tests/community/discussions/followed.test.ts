import { eq, type SQL, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { idOf } from '../../support/community.ts';

const { read, write } = await import('../../../db/client.ts');
const { associationMembers, associations, membershipCodes } = await import(
  '../../../db/schema/associations/associations.ts'
);
const { threads } = await import('../../../db/schema/discussions/discussions.ts');
const { readingPositions, subscriptionLevels, subscriptions, threadTags } = await import(
  '../../../db/schema/discussions/reading.ts'
);
const { followedIds, isFollowed } = await import('../../../api/community/discussions/followed.ts');

const now = Date.now();
const daysAgo = (days: number) => new Date(now - days * 86_400_000);
/** They joined 40 days ago, followed the association 30 and the tag 20 days ago: a discussion of each age shows another part of that. */
const since = { membership: 40, association: 30, tag: 20 };
const ages = [90, 50, 35, 25, 10];
const levels = [null, ...subscriptionLevels];
type Level = (typeof levels)[number];
const closely = (level: Level) => level === 'watching' || level === 'tracking';

interface Case {
  id: string;
  age: number;
  membership: (typeof membershipCodes)[number];
  association: Level;
  thread: Level;
  tag: Level;
  opened: 'never' | 'lately' | 'long ago';
}

/** The rule in words of its own: what is opened or followed, and what began since one belongs to the place or follows its tag. */
function follows({ age, membership, association, thread, tag, opened }: Case): boolean {
  if (opened === 'lately' || closely(thread)) return true;
  const belongs = ['member', 'deputy', 'head'].includes(membership);
  if (age > 60) return false;
  if (belongs && age < since.membership && association !== 'normal' && association !== 'muted') return true;
  return (closely(association) && age < since.association) || (closely(tag) && age < since.tag);
}

const cases: Case[] = membershipCodes.flatMap((membership) =>
  levels.flatMap((association) =>
    ages.flatMap((age) => {
      const place = { age, membership, association };
      const id = [membership, association, age].join('-');
      const followed = levels.flatMap((thread) =>
        levels.map((tag) => ({ ...place, id: `${id}-${thread}-${tag}`, thread, tag, opened: 'never' as const })),
      );
      const opened = (['lately', 'long ago'] as const).map((when) => ({
        ...place,
        id: `${id}-${when}`,
        thread: null,
        tag: null,
        opened: when,
      }));
      return [...followed, ...opened];
    }),
  ),
);
const lately = cases.filter(({ opened }) => opened === 'lately').length;
/** With these the ones opened lately are the 500 that count. */
const between = Array.from({ length: 500 - lately }, (_, index) => ({
  ...(cases[0] as Case),
  id: `between-${index}`,
  opened: 'lately' as const,
}));
const all = [...cases, ...between];

test('the list of followed discussions and the question about one of them agree in every case, and with the rule', async () => {
  const userId = await idOf('outsider');
  const place = ({ membership, association }: Case) => `${membership}-${association}`;
  const places = new Map(cases.map((one) => [place(one), one]));
  const openedAt = { lately: 1, 'long ago': 3, never: 0 };
  await write(async (database) => {
    for (const table of [associationMembers, readingPositions, subscriptions])
      await database.delete(table).where(eq(table.userId, userId));
    const inPieces = async <Row>(rows: readonly Row[], put: (some: Row[]) => Promise<unknown>) => {
      for (let at = 0; at < rows.length; at += 400) await put(rows.slice(at, at + 400));
    };
    await database.insert(associations).values(
      [...places.keys()].map((id) => ({
        id,
        slug: id,
        title: id,
        purpose: '',
        subjects: [],
        visibility: 'everyone' as const,
        admission: 'open' as const,
      })),
    );
    await database.insert(associationMembers).values(
      [...places].map(([associationId, { membership }]) => ({
        associationId,
        userId,
        membership,
        createdAt: daysAgo(since.membership),
      })),
    );
    await inPieces(all, (some) =>
      database.insert(threads).values(
        some.map((one) => ({
          id: one.id,
          associationId: place(one),
          title: one.id,
          authorId: userId,
          lastPosterId: userId,
          lastPostAt: daysAgo(one.age),
          createdAt: daysAgo(one.age),
        })),
      ),
    );
    const tagged = all.filter(({ tag }) => tag);
    await inPieces(tagged, (some) =>
      database.insert(threadTags).values(some.map(({ id, tag }) => ({ threadId: id, tag: String(tag) }))),
    );
    const followed = [
      ...[...places].map(([subjectId, { association }]) => ({
        subject: 'association' as const,
        subjectId,
        level: association,
        createdAt: daysAgo(since.association),
      })),
      ...subscriptionLevels.map((level) => ({
        subject: 'tag' as const,
        subjectId: level,
        level,
        createdAt: daysAgo(since.tag),
      })),
      ...all.map(({ id, thread }) => ({
        subject: 'thread' as const,
        subjectId: id,
        level: thread,
        createdAt: daysAgo(1),
      })),
    ].flatMap((one) => (one.level ? [{ ...one, level: one.level, userId }] : []));
    await inPieces(followed, (some) => database.insert(subscriptions).values(some));
    const opened = all.filter((one) => one.opened !== 'never');
    await inPieces(
      opened.map((one) => ({ userId, threadId: one.id, number: 0, updatedAt: daysAgo(openedAt[one.opened]) })),
      (some) => database.insert(readingPositions).values(some),
    );
  });

  const listed = await agreeing(userId, all);
  expect(listed.size).toBeGreaterThan(500);
  expect(all.length - listed.size).toBeGreaterThan(500);
});

test('of discussions opened in one moment the same ones are among the 500', async () => {
  const userId = await idOf('outsider');
  await write((database) =>
    database
      .update(readingPositions)
      .set({ updatedAt: daysAgo(1) })
      .where(eq(readingPositions.userId, userId)),
  );
  const opened = all.filter((one) => one.opened !== 'never').map(({ id }) => id);
  expect(opened.length).toBeGreaterThan(500);
  const counting = new Set(opened.sort().slice(-500));
  await agreeing(
    userId,
    all.map((one) => ({ ...one, opened: counting.has(one.id) ? 'lately' : 'never' })),
  );
});

/** Holds both questions against the rule. */
async function agreeing(userId: string, cases: readonly Case[]): Promise<Set<string>> {
  const idsOf = async (condition: SQL) =>
    new Set((await read.select({ id: threads.id }).from(threads).where(condition)).map(({ id }) => id));
  const listed = await idsOf(sql`${threads.id} in (${followedIds(userId, now)})`);
  const asked = await idsOf(isFollowed(userId, now));
  const wrong = cases
    .map((one) => ({ ...one, rule: follows(one), listed: listed.has(one.id), asked: asked.has(one.id) }))
    .filter((one) => one.listed !== one.rule || one.asked !== one.rule);
  expect(wrong).toEqual([]);
  return listed;
}
