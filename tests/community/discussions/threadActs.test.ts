import { describe, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, read, type Said, say, statusOf, thread } from '../../support/community.ts';

const { whereItWent } = await import('../../../api/community/discussions/moved.ts');

const act = (as: string, method: string, id: string, path: string, body: unknown = {}) =>
  request(method, `/api/threads/${id}/${path}`, { as, body });
const reply = (as: string, id: string) =>
  request('POST', `/api/threads/${id}/posts`, { as, body: { body: 'Ещё слово' } });
const find = async (q: string, query = '') =>
  (
    await answerOf<{ items: { post: string; thread: string; number: number }[] }>(
      request('GET', `/api/discussions/search?q=${encodeURIComponent(q)}${query}`),
      200,
    )
  ).items;

async function talk(answers: string[] = []) {
  const place = await association('everyone', 'open', ['teacher', 'mentor']);
  const { id } = await thread(place.id, 'teacher');
  const said: Said[] = [];
  for (const [index, words] of answers.entries()) said.push(await say(id, index % 2 ? 'mentor' : 'teacher', words));
  return { place, id, said };
}

describe('closing', () => {
  test('needs a reason, refuses answers with it, and is undone', async () => {
    const { id } = await talk();
    expect(await statusOf(act('teacher', 'PUT', id, 'closing', { reason: 'Решено' }))).toBe(403);
    expect(await statusOf(act('head', 'PUT', id, 'closing'))).toBe(400);
    expect(await statusOf(act('head', 'PUT', id, 'closing', { reason: 'Вопрос решён' }))).toBe(204);
    expect(await statusOf(act('head', 'PUT', id, 'closing', { reason: 'Ещё раз' }))).toBe(409);
    const refused = await reply('teacher', id);
    expect(refused.status).toBe(403);
    expect(((await refused.json()) as { detail: string }).detail).toContain('Вопрос решён');
    expect(await read(id)).toMatchObject({ closeReason: 'Вопрос решён', postCount: 1 });
    expect(await statusOf(act('methodist', 'DELETE', id, 'closing'))).toBe(204);
    expect(await statusOf(reply('teacher', id))).toBe(201);
  });

  test('while others answer: no number is lost', async () => {
    const { id } = await talk();
    const answers = Array.from({ length: 12 }, () => statusOf(reply('teacher', id)));
    const closed = statusOf(act('head', 'PUT', id, 'closing', { reason: 'Хватит' }));
    const made = (await Promise.all(answers)).filter((status) => status === 201).length;
    expect(await closed).toBe(204);
    expect((await read(id)).postCount).toBe(made + 1);
  });
});

describe('pinning and pace', () => {
  test('a pin holds to a day to come and is taken off', async () => {
    const { id } = await talk();
    const pin = (until: string) => statusOf(act('head', 'PUT', id, 'pin', { until }));
    expect([await pin('2020-01-01'), await pin('2999-01-01'), await pin('завтра')]).toEqual([400, 400, 400]);
    expect(await pin(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10))).toBe(204);
    expect(await read(id)).toHaveProperty('pinnedUntil', expect.any(String));
    expect(await statusOf(act('head', 'DELETE', id, 'pin'))).toBe(204);
    expect(await read(id)).toHaveProperty('pinnedUntil', null);
  });

  test('in a slow discussion each person has their own wait; leaders have none', async () => {
    const { id } = await talk();
    expect(await statusOf(act('head', 'PUT', id, 'pace', { seconds: -1 }))).toBe(400);
    expect(await statusOf(act('head', 'PUT', id, 'pace', { seconds: 600 }))).toBe(204);
    const refused = await reply('teacher', id);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(500);
    expect(await refused.json()).toHaveProperty('retryAt');
    const answers = [
      await reply('mentor', id),
      await reply('mentor', id),
      await reply('head', id),
      await reply('head', id),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 429, 201, 201]);
    expect(await statusOf(act('head', 'PUT', id, 'pace', { seconds: 0 }))).toBe(204);
    expect(await statusOf(reply('mentor', id))).toBe(201);
  });
});

