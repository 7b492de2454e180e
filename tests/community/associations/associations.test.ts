import { describe, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, type Card, idOf, statusOf } from '../../support/community.ts';

const join = (id: string, as?: string, body: unknown = {}) =>
  request('POST', `/api/associations/${id}/members`, { as, body });
const members = (id: string, as?: string) => request('GET', `/api/associations/${id}/members`, { as });

describe('the card', () => {
  test('is public whatever the visibility, and found by id and by slug', async () => {
    const hidden = await association('members', 'closed');
    const byId = await answerOf<Card>(request('GET', `/api/associations/${hidden.id}`), 200);
    expect(byId).toMatchObject({ visibility: 'members', admission: 'closed', membership: 'none', memberCount: null });
    expect(byId.head?.name).toBe('Ольга Петровна Рябинина');
    expect(await answerOf<Card>(request('GET', `/api/associations/${hidden.slug}`), 200)).toEqual(byId);
    expect(await statusOf(request('GET', '/api/associations/no-such'))).toBe(404);
  });

  test('tells each caller their own membership', async () => {
    const { id } = await association('everyone', 'open', ['teacher']);
    const seen = async (as?: string) =>
      (await answerOf<Card>(request('GET', `/api/associations/${id}`, { as }), 200)).membership;
    expect([await seen(), await seen('teacher'), await seen('head'), await seen('outsider')]).toEqual([
      'none',
      'member',
      'head',
      'none',
    ]);
  });

  test('lists in pages without a gap or a repetition, by subject and by membership', async () => {
    for (let count = 0; count < 5; count++) await association('everyone', 'open');
    const all = await answerOf<{ items: Card[] }>(
      request('GET', '/api/associations?limit=100&subject=mathematics'),
      200,
    );
    const paged: string[] = [];
    for (let cursor = ''; ; ) {
      const part = await answerOf<{ items: Card[]; next: string | null }>(
        request('GET', `/api/associations?limit=2&subject=mathematics${cursor && `&cursor=${cursor}`}`),
        200,
      );
      paged.push(...part.items.map(({ id }) => id));
      if (!part.next) break;
      cursor = part.next;
    }
    expect(paged).toEqual(all.items.map(({ id }) => id));
    const own = await answerOf<{ items: Card[] }>(
      request('GET', '/api/associations?limit=100&membership=mine', { as: 'head' }),
      200,
    );
    expect(own.items.length).toBeGreaterThan(0);
    expect(own.items.every(({ membership }) => ['member', 'deputy', 'head'].includes(membership))).toBe(true);
    expect(await statusOf(request('GET', '/api/associations?membership=mine'))).toBe(401);
    expect(await statusOf(request('GET', '/api/associations?subject=alchemy'))).toBe(400);
  });
});

describe('members', () => {
  test.each([
    ['everyone', { guest: 200, outsider: 200, admin: 200, teacher: 200, methodist: 200 }],
    ['signed-in', { guest: 404, outsider: 200, admin: 200, teacher: 200, methodist: 200 }],
    [
      'members',
      { guest: 404, outsider: 404, admin: 404, controller: 404, school: 404, teacher: 200, head: 200, methodist: 200 },
    ],
  ])('of an association for %s are shown to those who may see them', async (visibility, expected) => {
    const { id } = await association(visibility, 'open', ['teacher']);
    for (const [name, status] of Object.entries(expected))
      expect([name, await statusOf(members(id, name === 'guest' ? undefined : name))]).toEqual([name, status]);
  });

  test('requests are for those who decide about them', async () => {
    const { id } = await association('everyone', 'request', ['teacher']);
    await answerOf(join(id, 'outsider', { reason: 'Хочу учиться' }), 202);
    const requests = (as?: string) => request('GET', `/api/associations/${id}/members?membership=requested`, { as });
    expect([
      await statusOf(requests()),
      await statusOf(requests('teacher')),
      await statusOf(requests('outsider')),
    ]).toEqual([403, 403, 403]);
    const { items } = await answerOf<{ items: { request: string }[] }>(requests('head'), 200);
    expect(items.map(({ request: reason }) => reason)).toEqual(['Хочу учиться']);
  });
});

