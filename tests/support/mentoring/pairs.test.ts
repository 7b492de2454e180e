import { expect, test } from 'vitest';
import { answerOf, request } from '../app.ts';
import { idOf, statusOf } from '../community.ts';

interface Pair {
  id: string;
  thread?: string | null;
  url: string;
  state: string;
  leader: { title: string };
  supported: { title: string };
}
const list = async (as: string) => (await answerOf<{ items: Pair[] }>(request('GET', '/api/pairs', { as }), 200)).items;

test('a pair is known to its people, its coordinator, both administrations, methodists and the department alone', async () => {
  const [pair] = await list('teacher');
  expect(pair).toMatchObject({ state: 'active', leader: { title: 'Гимназия № 9' }, supported: { title: 'Школа № 7' } });
  const expected: Record<string, number> = {
    teacher: 200,
    mentor: 200,
    t01: 200,
    school: 200,
    admin_s9: 200,
    methodist: 200,
    methodist2: 200,
    controller: 200,
    admin: 404,
    outsider: 404,
    head: 404,
    admin_s18: 404,
    t15: 404,
    t16: 404,
  };
  for (const [name, status] of Object.entries(expected))
    expect([name, await statusOf(request('GET', `/api/pairs/${pair?.id}`, { as: name }))]).toEqual([name, status]);
  expect(await statusOf(request('GET', `/api/pairs/${pair?.id}`))).toBe(404);
  expect(await statusOf(request('GET', '/api/pairs/no-such', { as: 'methodist' }))).toBe(404);
});

