import { beforeAll, expect, test } from 'vitest';
import { answerOf, request } from '../app.ts';
import { statusOf } from '../community.ts';
import type { Pair } from '../pairs.ts';

let pair: Pair;
beforeAll(async () => {
  const { items } = await answerOf<{ items: Pair[] }>(request('GET', '/api/pairs?limit=100', { as: 'methodist' }), 200);
  pair = items.find(({ supported }) => supported.title === 'Школа № 7') as Pair;
});

/**
 * By relation to one pair: its mentor, its mentee, both administrations, its coordinator, a methodist who is not, the
 * department, a mentor and a mentee of other pairs, an administration of another pair, a stranger, the administrator.
 */
const people = 'mentor teacher admin_s9 school methodist methodist2 controller t03 t05 admin_s11 outsider admin'.split(
  ' ',
);
const rows: [string, string, string][] = [
  ['GET', '', '200 200 200 200 200 200 200 404 404 404 404 404'],
  ['GET', '/work', '200 200 200 200 200 200 200 404 404 404 404 404'],
  ['GET', '/documents', '200 200 200 200 200 200 200 404 404 404 404 404'],
  ['GET', '/reflections', '200 200 404 404 200 404 404 404 404 404 404 404'],
  ['GET', '/silences', '200 200 404 404 200 404 404 404 404 404 404 404'],
  ['POST', '/goals', '400 400 403 403 400 403 403 404 404 404 404 404'],
  ['POST', '/plans', '400 400 403 403 400 403 403 404 404 404 404 404'],
  ['POST', '/documents', '400 400 400 400 400 403 403 404 404 404 404 404'],
  ['POST', '/silences', '400 400 404 404 403 404 404 404 404 404 404 404'],
  ['POST', '/state', '403 403 403 403 400 400 403 404 404 404 404 404'],
  ['PUT', '/people', '403 403 403 403 400 400 403 404 404 404 404 404'],
  ['PUT', '/reflections/final', '400 400 404 404 400 404 404 404 404 404 404 404'],
  ['POST', '/practice', '403 403 403 403 403 403 403 404 404 404 404 404'],
];

for (const [method, path, expected] of rows)
  test(`${method} /pairs/:id${path} by relation`, async () => {
    const found: string[] = [];
    for (const as of people)
      found.push(
        String(
          await statusOf(
            request(method, `/api/pairs/${pair.id}${path}`, { as, ...(method !== 'GET' && { body: {} }) }),
          ),
        ),
      );
    expect(Object.fromEntries(people.map((name, index) => [name, found[index]]))).toEqual(
      Object.fromEntries(people.map((name, index) => [name, expected.split(' ')[index]])),
    );
  });

test('the private talk is for mentors, mentees and the coordinator; nobody else learns that it is there', async () => {
  const thread = (await answerOf<Pair>(request('GET', `/api/pairs/${pair.id}`, { as: 'teacher' }), 200)).thread;
  for (const [index, as] of people.entries()) {
    const inside = index === 0 || index === 1 || index === 4;
    expect([as, await statusOf(request('GET', `/api/threads/${thread}`, { as }))]).toEqual([as, inside ? 200 : 404]);
    const seen = await request('GET', `/api/pairs/${pair.id}`, { as });
    if (seen.status === 200) expect([as, 'thread' in ((await seen.json()) as object)]).toEqual([as, inside]);
  }
});