describe('joining', () => {
  test('answers by admission; a guest signs in first; once more changes nothing', async () => {
    const open = await association('everyone', 'open');
    const asked = await association('members', 'request');
    const closed = await association('everyone', 'closed');
    for (const { id } of [open, asked, closed]) expect(await statusOf(join(id))).toBe(401);
    for (const _ of [1, 2]) expect(await answerOf(join(open.id, 'outsider'), 201)).toEqual({ membership: 'member' });
    for (const _ of [1, 2])
      expect(await answerOf(join(asked.slug, 'outsider', { reason: 'Биология' }), 202)).toEqual({
        membership: 'requested',
      });
    expect(await statusOf(join(closed.id, 'outsider'))).toBe(403);
    expect(await statusOf(join('no-such', 'outsider'))).toBe(404);
    expect(await answerOf(join(open.id, 'head'), 201)).toEqual({ membership: 'head' });
    expect(await statusOf(join(asked.id, 'teacher', { reason: 7 }))).toBe(400);
    expect(await statusOf(join(open.id, 'teacher', '{'))).toBe(400);
  });

  test('many at once join once', async () => {
    const { id } = await association('everyone', 'open');
    const answers = await Promise.all(Array.from({ length: 20 }, () => statusOf(join(id, 'outsider'))));
    expect(new Set(answers)).toEqual(new Set([201]));
    const { items } = await answerOf<{ items: unknown[] }>(members(id, 'outsider'), 200);
    expect(items).toHaveLength(2);
  });

  test('by request: refused with a reason, asked again, accepted, left', async () => {
    const { id } = await association('members', 'request', ['teacher']);
    const outsider = await idOf('outsider');
    const decide = (as: string, body: unknown) =>
      request('POST', `/api/associations/${id}/members/${outsider}/decision`, { as, body });
    await answerOf(join(id, 'outsider'), 202);
    expect(await statusOf(decide('teacher', { decision: 'accept' }))).toBe(403);
    expect(await statusOf(decide('head', { decision: 'refuse' }))).toBe(400);
    expect(await answerOf(decide('head', { decision: 'refuse', reason: 'Группа собрана' }), 200)).toEqual({
      membership: 'none',
    });
    expect(await statusOf(decide('head', { decision: 'accept' }))).toBe(409);
    expect(await statusOf(members(id, 'outsider'))).toBe(404);
    await answerOf(join(id, 'outsider'), 202);
    const decided = await Promise.all([
      statusOf(decide('head', { decision: 'accept' })),
      statusOf(decide('methodist', { decision: 'accept' })),
    ]);
    expect(decided.sort()).toEqual([200, 409]);
    expect(await statusOf(members(id, 'outsider'))).toBe(200);
    const leave = () => statusOf(request('DELETE', `/api/associations/${id}/members/me`, { as: 'outsider' }));
    expect([await leave(), await leave()]).toEqual([204, 204]);
    expect(await statusOf(members(id, 'outsider'))).toBe(404);
  });
});

describe('leading', () => {
  test('a head names deputies, only a methodist names a head, and there is one head', async () => {
    const { id } = await association('everyone', 'open', ['teacher', 'outsider']);
    const place = async (as: string, who: string, membership: string) =>
      statusOf(request('PUT', `/api/associations/${id}/members/${await idOf(who)}`, { as, body: { membership } }));
    expect(await place('teacher', 'outsider', 'deputy')).toBe(403);
    expect(await place('head', 'teacher', 'deputy')).toBe(200);
    expect(await place('teacher', 'outsider', 'deputy')).toBe(403);
    expect(await place('head', 'teacher', 'head')).toBe(403);
    expect(await place('head', 'head', 'member')).toBe(403);
    expect(await place('methodist', 'teacher', 'king')).toBe(400);
    expect(await place('methodist', 'teacher', 'head')).toBe(200);
    const { items } = await answerOf<{ items: { membership: string; user: { id: string } }[] }>(
      members(id, 'head'),
      200,
    );
    expect(items.filter(({ membership }) => membership === 'head').map(({ user }) => user.id)).toEqual([
      await idOf('teacher'),
    ]);
    expect(items.find(({ user }) => user.id !== items[0]?.user.id)?.membership).toBe('member');
    expect(await statusOf(request('DELETE', `/api/associations/${id}/members/me`, { as: 'teacher' }))).toBe(409);
  });

  test('people are added by e-mail by methodists and taken out by the head too', async () => {
    const { id } = await association('members', 'closed');
    const add = (as: string, email: string) =>
      statusOf(request('POST', `/api/associations/${id}/people`, { as, body: { email } }));
    expect([
      await add('outsider', 'outsider@demo.test'),
      await add('methodist', 'nobody@demo.test'),
      await add('methodist', 'Outsider@demo.test'),
    ]).toEqual([403, 400, 201]);
    const outsider = await idOf('outsider');
    const remove = (as: string, who: string) =>
      statusOf(request('DELETE', `/api/associations/${id}/members/${who}`, { as }));
    expect([
      await remove('outsider', outsider),
      await remove('head', await idOf('head')),
      await remove('head', outsider),
      await remove('head', outsider),
    ]).toEqual([403, 403, 204, 404]);
  });

  test('only methodists found, only they open or close what is talked about', async () => {
    const card = { title: 'Физики города', purpose: 'Решать задачи', visibility: 'members', admission: 'closed' };
    for (const as of ['teacher', 'head', 'admin', 'controller', 'school'])
      expect(await statusOf(request('POST', '/api/associations', { as, body: card }))).toBe(403);
    const one = await answerOf<Card>(request('POST', '/api/associations', { as: 'methodist', body: card }), 201);
    const two = await answerOf<Card>(request('POST', '/api/associations', { as: 'methodist', body: card }), 201);
    expect([one.slug, two.slug]).toEqual(['fiziki-goroda', 'fiziki-goroda-2']);
    const { id } = await association('members', 'closed');
    const edit = (as: string, change: object) =>
      statusOf(request('PUT', `/api/associations/${id}`, { as, body: { ...card, ...change } }));
    expect([
      await edit('outsider', {}),
      await edit('head', { admission: 'open' }),
      await edit('head', { visibility: 'everyone' }),
      await edit('methodist', { visibility: 'everyone' }),
    ]).toEqual([403, 200, 403, 200]);
    const bad = await answerOf<{ errors: { path: string }[] }>(
      request('PUT', `/api/associations/${id}`, {
        as: 'methodist',
        body: { title: 'А', purpose: '', visibility: 'all', admission: 1, subjects: ['alchemy'] },
      }),
      400,
    );
    expect(new Set(bad.errors.map(({ path }) => path.split('.')[0]))).toEqual(
      new Set(['title', 'purpose', 'visibility', 'admission', 'subjects']),
    );
  });
});
