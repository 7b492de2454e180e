import { beforeAll, describe, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, type Card, idOf, say, thread } from '../../support/community.ts';

const { write } = await import('../../../db/client.ts');
const { subscriptions } = await import('../../../db/schema/discussions/reading.ts');
const { heedNewer } = await import('../../../api/community/discussions/meanwhile.ts');
const { readThread } = await import('../../../api/community/discussions/thread.ts');
const { actorOf } = await import('../../../api/people/accounts/session.ts');
const { cookieOf } = await import('../../support/app.ts');

const actor = async (name: string) =>
  (await actorOf(await cookieOf(name))).actor as NonNullable<Awaited<ReturnType<typeof actorOf>>['actor']>;
interface Found {
  items: { id: string; name: string; markdown: string }[];
}
let circle: Card;
let talk = '';
beforeAll(async () => {
  circle = await association('members', 'request', ['teacher', 'mentor', 't01']);
  talk = (await thread(circle.id)).id;
});
const people = async (q: string, as = 'teacher', where = `${talk}/people?`) =>
  (await answerOf<Found>(request('GET', `/api/threads/${where}q=${encodeURIComponent(q)}`, { as }), 200)).items;
const namesOf = async (...asked: Parameters<typeof people>) => (await people(...asked)).map(({ name }) => name);

describe('whom one can name', () => {
  test('are those who may read there, by the beginnings of their names in any case and with е for ё', async () => {
    expect(await namesOf('дуб')).toEqual(['Дмитрий Олегович Дубров']);
    expect(await namesOf('олегов ДМИ')).toEqual(['Дмитрий Олегович Дубров']);
    expect(await namesOf('берез', 'mentor')).toEqual(['Анна Сергеевна Берёзкина']);
    expect(await namesOf('Лугова')).toEqual([]);
    expect(await namesOf('Лугова', 'teacher', 'people?association=mathematics&')).toEqual([
      'Светлана Андреевна Лугова',
    ]);
    expect(await namesOf('"*) OR')).toEqual([]);
    expect((await namesOf('а', 'teacher', 'people?association=mathematics&')).length).toBeLessThanOrEqual(10);
  });

  test('without words, who spoke last comes first', async () => {
    await say(talk, 'mentor');
    expect((await namesOf(''))[0]).toBe('Дмитрий Олегович Дубров');
  });

  test('in a pair’s private talk are its people', async () => {
    const { items } = await answerOf<{ items: { thread?: string }[] }>(
      request('GET', '/api/pairs', { as: 'teacher' }),
      200,
    );
    const pair = items.find((one) => one.thread)?.thread as string;
    expect(await namesOf('Дубров', 'teacher', `${pair}/people?`)).toEqual(['Дмитрий Олегович Дубров']);
    expect(await namesOf('Ясенев', 'teacher', `${pair}/people?`)).toEqual([]);
    expect(await namesOf('Лугова', 'teacher', `${pair}/people?`)).toEqual([]);
  });

  test('follows a new name', async () => {
    await answerOf(
      request('PUT', '/api/me', {
        as: 't01',
        body: { name: 'Анна Петровна Ёжикова', position: '', subjects: [], about: '', profile: 'private' },
      }),
      200,
    );
    expect(await namesOf('ежик')).toEqual(['Анна Петровна Ёжикова']);
    expect(await namesOf('ромашкина')).toEqual([]);
  });
});

describe('a name typed by hand', () => {
  test('becomes a mention where one reader alone is called so', async () => {
    const mentor = await idOf('mentor');
    const { html } = await say(talk, 'teacher', 'Спросим @Дмитрий Дубров. И @Светлана Лугова, и почта a@Иван Петров.');
    expect(html).toContain(`<a href="/people/${mentor}"`);
    expect(html).toContain('@Дмитрий Олегович Дубров</a>. И @Светлана Лугова');
  });

  test('stays words in a quotation, in code, and where several are called so', async () => {
    const { html } = await say(talk, 'teacher', '> @Дмитрий Дубров\n\nи `@Дмитрий Дубров`');
    expect(html).not.toContain('/people/');
  });
});

