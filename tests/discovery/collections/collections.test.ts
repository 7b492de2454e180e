import { describe, expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, filled, list, look, put, three } from '../../support/collections.ts';

const { collectionsIn } = await import('../../../api/discovery/collections/list.ts');
const { maySee, mayShare } = await import('../../../api/discovery/collections/policy.ts');
const { read, write } = await import('../../../db/client.ts');
const { publications } = await import('../../../db/schema/bank.ts');
const { collectionItems } = await import('../../../db/schema/collections.ts');
const { users } = await import('../../../db/schema/accounts.ts');
const { eq, notInArray } = await import('drizzle-orm');

describe('who sees a collection', () => {
  const actor = (more: object) =>
    ({ id: 'a', role: 'teacher', state: 'active', school: { id: 's' }, ...more }) as Parameters<typeof maySee>[0];
  const collection = (more: object) => ({
    ownerId: 'o',
    visibility: 'personal' as const,
    state: 'active' as const,
    schoolId: null,
    membership: 'none' as const,
    ...more,
  });

  it.each([
    ['its owner, deleted too', actor({ id: 'o' }), { state: 'deleted' }, true],
    ['a stranger, personal', actor({}), {}, false],
    ['the administrator, personal', actor({ role: 'admin' }), {}, false],
    ['a methodist, personal', actor({ role: 'methodist' }), {}, false],
    ['a guest, public', null, { visibility: 'public' }, true],
    ['a guest, public in the archive', null, { visibility: 'public', state: 'archived' }, false],
    ['a colleague', actor({}), { visibility: 'school', schoolId: 's' }, true],
    ['one of another school', actor({ school: { id: 'other' } }), { visibility: 'school', schoolId: 's' }, false],
    ['one of no school, a school’s without school', actor({ school: null }), { visibility: 'school' }, false],
    ['a colleague who waits', actor({ state: 'waiting' }), { visibility: 'school', schoolId: 's' }, false],
    ['a member', actor({}), { visibility: 'association', membership: 'member' }, true],
    ['one who asked to join', actor({}), { visibility: 'association', membership: 'requested' }, false],
    ['a methodist, an association’s', actor({ role: 'methodist' }), { visibility: 'association' }, true],
    ['the administrator, an association’s', actor({ role: 'admin' }), { visibility: 'association' }, false],
  ])('%s', (_who, who, more, seen) => {
    expect(maySee(who, collection(more))).toBe(seen);
  });

  it('is decided by those alone who belong there', () => {
    expect(mayShare(actor({}), 'public')).toBe(false);
    expect(mayShare(actor({ role: 'methodist' }), 'public')).toBe(true);
    expect(mayShare(actor({ school: null }), 'school')).toBe(false);
    expect(mayShare(actor({}), 'association', 'requested')).toBe(false);
    expect(mayShare(actor({}), 'association', 'deputy')).toBe(true);
    expect(mayShare(actor({ state: 'waiting' }), 'personal')).toBe(false);
  });

  it('follows school and association, in lists too', async () => {
    const school = await filled('teacher', { visibility: 'school' });
    const circle = await filled('mentor', { visibility: 'association', association: await association('mathematics') });
    const shared = async (as: string) => (await list(as, 'shared')).map(({ id }) => id);
    expect(await shared('school')).toContain(school.id);
    expect(await shared('teacher')).toContain(circle.id);
    expect(await shared('teacher')).not.toContain(school.id);
    expect(await shared('outsider')).not.toContain(school.id);
    expect(await shared('outsider')).not.toContain(circle.id);
    const inCircle = async (email: string) => {
      const [person] = await read.select().from(users).where(eq(users.email, email));
      const actor = { ...person, school: null } as unknown as Parameters<typeof collectionsIn>[0];
      return (await collectionsIn(actor, await association('mathematics'), 5)).map(({ id }) => id);
    };
    expect(await inCircle('teacher@demo.test')).toContain(circle.id);
    expect(await inCircle('outsider@demo.test')).toEqual([]);
    expect(await inCircle('admin@demo.test')).toEqual([]);
    expect((await list(null, 'public')).map(({ id }) => id)).not.toContain(school.id);
    await answerOf(
      request('POST', '/api/collections', {
        as: 'outsider',
        body: { title: 'Чужим', visibility: 'association', association: await association('mathematics') },
      }),
      403,
    );
    // Who moved to another school sees what is shared there, and what was shared before stays where it was.
    const [home] = await read
      .select({ schoolId: users.schoolId })
      .from(users)
      .where(eq(users.email, 'teacher@demo.test'));
    const [other] = await read
      .select({ schoolId: users.schoolId })
      .from(users)
      .where(eq(users.email, 'outsider@demo.test'));
    const move = (schoolId: string | null | undefined) =>
      write((database) =>
        database
          .update(users)
          .set({ schoolId: schoolId as string })
          .where(eq(users.email, 'teacher@demo.test')),
      );
    await move(other?.schoolId);
    await look('outsider', school.id, 404);
    await look('school', school.id);
    await move(home?.schoolId);
  });

  it('is told a guest by a secret address, until it is taken away', async () => {
    const { id } = await filled('teacher');
    const { url } = (await put('teacher', `${id}/link`, {}, 200)) as { url: string };
    const { readByLink } = await import('../../../api/discovery/collections/collection.ts');
    const secret = url.split('/').at(-1) as string;
    const seen = await readByLink(null, secret);
    expect(seen.items).toHaveLength(3);
    expect(seen.link).toBeNull();
    expect((await look('teacher', id)).link).toBe(url);
    const { url: renewed } = (await put('teacher', `${id}/link`, {}, 200)) as { url: string };
    expect(renewed).not.toBe(url);
    await expect(readByLink(null, secret)).rejects.toMatchObject({ status: 404 });
    await answerOf(request('DELETE', `/api/collections/${id}/link`, { as: 'teacher' }), 204);
    await expect(readByLink(null, renewed.split('/').at(-1) as string)).rejects.toMatchObject({ status: 404 });
  });
});

