import { describe, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { decide, statuses, submitted } from '../../support/practices.ts';

const { read, write } = await import('../../../db/client.ts');
const { practices } = await import('../../../db/schema/practices.ts');
const { wordDiff } = await import('../../../api/platform/review/diff.ts');
const { eq } = await import('drizzle-orm');

describe('remarks', () => {
  test('stand at a part, are answered, settled and opened again', async () => {
    const one = await submitted();
    const path = `/api/practices/${one.id}/comments`;
    const { id } = await answerOf<{ id: string }>(
      request('POST', path, { as: 'methodist', body: { part: 'result', body: 'Где **числа**?' } }),
      201,
    );
    await answerOf(
      request('POST', path, { as: 'mentor', body: { part: 'context', parent: id, body: 'Добавил.' } }),
      201,
    );
    await answerOf(request('POST', `${path}/${id}/resolution`, { as: 'mentor' }), 204);
    const remarks = async () =>
      (await answerOf<{ items: { resolvedAt: string | null }[] }>(request('GET', path, { as: 'methodist' }), 200))
        .items;
    expect(await remarks()).toMatchObject([
      { part: 'result', html: expect.stringContaining('<strong>'), answers: [{ body: 'Добавил.' }] },
    ]);
    expect((await remarks())[0]?.resolvedAt).toBeTruthy();
    await answerOf(request('DELETE', `${path}/${id}/resolution`, { as: 'methodist' }), 204);
    expect((await remarks())[0]?.resolvedAt).toBeNull();
  });

  test('are for those who take part in the review, and bad ones are told', async () => {
    const one = await submitted();
    const say = (as: string | null, body: object) => request('POST', `/api/practices/${one.id}/comments`, { as, body });
    expect(await statuses([null, 'teacher', 'controller'], (as) => say(as, { part: 'result', body: 'x' }))).toEqual({
      guest: 401,
      teacher: 404,
      controller: 404,
    });
    await answerOf(say('methodist', { part: 'cover', body: 'x' }), 400);
    await answerOf(say('methodist', { part: 'result', body: ' ' }), 400);
    await answerOf(say('methodist', { part: 'result', body: 'x', parent: 'none' }), 400);
    await answerOf(decide(one.id, { decision: 'publish' }), 200);
    await answerOf(say('methodist', { part: 'result', body: 'x' }), 403);
    expect((await request('GET', `/api/practices/${one.id}/comments`, { as: 'outsider' })).status).toBe(403);
  });
});

test('two revisions are compared word by word', async () => {
  const one = await submitted();
  await answerOf(decide(one.id, { decision: 'return', comment: 'Точнее.' }), 200);
  const body = { result: 'Стало заметно лучше.', version: 1 };
  await answerOf(request('PUT', `/api/practices/${one.id}`, { as: 'mentor', body }), 200);
  await answerOf(request('POST', `/api/practices/${one.id}/submission`, { as: 'mentor' }), 200);
  const { items } = await answerOf<{ items: { part: string; changed: boolean; runs: object[] }[] }>(
    request('GET', `/api/practices/${one.id}/diff?from=1&to=2`, { as: 'methodist' }),
    200,
  );
  expect(items.filter(({ changed }) => changed)).toEqual([
    {
      part: 'result',
      title: 'Результат',
      changed: true,
      runs: [
        { kind: 'same', text: 'Стало ' },
        { kind: 'added', text: 'заметно ' },
        { kind: 'same', text: 'лучше.' },
      ],
    },
  ]);
  await answerOf(request('GET', `/api/practices/${one.id}/diff?from=1&to=7`, { as: 'methodist' }), 404);
});

test('a comparison of texts that share nothing ends soon and loses nothing', () => {
  const words = (mark: string) => Array.from({ length: 3000 }, (_, at) => `${mark}${at * 7}`).join(' ');
  const started = performance.now();
  const runs = wordDiff(words('а'), words('б'));
  expect(performance.now() - started).toBeLessThan(20_000);
  const side = (kind: string) =>
    runs
      .filter((run) => run.kind !== kind)
      .map(({ text }) => text)
      .join('');
  expect(side('removed')).toBe(words('б'));
});

describe('the queue', () => {
  test('is the methodists’, oldest first, and pages through all', async () => {
    expect(
      await statuses([null, 'mentor', 'controller', 'admin'], (as) => request('GET', '/api/review', { as })),
    ).toEqual({ guest: 401, mentor: 403, controller: 403, admin: 403 });
    const old = await submitted();
    await write((database) =>
      database
        .update(practices)
        .set({ submittedAt: new Date(Date.now() - 100 * 86_400_000) })
        .where(eq(practices.id, old.id)),
    );
    const seen: { id: string; days: number }[] = [];
    let cursor = '';
    do {
      const page = await answerOf<{ items: { id: string; days: number }[]; next: string | null }>(
        request('GET', `/api/review?limit=2${cursor}`, { as: 'methodist' }),
        200,
      );
      seen.push(...page.items);
      cursor = page.next ? `&cursor=${page.next}` : '';
    } while (cursor);
    expect(seen[0]).toMatchObject({ id: old.id, days: 100 });
    expect(seen.map(({ days }) => days)).toEqual(seen.map(({ days }) => days).sort((one, other) => other - one));
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect(seen.length).toBe(await read.$count(practices, eq(practices.state, 'review')));
  });
});
