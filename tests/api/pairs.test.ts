import { expect, test } from 'vitest';
import { answerOf, request } from '../support/app.ts';
import { statusOf } from '../support/community.ts';

interface Pair {
  id: string;
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
  expect(await list('controller')).toEqual(all);
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
