import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { answerOf, cookieOf, request } from '../support/app.ts';

const { actorOf } = await import('../../api/people/accounts/session.ts');
const { readDesk } = await import('../../api/desk/desk.ts');
const { read, write } = await import('../../db/client.ts');
const { users } = await import('../../db/schema/accounts.ts');
const { associationMembers, associations } = await import('../../db/schema/associations/associations.ts');
const { threads } = await import('../../db/schema/discussions/discussions.ts');
const { materials } = await import('../../db/schema/materials.ts');
const { practiceAuthors, practices } = await import('../../db/schema/practices.ts');
const { schools } = await import('../../db/schema/schools.ts');

async function person(name: string) {
  const { actor } = await actorOf(await cookieOf(name));
  if (!actor) throw new Error(`${name} is not signed in`);
  return actor;
}
const deskOf = async (name: string) => readDesk(await person(name));
/** The rows of one block; none when nothing waits there. */
const waitingIn = (desk: Awaited<ReturnType<typeof readDesk>>, block: string) =>
  desk.waiting.find(({ name }) => name === block)?.rows ?? [];
const countIn = (desk: Awaited<ReturnType<typeof readDesk>>, block: string) =>
  Number(/\d+/.exec(desk.waiting.find(({ name }) => name === block)?.title ?? '0')?.[0]);

/** The texts of a practice in which nothing is written. */
const unwritten = { summary: '', context: '', problem: '', actions: '', result: '', transfer: '', resources: '' };

async function newcomer(email: string, schoolId: string) {
  await write((database) =>
    database.insert(users).values({ email, name: email, role: 'teacher', state: 'waiting', schoolId }),
  );
}