describe('the parts of a collection', () => {
  it('stand in the order that was given; what is not named follows, what is unknown is passed by', async () => {
    const { id, added } = await filled('teacher');
    const [first, second, third] = added as [string, string, string];
    const order = async () => (await look('teacher', id)).items.map((item) => item.id);
    expect(await order()).toEqual(added);
    await put('teacher', `${id}/order`, { items: [third, 'nobody', third, first] }, 204);
    expect(await order()).toEqual([third, first, second]);
    const { moveItem } = await import('../../../api/discovery/collections/order.ts');
    const [person] = await read.select().from(users).where(eq(users.email, 'teacher@demo.test'));
    const teacher = { ...person, school: null } as unknown as Parameters<typeof moveItem>[0];
    const { readCollection } = await import('../../../api/discovery/collections/collection.ts');
    await moveItem(teacher, await readCollection(teacher, id), second, -1);
    expect(await order()).toEqual([third, second, first]);
    await moveItem(teacher, await readCollection(teacher, id), third, -1);
    expect(await order()).toEqual([third, second, first]);
  });

  it('come once, keep their notes when they are taken out and put back', async () => {
    const { id, added } = await filled('teacher');
    const [publication] = (await three()) as [string];
    const again = await answerOf<{ id: string }>(
      request('POST', `/api/collections/${id}/items`, { as: 'teacher', body: { publication } }),
      201,
    );
    expect(again.id).toBe(added[0]);
    await put('teacher', `${id}/items/${added[1]}`, { note: 'Новая пометка' }, 204);
    await answerOf(request('DELETE', `/api/collections/${id}/items/${added[1]}`, { as: 'teacher' }), 204);
    expect((await look('teacher', id)).items.map((item) => item.id)).toEqual([added[0], added[2]]);
    await put('teacher', `${id}/items/${added[1]}/place`, {}, 204);
    expect((await look('teacher', id)).items[1]).toMatchObject({ id: added[1], note: 'Новая пометка' });
    await answerOf(request('DELETE', `/api/collections/${id}/publications/${publication}`, { as: 'teacher' }), 204);
    const choices = await answerOf<{ items: { id: string; has: boolean }[] }>(
      request('GET', `/api/collections/choices/${publication}`, { as: 'teacher' }),
      200,
    );
    expect(choices.items.find((choice) => choice.id === id)?.has).toBe(false);
  });

  it('are at most sixty, also when one that was taken out comes back', async () => {
    const { id, added } = await filled('teacher');
    const taken = `${id}/items/${added[0]}`;
    await answerOf(request('DELETE', `/api/collections/${taken}`, { as: 'teacher' }), 204);
    const others = await read
      .select({ publicationId: publications.id })
      .from(publications)
      .where(notInArray(publications.id, await three()))
      .limit(58);
    await write((database) =>
      database
        .insert(collectionItems)
        .values(others.map((other, at) => ({ ...other, collectionId: id, position: 9 + at }))),
    );
    expect(others).toHaveLength(58);
    await put('teacher', `${taken}/place`, {}, 409);
    await answerOf(request('DELETE', `/api/collections/${id}/items/${added[1]}`, { as: 'teacher' }), 204);
    await put('teacher', `${taken}/place`, {}, 204);
    expect((await look('teacher', id)).items).toHaveLength(60);
  });

  it('that left the bank are seen by those alone who may take them out', async () => {
    const { id } = await filled('methodist', { visibility: 'public' });
    const [gone] = (await three()) as [string];
    const set = (state: 'archived' | 'published') =>
      write((database) => database.update(publications).set({ state }).where(eq(publications.id, gone)));
    await set('archived');
    expect((await look(null, id)).items).toHaveLength(2);
    expect((await look('methodist', id)).items.map((item) => item.gone)).toEqual([true, false, false]);
    await set('published');
  });
});
