import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { answerOf, cookieOf, request } from '../support/app.ts';

const { actorOf } = await import('../../api/people/accounts/session.ts');
const { readDesk } = await import('../../api/desk/desk.ts');
const { read, write } = await import('../../db/client.ts');
const { users } = await import('../../db/schema/accounts.ts');
const { associationMembers, associations } = await import('../../db/schema/associations.ts');
const { threads } = await import('../../db/schema/discussions.ts');
const { materials } = await import('../../db/schema/materials.ts');
const { practices } = await import('../../db/schema/practices.ts');
const { schools } = await import('../../db/schema/schools.ts');

async function person(name: string) {
  const { actor } = await actorOf(await cookieOf(name));
  if (!actor) throw new Error(`${name} is not signed in`);
  return actor;
}
const deskOf = async (name: string) => readDesk(await person(name));

async function newcomer(email: string, schoolId: string) {
  await write((database) =>
    database.insert(users).values({ email, name: email, role: 'teacher', state: 'waiting', schoolId }),
  );
}

describe('the desk', () => {
  it('shows a methodist the whole queue, the oldest first, without his own practices', async () => {
    const methodist = await person('methodist');
    const [own] = await write((database) =>
      database
        .insert(practices)
        .values({
          authorId: methodist.id,
          state: 'review',
          title: 'Своя',
          summary: '',
          context: '',
          problem: '',
          actions: '',
          result: '',
          transfer: '',
          resources: '',
          submittedAt: new Date(0),
        })
        .returning(),
    );
    const { review } = await readDesk(methodist);
    const waiting = await read.select().from(practices).where(eq(practices.state, 'review'));
    expect(review.count).toBe(waiting.length - 1);
    expect(review.items.map(({ id }) => id)).not.toContain(own?.id);
    const moments = review.items.map(({ submittedAt }) => submittedAt?.getTime() ?? 0);
    expect(moments).toEqual([...moments].sort((one, other) => one - other));
    expect(review.items.length).toBeGreaterThan(0);
  });

  it('shows a methodist what waits of the bank: to read what others wrote, to go on with what is his', async () => {
    const { id } = await answerOf<{ id: string }>(
      request('POST', '/api/material-drafts', { as: 'methodist', body: { title: 'Ждёт второго' } }),
      201,
    );
    const written = async (name: string) => (await deskOf(name)).written.find((row) => row.id === id)?.state;
    expect([await written('methodist'), await written('methodist2')]).toEqual(['draft', undefined]);
    await write((database) =>
      database
        .update(materials)
        .set({ state: 'review', submittedAt: new Date(0) })
        .where(eq(materials.id, id)),
    );
    expect(await written('methodist')).toBe('review');
    expect((await deskOf('methodist')).texts.items.map((row) => row.id)).not.toContain(id);
    const { texts } = await deskOf('methodist2');
    expect(texts.items[0]?.id).toBe(id);
    expect(texts.count).toBeGreaterThanOrEqual(texts.items.length);
  });

  it('keeps the queues from everyone else', async () => {
    for (const name of ['teacher', 'school', 'controller', 'admin', 'head']) {
      const { review, texts, written } = await deskOf(name);
      expect({ review, texts, written }).toEqual({
        review: { count: 0, items: [] },
        texts: { count: 0, items: [] },
        written: [],
      });
    }
  });

  it('shows an administration who waits for it, and nobody of another school', async () => {
    const school = (await person('school')).school?.id as string;
    const [other] = await read.select({ id: schools.id }).from(schools).where(eq(schools.slug, 'gymnasium-9'));
    const before = (await deskOf('school')).people.count;
    await newcomer('new-here@demo.test', school);
    await newcomer('new-there@demo.test', other?.id as string);
    const { people } = await deskOf('school');
    expect(people.count).toBe(before + 1);
    expect(people.items.map(({ name }) => name)).toContain('new-here@demo.test');
    expect(people.items.map(({ name }) => name)).not.toContain('new-there@demo.test');
    expect((await deskOf('teacher')).people.count).toBe(0);
  });

  it('shows a head the requests to his associations alone', async () => {
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
    const { requests } = await deskOf('head');
    const led = await read
      .select({ slug: associations.slug, membership: associationMembers.membership })
      .from(associationMembers)
      .innerJoin(associations, eq(associations.id, associationMembers.associationId))
      .where(eq(associationMembers.userId, (await person('head')).id));
    const own = led
      .filter(({ membership }) => membership === 'head' || membership === 'deputy')
      .map(({ slug }) => slug);
    expect(requests.some(({ userId }) => userId === outsider.id)).toBe(true);
    for (const { slug } of requests) expect(own).toContain(slug);
    expect(others.length).toBeGreaterThan(0);
    expect((await deskOf('teacher')).requests).toEqual([]);
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
    const order = ['returned', 'draft', 'review'];
    for (const name of ['teacher', 'mentor']) {
      const { practices: own } = await deskOf(name);
      const places = own.map(({ state }) => order.indexOf(state));
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
    expect(desk.practices).toEqual([]);
    expect(desk.threads).toEqual([]);
  });
});
