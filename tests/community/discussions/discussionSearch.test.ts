import { and, eq, notExists } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, idOf, say, statusOf, thread } from '../../support/community.ts';

const { read, write } = await import('../../../db/client.ts');
const { threads } = await import('../../../db/schema/discussions/discussions.ts');
const { pairs } = await import('../../../db/schema/mentoring/pairs.ts');

interface Found {
  items: { thread: string; post: string; title: string; excerpt: string; url: string }[];
  next: string | null;
}
const search = (q: string, as?: string, more = '') =>
  answerOf<Found>(request('GET', `/api/discussions/search?q=${encodeURIComponent(q)}${more}`, { as }), 200);
const found = async (q: string, as?: string, more = '') => (await search(q, as, more)).items.map(({ post }) => post);

describe('search in discussions', () => {
  test('finds a post in any form of its words the moment it is answered 201', async () => {
    const { id } = await thread((await association('everyone', 'open', ['teacher'])).id);
    const said = await say(id, 'teacher', 'Аэростатов детей расставили по **клеткам** берёзы.');
    for (const question of ['аэростаты', 'аэростатами клетка', 'АЭРОСТАТОВ берез', 'аэростат берёзой', 'аэростат дети'])
      expect([question, await found(question)]).toEqual([question, [said.id]]);
    expect(await found('аэростат дирижабль')).toEqual([]);
    const { items } = await search('аэростаты');
    expect(items[0]).toMatchObject({ thread: id, title: 'Как начать урок?', url: `/threads/${id}#post-2` });
    expect(items[0]?.excerpt).toContain('Аэростатов детей');
  });

  test.each([
    ['everyone', { guest: 1, outsider: 1, admin: 1, teacher: 1, methodist: 1 }],
    ['signed-in', { guest: 0, outsider: 1, admin: 1, teacher: 1, methodist: 1 }],
    ['members', { guest: 0, outsider: 0, admin: 0, teacher: 1, methodist: 1 }],
  ])('shows what is for %s to them alone', async (visibility, counts) => {
    const { id } = await thread((await association(visibility, 'open', ['teacher'])).id);
    const word = `слово${visibility.replace('-', '')}`;
    await say(id, 'teacher', `Здесь ${word}`);
    for (const [name, count] of Object.entries(counts))
      expect([name, (await found(word, name === 'guest' ? undefined : name)).length]).toEqual([name, count]);
  });

  test('leads into the talk of a pair nobody but its people and coordinator', async () => {
    const { id } = await thread((await association('everyone', 'open', ['teacher'])).id);
    await say(id, 'teacher', 'Тайна катамарана');
    expect(await found('катамаран', 'methodist')).toHaveLength(1);
    const [pair] = await read
      .select({ id: pairs.id })
      .from(pairs)
      .where(
        and(
          eq(pairs.coordinatorId, await idOf('methodist')),
          notExists(read.select().from(threads).where(eq(threads.pairId, pairs.id))),
        ),
      );
    expect(pair).toBeDefined();
    await write((database) =>
      database
        .update(threads)
        .set({ pairId: pair?.id as string, associationId: null })
        .where(eq(threads.id, id)),
    );
    expect(await found('катамаран', 'methodist')).toHaveLength(1);
    for (const name of ['mentor', 'controller', 'head', 'admin', 'outsider', undefined])
      expect([name, await found('катамаран', name)]).toEqual([name, []]);
  });

  test('follows edits, removals and new titles', async () => {
    const { id } = await thread((await association('everyone', 'open', ['teacher'])).id, 'head', 'Осциллографы');
    const said = await say(id, 'teacher', 'Прежде был гербарий');
    expect(await found('осциллограф')).toHaveLength(1);
    await answerOf(
      request('PUT', `/api/posts/${said.id}`, { as: 'teacher', body: { body: 'Теперь телескоп', version: 1 } }),
      200,
    );
    expect(await found('гербарии телескоп')).toEqual([]);
    expect(await found('телескопы', 'teacher', `&author=${await idOf('teacher')}`)).toEqual([said.id]);
    await answerOf(
      request('PUT', `/api/threads/${id}`, { as: 'head', body: { title: 'Вольтметры', version: 1 } }),
      200,
    );
    expect(await found('осциллограф')).toEqual([]);
    expect(await found('вольтметр')).toHaveLength(1);
    await answerOf(request('DELETE', `/api/posts/${said.id}`, { as: 'teacher' }), 204);
    expect(await found('телескопы')).toEqual([]);
  });

  test('filters by association, author and dates, and pages', async () => {
    const place = await association('everyone', 'open', ['teacher']);
    const { id } = await thread(place.id);
    const other = await thread((await association('everyone', 'open', ['teacher'])).id);
    const mine = await say(id, 'teacher', 'Квинтет первый');
    const heads = await say(id, 'head', 'Квинтет второй');
    const elsewhere = await say(other.id, 'teacher', 'Квинтет третий');
    expect(new Set(await found('квинтеты'))).toEqual(new Set([mine.id, heads.id, elsewhere.id]));
    expect(new Set(await found('квинтеты', undefined, `&association=${place.slug}`))).toEqual(
      new Set([mine.id, heads.id]),
    );
    const teacher = await idOf('teacher');
    expect(await found('квинтеты', undefined, `&association=${place.id}&author=${teacher}`)).toEqual([mine.id]);
    expect(await found('квинтеты', undefined, '&to=2020-01-01')).toEqual([]);
    expect(await found('квинтеты', undefined, '&from=2020-01-01')).toHaveLength(3);
    const today = new Date().toISOString().slice(0, 10);
    expect(await found('квинтеты', undefined, `&from=${today}&to=${today}`)).toHaveLength(3);
    const first = await search('квинтеты', undefined, '&limit=2');
    const rest = await search('квинтеты', undefined, `&limit=2&cursor=${first.next}`);
    expect(new Set([...first.items, ...rest.items].map(({ post }) => post)).size).toBe(3);
    expect(rest.next).toBeNull();
  });

  test('takes any question as words, never as a language', async () => {
    for (const question of ['"', '*', 'a AND', 'NEAR(', '{title}:x', 'title:', '- ', "' OR 1=1", '…', '^дети', 'и'])
      expect([
        question,
        await statusOf(request('GET', `/api/discussions/search?q=${encodeURIComponent(question)}`)),
      ]).toEqual([question, 200]);
    expect(await statusOf(request('GET', '/api/discussions/search'))).toBe(400);
    expect(await statusOf(request('GET', '/api/discussions/search?q=a&from=23.11.2026'))).toBe(400);
  });
});