test('a preview says who of the named will not be told', async () => {
  const [outsider, mentor] = [await idOf('outsider'), await idOf('mentor')];
  await write((database) =>
    database.insert(subscriptions).values({ userId: mentor, subject: 'thread', subjectId: talk, level: 'muted' }),
  );
  const body = `[@Светлана](/people/${outsider}) и @Дмитрий Дубров, и [@Ольга](/people/${await idOf('head')})`;
  const preview = await answerOf<{ unnotified: unknown[]; warning: string; html: string }>(
    request('POST', '/api/markdown', { as: 'teacher', body: { body, place: `thread:${talk}` } }),
    200,
  );
  expect(preview.unnotified).toHaveLength(2);
  expect(preview.unnotified).toContainEqual({ name: 'Светлана', why: 'cannot-read' });
  expect(preview.unnotified).toContainEqual({ name: 'Дмитрий Олегович Дубров', why: 'muted' });
  expect(preview.warning).toMatch(/^Не получат уведомления: /);
  await write((database) => database.delete(subscriptions));
  const hidden = request('POST', '/api/markdown', { as: 'outsider', body: { body, place: `thread:${talk}` } });
  expect((await hidden).status).toBe(404);
});

describe('answers that came meanwhile', () => {
  test('stop a form once, by others alone, and never who sends no number', async () => {
    const { id } = await thread(circle.id);
    const teacher = await actor('teacher');
    const now = () => readThread(teacher, id);
    await heedNewer(teacher, await now(), '1');
    await say(id, 'teacher', 'Своё');
    await heedNewer(teacher, await now(), '1');
    await say(id, 'mentor', 'Чужое');
    await expect(heedNewer(teacher, await now(), '1').catch((problem) => problem.extra)).resolves.toMatchObject({
      seen: 3,
      newer: [{ number: 3, author: 'Дмитрий Олегович Дубров', excerpt: 'Чужое', url: `/threads/${id}#post-3` }],
    });
    await heedNewer(teacher, await now(), '3');
    await heedNewer(teacher, await now(), undefined);
    expect((await say(id, 'teacher', 'Через API ничто не держит')).number).toBe(4);
  });
});

describe('similar discussions', () => {
  const similar = async (title: string, as: string | null = 'teacher') =>
    (
      await answerOf<{ items: { id: string; title: string }[] }>(
        request('GET', `/api/threads/similar?title=${encodeURIComponent(title)}`, { as }),
        200,
      )
    ).items;

  test('are found by any form of the telling words, five at most', async () => {
    const { id } = await thread(circle.id, 'head', 'Крокодилы в задачах на движение');
    await answerOf(request('GET', `/api/threads/${id}`, { as: 'teacher' }), 200);
    expect((await similar('Задача про движения крокодила'))[0]?.id).toBe(id);
    expect((await similar('дроби дробь дробью класс урок ученик')).length).toBeLessThanOrEqual(5);
    expect(await similar('')).toEqual([]);
  });

  test('never show what one may not see', async () => {
    for (const stranger of ['outsider', null])
      expect((await similar('Крокодилы в задачах', stranger)).map(({ title }) => title)).not.toContain(
        'Крокодилы в задачах на движение',
      );
  });
});

describe('templates of an association', () => {
  const at = (path = '') => `/api/associations/${circle.id}/templates${path}`;
  const words = { title: 'Разбор работы', body: '**Класс:**\n\n**Задание:**' };

  test('are made by the head, seen by members', async () => {
    const made = await answerOf<{ id: string }>(request('POST', at(), { as: 'head', body: words }), 201);
    expect((await request('POST', at(), { as: 'teacher', body: words })).status).toBe(403);
    const { items } = await answerOf<{ items: unknown[] }>(request('GET', at(), { as: 'teacher' }), 200);
    expect(items).toEqual([{ id: made.id, ...words }]);
    await answerOf(request('PUT', at(`/${made.id}`), { as: 'head', body: { ...words, title: 'Иначе' } }), 200);
    await answerOf(request('DELETE', at(`/${made.id}`), { as: 'head' }), 204);
    expect((await request('DELETE', at(`/${made.id}`), { as: 'head' })).status).toBe(404);
  });

  test('are ten at most', async () => {
    for (let count = 0; count < 10; count++) await answerOf(request('POST', at(), { as: 'head', body: words }), 201);
    await answerOf(request('POST', at(), { as: 'head', body: words }), 400);
    expect((await answerOf<{ items: unknown[] }>(request('GET', at(), { as: 'head' }), 200)).items).toHaveLength(10);
  });
});
