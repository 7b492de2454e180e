import { describe, expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { type Collection, filled, list, look, make, put, three } from '../../support/collections.ts';
import { runJobs } from '../../support/jobs.ts';

const { removeDeleted } = await import('../../../api/discovery/collections/jobs.ts');
const { read, write } = await import('../../../db/client.ts');
const { associations } = await import('../../../db/schema/associations/associations.ts');
const { publications } = await import('../../../db/schema/bank.ts');
const { collections } = await import('../../../db/schema/collections.ts');
const { users } = await import('../../../db/schema/accounts.ts');
const { tellOfOrphans } = await import('../../../api/discovery/collections/keeper.ts');
const { associationMembers } = await import('../../../db/schema/associations/associations.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');
const { and, eq } = await import('drizzle-orm');

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
    expect(own['Личные, архивные и удалённые подборки']?.length).toBeGreaterThan(1);
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