describe('the desk', () => {
  it('shows a methodist the whole queue, the oldest first, without their own practices', async () => {
    const [methodist, author] = await Promise.all([person('methodist'), person('mentor')]);
    const [own] = await write((database) =>
      database
        .insert(practices)
        .values({ ...unwritten, authorId: methodist.id, state: 'review', title: 'Своя', submittedAt: new Date(0) })
        .returning(),
    );
    // A co-author decides as little as the author.
    const [shared] = await write((database) =>
      database
        .insert(practices)
        .values({ ...unwritten, authorId: author.id, state: 'review', title: 'Общая', submittedAt: new Date(1) })
        .returning(),
    );
    await write((database) =>
      database.insert(practiceAuthors).values({ practiceId: shared?.id as string, userId: methodist.id }),
    );
    const desk = await readDesk(methodist);
    const waiting = await read.select().from(practices).where(eq(practices.state, 'review'));
    const rows = waitingIn(desk, 'practices.review');
    expect(countIn(desk, 'practices.review')).toBe(waiting.length - 2);
    for (const one of [own, shared]) expect(rows.map(({ url }) => url)).not.toContain(`/practices/${one?.id}/review`);
    const submittedAt = new Map(waiting.map((row) => [`/practices/${row.id}/review`, row.submittedAt?.getTime() ?? 0]));
    const moments = rows.map(({ url }) => submittedAt.get(url ?? '') as number);
    expect(moments).toEqual([...moments].sort((one, other) => one - other));
    expect(rows.length).toBeGreaterThan(0);
  });

  it('shows a methodist what waits of the bank: to read what others wrote, to go on with what is theirs', async () => {
    const { id } = await answerOf<{ id: string }>(
      request('POST', '/api/material-drafts', { as: 'methodist', body: { title: 'Ждёт второго' } }),
      201,
    );
    const url = `/materials/${id}`;
    const written = async (name: string) =>
      waitingIn(await deskOf(name), 'materials.unfinished').find((row) => row.url === url)?.badge?.text;
    expect([await written('methodist'), await written('methodist2')]).toEqual(['Черновик', undefined]);
    await write((database) =>
      database
        .update(materials)
        .set({ state: 'review', submittedAt: new Date(0) })
        .where(eq(materials.id, id)),
    );
    expect(await written('methodist')).toBe('На проверке');
    expect(waitingIn(await deskOf('methodist'), 'materials.review').map((row) => row.url)).not.toContain(url);
    const other = await deskOf('methodist2');
    expect(waitingIn(other, 'materials.review')[0]?.url).toBe(url);
    expect(countIn(other, 'materials.review')).toBeGreaterThanOrEqual(waitingIn(other, 'materials.review').length);
  });

  it('keeps the queues from everyone else', async () => {
    for (const name of ['teacher', 'school', 'controller', 'admin', 'head']) {
      const desk = await deskOf(name);
      for (const block of ['practices.review', 'materials.review', 'materials.unfinished'])
        expect(waitingIn(desk, block)).toEqual([]);
    }
  });

  it('shows an administration who waits for it, and nobody of another school', async () => {
    const school = (await person('school')).school?.id as string;
    const [other] = await read.select({ id: schools.id }).from(schools).where(eq(schools.slug, 'gymnasium-9'));
    const before = countIn(await deskOf('school'), 'entrance.newcomers');
    await newcomer('new-here@demo.test', school);
    await newcomer('new-there@demo.test', other?.id as string);
    const desk = await deskOf('school');
    expect(countIn(desk, 'entrance.newcomers')).toBe(before + 1);
    const names = waitingIn(desk, 'entrance.newcomers').map(({ title }) => title);
    expect(names).toContain('new-here@demo.test');
    expect(names).not.toContain('new-there@demo.test');
    expect(waitingIn(await deskOf('teacher'), 'entrance.newcomers')).toEqual([]);
  });

  it('shows a head the requests to their associations alone', async () => {
    const outsider = await person('outsider');
    const all = await read.select({ id: associations.id, slug: associations.slug }).from(associations);
    const others = all.filter(({ slug }) => slug !== 'mathematics');
    await write(async (database) => {
      for (const { id } of all)
        await database
          .insert(associationMembers)
          .values({ associationId: id, userId: outsider.id, membership: 'requested' })
          .onConflictDoNothing();
    });
    const requests = waitingIn(await deskOf('head'), 'associations.requests');
    const led = await read
      .select({ slug: associations.slug, membership: associationMembers.membership })
      .from(associationMembers)
      .innerJoin(associations, eq(associations.id, associationMembers.associationId))
      .where(eq(associationMembers.userId, (await person('head')).id));
    const own = led
      .filter(({ membership }) => membership === 'head' || membership === 'deputy')
      .map(({ slug }) => `/associations/${slug}`);
    expect(requests.some(({ before }) => before === outsider.name)).toBe(true);
    for (const { url } of requests) expect(own).toContain(url);
    expect(others.length).toBeGreaterThan(0);
    expect(waitingIn(await deskOf('teacher'), 'associations.requests')).toEqual([]);
    // One who only asked to join reads nothing of the talk inside.
    expect((await deskOf('outsider')).threads).toEqual([]);
  });

  it('shows the talk of own associations, without what was removed', async () => {
    const [first] = (await deskOf('teacher')).threads;
    if (!first) throw new Error('the demo teacher has no threads');
    await write((database) => database.update(threads).set({ deletedAt: new Date() }).where(eq(threads.id, first.id)));
    const { threads: shown, associations: own } = await deskOf('teacher');
    expect(shown.map(({ id }) => id)).not.toContain(first.id);
    const titles = own.map(({ title }) => title);
    for (const { association } of shown) expect(titles).toContain(association);
  });

  it('puts returned practices before drafts, and both before what is under review', async () => {
    const order = ['вернули на доработку', 'черновик', 'на рассмотрении'];
    for (const name of ['teacher', 'mentor']) {
      const own = waitingIn(await deskOf(name), 'practices.unfinished');
      const places = own.map(({ badge }) => order.indexOf(badge?.text ?? ''));
      expect(places.length).toBeGreaterThan(0);
      expect(places).toEqual([...places].sort((one, other) => one - other));
    }
  });

  it('shows a pair to its people and both administrations, never to the administrator', async () => {
    for (const name of ['mentor', 'teacher', 'school']) expect((await deskOf(name)).pairs.length).toBe(1);
    expect((await deskOf('admin')).pairs).toEqual([]);
    expect((await deskOf('outsider')).pairs).toEqual([]);
  });

  it('is empty for one whom the school has not confirmed', async () => {
    const desk = await readDesk({ ...(await person('teacher')), state: 'waiting' });
    expect(desk.waiting).toEqual([]);
    expect(desk.threads).toEqual([]);
  });
});