test('the list holds what each may know of', async () => {
  const all = await list('methodist');
  expect(all.length).toBeGreaterThanOrEqual(3);
  expect((await list('controller')).map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  expect((await list('school')).map(({ supported }) => supported.title)).toEqual(['Школа № 7']);
  expect((await list('mentor')).map(({ leader }) => leader.title)).toEqual(['Гимназия № 9']);
  expect(await list('outsider')).toEqual([]);
  expect(await statusOf(request('GET', '/api/pairs', { as: 'admin' }))).toBe(404);
  expect(await statusOf(request('GET', '/api/pairs'))).toBe(401);
  const first = await answerOf<{ items: Pair[]; next: string }>(
    request('GET', '/api/pairs?limit=1', { as: 'methodist' }),
    200,
  );
  const rest = await answerOf<{ items: Pair[] }>(
    request('GET', `/api/pairs?limit=100&cursor=${first.next}`, { as: 'methodist' }),
    200,
  );
  expect([...first.items, ...rest.items]).toEqual(all);
});

const ids = async (...names: string[]) => Promise.all(names.map(idOf));
const post = (path: string, as: string, body: object) => request('POST', `/api/pairs/${path}`, { as, body });

/** A pair of lyceum 18 and school 30, proposed by methodist2, coordinated by methodist. */
async function proposed() {
  const { items } = await answerOf<{ items: Pair[] }>(request('GET', '/api/pairs?limit=100', { as: 'methodist' }), 200);
  const schoolOf = (title: string) =>
    items
      .flatMap(({ leader, supported }) => [leader, supported] as { id: string; title: string }[])
      .find((one) => one.title === title)?.id;
  const [head, t07, coordinator] = await ids('head', 't07', 'methodist');
  return {
    leader: schoolOf('Лицей № 18'),
    supported: schoolOf('Школа № 30'),
    mentors: [head],
    mentees: [t07],
    coordinator,
    purpose: 'Проверочная пара: чтение условия задачи.',
  };
}

test('a pair is proposed, agreed by both administrations, works, and completes; each step by who may', async () => {
  const input = await proposed();
  const refused = async (change: object, path: string) => {
    const { errors } = await answerOf<{ errors: { path: string }[] }>(
      request('POST', '/api/pairs', { as: 'methodist2', body: { ...input, ...change } }),
      400,
    );
    expect(errors.map((error) => error.path)).toContain(path);
  };
  await refused({ mentors: await ids('teacher') }, 'mentors');
  await refused({ coordinator: (await ids('admin'))[0] }, 'coordinator');
  await refused({ leader: input.supported, supported: input.leader }, 'leader');
  const { id } = await answerOf<{ id: string }>(request('POST', '/api/pairs', { as: 'methodist2', body: input }), 201);
  expect(await statusOf(request('POST', '/api/pairs', { as: 'methodist', body: input }))).toBe(409);

  expect(await statusOf(post(`${id}/state`, 'methodist', { state: 'active' }))).toBe(409);
  await answerOf(post(`${id}/agreement`, 'admin_s18', { decision: 'agree' }), 200);
  await answerOf(post(`${id}/agreement`, 'admin_s18', { decision: 'agree' }), 200);
  expect(await answerOf(post(`${id}/agreement`, 'admin_s30', { decision: 'agree' }), 200)).toEqual({ state: 'agreed' });
  expect(await statusOf(post(`${id}/goals`, 'head', {}))).toBe(403);
  await answerOf(post(`${id}/state`, 'methodist', { state: 'active' }), 200);

  const pairOf = (as: string) => answerOf<Pair>(request('GET', `/api/pairs/${id}`, { as }), 200);
  const { thread } = await pairOf('head');
  for (const name of ['t07', 'methodist']) expect((await pairOf(name)).thread).toBe(thread);
  for (const name of ['methodist2', 'controller', 'admin_s18', 'admin_s30']) {
    expect(await pairOf(name)).not.toHaveProperty('thread');
    expect(await statusOf(request('GET', `/api/threads/${thread}`, { as: name }))).toBe(404);
    expect(await statusOf(request('GET', `/api/pairs/${id}/reflections`, { as: name }))).toBe(404);
  }
  await answerOf(request('POST', `/api/threads/${thread}/posts`, { as: 't07', body: { body: 'Начнём.' } }), 201);
  const lists = await answerOf<{ items: { id: string }[] }>(
    request('GET', '/api/threads?limit=100', { as: 't07' }),
    200,
  );
  expect(lists.items.map((one) => one.id)).not.toContain(thread);

  const goal = { title: 'Читают условие сами', unit: '%', start: '40,5', target: 60, due: '2027-05-20' };
  const { id: goalId } = await answerOf<{ id: string }>(post(`${id}/goals`, 'head', goal), 201);
  await answerOf(post(`${id}/goals/${goalId}/values`, 't07', { value: 50.25, date: '2026-11-20' }), 201);
  expect(await statusOf(post(`${id}/goals/${goalId}/values`, 't07', { value: 50, date: '2099-01-01' }))).toBe(400);
  const { goals } = await answerOf<{ goals: { current: number; share: number }[] }>(
    request('GET', `/api/pairs/${id}/work`, { as: 'admin_s30' }),
    200,
  );
  expect(goals).toMatchObject([{ current: 50.25, share: 50 }]);
  expect(await statusOf(post(`${id}/tasks`, 'head', { title: 'Чужому', assignee: (await ids('outsider'))[0] }))).toBe(
    400,
  );

  await answerOf(post(`${id}/silences`, 't07', { body: 'Наставник молчит.' }), 201);
  const silences = async (as: string) =>
    (await answerOf<{ items: { id: string }[] }>(request('GET', `/api/pairs/${id}/silences`, { as }), 200)).items;
  expect(await silences('head')).toEqual([]);
  expect(await silences('t07')).toEqual(await silences('methodist'));
  expect(await silences('methodist')).toHaveLength(1);

  expect(await statusOf(post(`${id}/state`, 'methodist', { state: 'stopped' }))).toBe(400);
  await answerOf(post(`${id}/state`, 'methodist', { state: 'completed' }), 200);
  expect(await statusOf(post(`${id}/goals`, 'head', goal))).toBe(403);
  await answerOf(
    request('PUT', `/api/pairs/${id}/reflections/final`, { as: 'head', body: { helped: 'Общая тема.' } }),
    200,
  );
  const { history } = await answerOf<{ history: { act: string }[] }>(
    request('GET', `/api/pairs/${id}/work`, { as: 'controller' }),
    200,
  );
  expect(history.map(({ act }) => act)).toEqual(['propose', 'agree', 'agree', 'start', 'complete']);
});

test('the centre sees which pairs are silent, and matching gives its reasons', async () => {
  const { items } = await answerOf<{ items: Pair[] }>(
    request('GET', '/api/pairs?silent=yes', { as: 'controller' }),
    200,
  );
  expect(items.map(({ supported }) => supported.title)).toEqual(['Школа № 11']);
  const school7 = (await list('school'))[0] as unknown as { supported: { id: string } };
  const { items: found } = await answerOf<{ items: { leader: { title: string }; reasons: string[] }[] }>(
    request('GET', `/api/pairs/matching?school=${school7.supported.id}&subjects=mathematics&risks=failure`, {
      as: 'methodist',
    }),
    200,
  );
  expect(found.map(({ leader }) => leader.title)).not.toContain('Гимназия № 9');
  expect(found.length).toBeGreaterThan(0);
  expect(found[0]?.reasons.join(' ')).toContain('математика');
});

test('the centre orders and narrows its list in the address, page by page, and takes it away as a table', async () => {
  interface Row extends Pair {
    lastEntryAt: string;
    progress: number | null;
    goals: { share: number }[];
  }
  const ordered = async (query: string) => {
    const items: Row[] = [];
    let cursor = '';
    do {
      const { items: some, next } = await answerOf<{ items: Row[]; next: string | null }>(
        request('GET', `/api/pairs?limit=2&${query}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, {
          as: 'controller',
        }),
        200,
      );
      items.push(...some);
      cursor = next ?? '';
    } while (cursor);
    return items;
  };
  const all = (await list('methodist')).map(({ id }) => id).sort();
  const silent = await ordered('sort=silence');
  expect(silent.map(({ id }) => id).sort()).toEqual(all);
  const times = silent.map(({ lastEntryAt }) => Date.parse(lastEntryAt));
  expect(times).toEqual([...times].sort((one, other) => one - other));
  const byProgress = await ordered('sort=progress');
  expect(byProgress.map(({ id }) => id).sort()).toEqual(all);
  const shares = byProgress.map(({ progress }) => progress ?? -1);
  expect(shares).toEqual([...shares].sort((one, other) => one - other));
  for (const { goals, progress } of byProgress) {
    const mean = goals.reduce((sum, { share }) => sum + share, 0) / goals.length;
    expect(goals.length === 0 ? progress : Math.abs(mean - (progress as number)) <= 1).toBe(
      goals.length === 0 ? null : true,
    );
  }
  const bySchool = (await ordered('sort=school')).map(({ supported }) => supported.title);
  expect(bySchool).toEqual([...bySchool].sort());
  const { supported } = silent[0] as unknown as { supported: { id: string; title: string } };
  const narrowed = await ordered(`school=${supported.id}`);
  expect(narrowed.length).toBeGreaterThan(0);
  expect(new Set(narrowed.map((one) => one.supported.title))).toEqual(new Set([supported.title]));
  expect(await statusOf(request('GET', '/api/pairs?sort=loud', { as: 'methodist' }))).toBe(400);

  const { pairsTable } = await import('../../../api/support/mentoring/pairsTable.ts');
  const { actorOf } = await import('../../../api/people/accounts/session.ts');
  const { cookieOf } = await import('../app.ts');
  const table = async (as: string) =>
    pairsTable((await actorOf(await cookieOf(as))).actor, { sort: 'newest', limit: 20 });
  const text = await table('controller');
  expect(text.startsWith('\uFEFF"Школа-лидер";"Школа с поддержкой"')).toBe(true);
  expect(text.trimEnd().split('\r\n')).toHaveLength(all.length + 1);
  expect(text).toContain('"Гимназия № 9";"Школа № 7";"Работает"');
  await expect(table('teacher')).rejects.toMatchObject({ status: 403 });
  await expect(table('admin')).rejects.toMatchObject({ status: 404 });
});