describe('moving', () => {
  test('needs rights in both places, keeps the address, and search follows', async () => {
    const { place, id } = await talk(['Тригонометрия по четвергам']);
    const other = await association('everyone', 'open');
    const foreign = await answerOf<{ id: string }>(request('GET', '/api/associations/primary'), 200);
    expect(await statusOf(act('head', 'PUT', id, 'place', { association: foreign.id }))).toBe(403);
    expect(await statusOf(act('head', 'PUT', id, 'place', { association: place.id }))).toBe(400);
    expect(await statusOf(act('head', 'PUT', id, 'place', { association: other.id }))).toBe(204);
    expect(await find('тригонометрия', `&association=${place.id}`)).toEqual([]);
    expect(await find('тригонометрия', `&association=${other.id}`)).toMatchObject([{ thread: id, number: 2 }]);
    expect((await read(id)).postCount).toBe(2);
    expect(await statusOf(act('head', 'PUT', id, 'place', { association: place.id }))).toBe(204);
    expect(await find('тригонометрия', `&association=${place.id}`)).toHaveLength(1);
  });
});

describe('splitting', () => {
  test('gives new numbers there, leaves traces without gaps here, and old links lead on', async () => {
    const { id, said } = await talk(['Второе', 'Логарифмы отдельно', 'Четвёртое', 'Логарифмы ещё']);
    const chosen = [said[1]?.id, said[3]?.id];
    const split = (posts: unknown, title = 'Про логарифмы') => act('head', 'POST', id, 'split', { posts, title });
    const first = (await read(id)).posts.items[0]?.id;
    for (const posts of [[], [first], ['none'], chosen.concat('none'), 'x'])
      expect(await statusOf(split(posts))).toBe(400);
    expect(await statusOf(act('teacher', 'POST', id, 'split', { posts: chosen, title: 'Моё' }))).toBe(403);
    const made = await answerOf<{ id: string }>(split(chosen), 201);
    const there = await read(made.id);
    expect(there.posts.items.map(({ id: post, number }) => [post, number])).toEqual([
      [chosen[0], 1],
      [chosen[1], 2],
    ]);
    expect(there).toMatchObject({ title: 'Про логарифмы', postCount: 2 });
    const here = await read(id);
    expect(here.postCount).toBe(5);
    expect(here.posts.items.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(here.posts.items[2]).toMatchObject({ moved: true, html: '', url: `/threads/${id}/posts/3` });
    expect(await whereItWent(id, 3)).toBe(`/threads/${made.id}#post-1`);
    expect(await whereItWent(id, 5)).toBe(`/threads/${made.id}#post-2`);
    expect(await whereItWent(id, 2)).toBeNull();
    expect((await say(id, 'mentor')).number).toBe(6);
    expect((await say(made.id, 'mentor')).number).toBe(3);
    expect((await find('логарифмы')).every(({ thread: found }) => found === made.id)).toBe(true);
    // A trace is not brought back to life.
    expect(await statusOf(request('POST', `/api/posts/${here.posts.items[2]?.id}/restoration`, { as: 'head' }))).toBe(
      403,
    );
    expect(await statusOf(split(chosen))).toBe(400);
  });
});

describe('merging', () => {
  test('puts everything after the other, keeps a trace, and sends nobody astray', async () => {
    const { place, id, said } = await talk(['Ответ про синусоиду']);
    const target = await thread(place.id, 'mentor', 'Главное обсуждение');
    await say(target.id, 'mentor', 'Уже сказано');
    const merge = (as: string, into: string) => act(as, 'POST', id, 'merge', { into });
    expect([
      await statusOf(merge('mentor', target.id)),
      await statusOf(merge('head', id)),
      await statusOf(merge('head', 'не адрес')),
      await statusOf(merge('head', 'none')),
    ]).toEqual([403, 400, 400, 404]);
    const made = await answerOf<{ url: string }>(
      merge('head', `http://opora.test/threads/${target.id}?page=1#post-2`),
      200,
    );
    expect(made.url).toBe(`/threads/${target.id}`);
    const there = await read(target.id);
    expect(there.posts.items.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(there.posts.items[3]?.id).toBe(said[0]?.id);
    const here = await read(id);
    expect(here).toMatchObject({ mergedInto: `/threads/${target.id}`, postCount: 2 });
    expect(here.posts.items.every((post) => (post as unknown as { moved: boolean }).moved)).toBe(true);
    expect(await whereItWent(id, 2)).toBe(`/threads/${target.id}#post-4`);
    expect(await statusOf(reply('teacher', id))).toBe(403);
    const { items } = await answerOf<{ items: { id: string }[] }>(
      request('GET', `/api/threads?association=${place.id}`),
      200,
    );
    expect(items.map((row) => row.id)).toEqual([target.id]);
    expect(await find('синусоида')).toMatchObject([{ thread: target.id, number: 4 }]);
    expect(await statusOf(request('POST', `/api/threads/${id}/restoration`, { as: 'head' }))).toBe(409);
    expect((await say(target.id, 'teacher')).number).toBe(5);
  });
});
