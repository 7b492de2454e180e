import { describe, expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { runJobs } from '../../support/jobs.ts';
import { materialWithForm, plainMaterial } from '../../support/roles.ts';

const { collectionsIn } = await import('../../../api/discovery/collections/list.ts');
const { removeDeleted } = await import('../../../api/discovery/collections/jobs.ts');
const { maySee, mayShare } = await import('../../../api/discovery/collections/policy.ts');
const { read, write } = await import('../../../db/client.ts');
const { associations } = await import('../../../db/schema/associations/associations.ts');
const { publications } = await import('../../../db/schema/bank.ts');
const { collectionItems, collections } = await import('../../../db/schema/collections.ts');
const { users } = await import('../../../db/schema/accounts.ts');
const { tellOfOrphans } = await import('../../../api/discovery/collections/keeper.ts');
const { associationMembers } = await import('../../../db/schema/associations/associations.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');
const { and, eq, inArray, notInArray } = await import('drizzle-orm');

interface Item {
  id: string;
  note: string;
  gone: boolean;
  publication: { id: string; title: string };
}
interface Collection {
  id: string;
  title: string;
  description: string;
  version: number;
  link: string | null;
  mine: boolean;
  owner: { id: string | null; name: string };
  items: Item[];
}
const make = (as: string, body: object) => answerOf<Collection>(request('POST', '/api/collections', { as, body }), 201);
const look = (as: string | null, id: string, status = 200) =>
  answerOf<Collection>(request('GET', `/api/collections/${id}`, { as }), status);
const list = async (as: string | null, which: string) =>
  (await answerOf<{ items: Collection[] }>(request('GET', `/api/collections?list=${which}&limit=100`, { as }), 200))
    .items;
const put = (as: string, path: string, body: object, status: number) =>
  answerOf<Record<string, unknown>>(request('PUT', `/api/collections/${path}`, { as, body }), status);

async function three(): Promise<string[]> {
  const rows = await read
    .select({ id: publications.id })
    .from(publications)
    .where(inArray(publications.slug, [materialWithForm, 'probely-v-drobyah', plainMaterial]))
    .orderBy(publications.slug);
  return rows.map(({ id }) => id);
}
async function filled(as: string, more: object = {}) {
  const { id } = await make(as, { title: 'Проба', ...more });
  const added: string[] = [];
  for (const publication of await three())
    added.push(
      (
        await answerOf<{ id: string }>(
          request('POST', `/api/collections/${id}/items`, { as, body: { publication, note: `К ${publication}` } }),
          201,
        )
      ).id,
    );
  return { id, added };
}
const association = async (slug: string) => {
  const [row] = await read.select({ id: associations.id }).from(associations).where(eq(associations.slug, slug));
  return row?.id as string;
};

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

describe('the life of a collection', () => {
  it('is copied with parts and notes, and lives on by itself', async () => {
    const { id } = await filled('methodist', { visibility: 'public', description: 'Общее' });
    const copy = await answerOf<Collection>(request('POST', `/api/collections/${id}/copy`, { as: 'teacher' }), 201);
    const mine = await look('teacher', copy.id);
    expect(mine.items.map(({ note }) => note)).toEqual((await look(null, id)).items.map(({ note }) => note));
    await look(null, copy.id, 404);
    await answerOf(request('DELETE', `/api/collections/${copy.id}/items/${mine.items[0]?.id}`, { as: 'teacher' }), 204);
    expect((await look(null, id)).items).toHaveLength(3);
  });

  it('is not overwritten by who read an older one', async () => {
    const { id } = await make('teacher', { title: 'Первая' });
    await put('teacher', id, { title: 'Вторая', version: 1 }, 200);
    const stale = await put('teacher', id, { title: 'Третья', version: 1 }, 409);
    expect(stale.current).toMatchObject({ title: 'Вторая', version: 2 });
  });

  it('is mended by another methodist when it is public, but shared and deleted by its owner alone', async () => {
    const { id, version } = await make('methodist', { title: 'Общая', visibility: 'public' });
    await put('methodist2', id, { title: 'Общая, поправленная', visibility: 'public', version }, 200);
    await put('methodist2', id, { title: 'Общая', visibility: 'personal', version: version + 1 }, 403);
    await put('methodist2', `${id}/state`, { state: 'deleted' }, 403);
  });

  it('goes to the archive and back, is deleted and brought back for a month, then gone', async () => {
    const { id } = await filled('methodist', { visibility: 'public' });
    await put('methodist', `${id}/state`, { state: 'archived' }, 200);
    await look(null, id, 404);
    expect((await list('methodist', 'archived')).map((one) => one.id)).toContain(id);
    await put('methodist', `${id}/state`, { state: 'deleted' }, 200);
    await answerOf(request('POST', `/api/collections/${id}/items`, { as: 'methodist', body: {} }), 403);
    await removeDeleted();
    await put('methodist', `${id}/state`, { state: 'active' }, 200);
    expect((await look(null, id)).items).toHaveLength(3);
    await put('methodist', `${id}/state`, { state: 'deleted' }, 200);
    await removeDeleted(Date.now() + 31 * 86_400_000);
    expect(await read.select().from(collections).where(eq(collections.id, id))).toEqual([]);
  });

  it('is walked by cursors without loss', async () => {
    for (let number = 0; number < 5; number++) await make('mentor', { title: `Список ${number}` });
    const all = (await list('mentor', 'mine')).map(({ id }) => id);
    const walked: string[] = [];
    let next: string | null = '';
    do {
      const page: { items: Collection[]; next: string | null } = await answerOf(
        request('GET', `/api/collections?list=mine&limit=2${next && `&cursor=${next}`}`, { as: 'mentor' }),
        200,
      );
      walked.push(...page.items.map(({ id }) => id));
      next = page.next;
    } while (next);
    expect(walked).toEqual(all);
    await answerOf(request('GET', '/api/collections?cursor=none'), 400);
  });

  it('leaves with the account of its owner, but for what the centre showed to everyone', async () => {
    const own = await answerOf<Record<string, unknown[]>>(request('GET', '/api/me/export', { as: 'teacher' }), 200);
    const collections = Object.entries(own).flatMap(([called, rows]) => (/одборки/.test(called) ? rows : []));
    expect(collections.length).toBeGreaterThan(1);
  });
});

describe('what was shared', () => {
  const later = () => new Date(Date.now() + 11 * 60_000);
  const personOf = async (name: string) => {
    const [person] = await read
      .select()
      .from(users)
      .where(eq(users.email, `${name}@demo.test`));
    if (!person) throw new Error(name);
    return person;
  };
  const toldOf = async (id: string) => {
    const rows = await read
      .select({ to: users.email, title: notifications.title })
      .from(notifications)
      .innerJoin(users, eq(users.id, notifications.userId))
      .where(eq(notifications.subject, `collection:${id}`));
    return rows.map(({ to, title }) => `${to.replace(/@.*/, '')}: ${title}`).sort();
  };

  it('is told once to those who see it, not before there is something in it, and never to its owner', async () => {
    const { id } = await make('school', { title: 'К совету', visibility: 'school' });
    await runJobs(later());
    expect(await toldOf(id)).toEqual([]);
    const [first, second] = await three();
    const add = (publication?: string) =>
      answerOf(request('POST', `/api/collections/${id}/items`, { as: 'school', body: { publication } }), 201);
    await add(first);
    expect(await toldOf(id)).toEqual([]);
    await runJobs(later());
    const told = await toldOf(id);
    expect(told).toContain('teacher: С вами поделились подборкой «К совету»: 1 материал');
    expect(told.some((one) => one.startsWith('school:'))).toBe(false);
    const { schoolId } = await personOf('teacher');
    expect(told).toHaveLength(
      (await read.$count(users, and(eq(users.schoolId, schoolId as string), eq(users.state, 'active')))) - 1,
    );
    await add(second);
    await put('school', `${id}/state`, { state: 'archived' }, 200);
    await put('school', `${id}/state`, { state: 'active' }, 200);
    await runJobs(later());
    expect(await toldOf(id)).toEqual(told);
  });

  it('is no word in mail where only members see it', async () => {
    const [closed] = await read.select().from(associations).where(eq(associations.visibility, 'members')).limit(1);
    const [member] = await read
      .select({ email: users.email })
      .from(associationMembers)
      .innerJoin(users, eq(users.id, associationMembers.userId))
      .where(
        and(eq(associationMembers.associationId, closed?.id as string), eq(associationMembers.membership, 'member')),
      )
      .limit(1);
    const { id } = await filled(member?.email.replace('@demo.test', '') as string, {
      visibility: 'association',
      association: closed?.id,
    });
    await runJobs(later());
    const rows = await read
      .select()
      .from(notifications)
      .where(eq(notifications.subject, `collection:${id}`));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ secret }) => secret)).toBe(true);
  });

  it('stays readable when its owner has left, and passes to who answers for the place; the owner keeps a copy', async () => {
    const [mathematics] = await read.select().from(associations).where(eq(associations.slug, 'mathematics'));
    const association = mathematics?.id as string;
    const { id } = await filled('mentor', { visibility: 'association', association });
    const take = (as: string, status: number) => put(as, `${id}/keeper`, {}, status);
    await take('head', 403);
    await tellOfOrphans();
    expect(await toldOf(id)).toEqual([]);
    const mentor = await personOf('mentor');
    const membership = and(eq(associationMembers.associationId, association), eq(associationMembers.userId, mentor.id));
    const [place] = await read.select().from(associationMembers).where(membership);
    if (!place) throw new Error('mentor is no member');
    await write((database) => database.delete(associationMembers).where(membership));
    expect((await look('teacher', id)).items).toHaveLength(3);
    await tellOfOrphans();
    await tellOfOrphans();
    expect((await toldOf(id)).filter((one) => one.startsWith('head:'))).toEqual([
      'head: Подборка «Проба» осталась без составителя: её можно взять себе',
    ]);
    await take('teacher', 403);
    await take('outsider', 404);
    await take('head', 200);
    expect(await look('head', id)).toMatchObject({ mine: true, mayEdit: true, mayTake: false });
    await look('mentor', id, 404);
    const [copy] = (await list('mentor', 'mine')).filter(({ title }) => title === 'Проба');
    expect((await look('mentor', copy?.id as string)).items.map(({ note }) => note)).toEqual(
      (await look('head', id)).items.map(({ note }) => note),
    );
    await take('methodist', 403);
    await write((database) => database.insert(associationMembers).values(place));
  });

  it('says to its readers that something was taken out of the bank, without naming it', async () => {
    const { id } = await filled('school', { visibility: 'school' });
    const [gone] = await three();
    await write((database) =>
      database
        .update(publications)
        .set({ state: 'archived' })
        .where(eq(publications.id, gone as string)),
    );
    const seen = await look('teacher', id);
    const own = await look('school', id);
    await write((database) =>
      database
        .update(publications)
        .set({ state: 'published' })
        .where(eq(publications.id, gone as string)),
    );
    expect(seen).toMatchObject({ withdrawn: 1 });
    expect(seen.items).toHaveLength(2);
    expect(own.items.filter((item) => item.gone)).toHaveLength(1);
  });
});
