import { describe, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, idOf, statusOf } from '../../support/community.ts';

const { strFromU8, unzipSync } = await import('fflate');
const { planPaper } = await import('../../../api/community/associations/planPaper.ts');
const { writeWord } = await import('../../../api/platform/papers/word.ts');

interface Row {
  id: string;
  due: string;
  topic: string;
  result: string;
  version: number;
  meetings: { id: string; state: string }[];
}
interface Plan {
  exists: boolean;
  title: string;
  analysis: string;
  version: number | null;
  years: number[];
  rows: Row[];
}

const path = (id: string, year = 2026) => `/api/associations/${id}/plans/${year}`;
const plan = (id: string, as?: string, year = 2026) => answerOf<Plan>(request('GET', path(id, year), { as }), 200);
const row = (topic: string, more: Record<string, unknown> = {}) => ({
  due: 'октябрь',
  topic,
  questions: 'Первый\nВторой',
  speakers: 'Дубров Д. О.',
  ...more,
});
const add = (id: string, topic: string, year = 2026, more = {}) =>
  answerOf<{ id: string; version: number }>(
    request('POST', `${path(id, year)}/rows`, { as: 'head', body: row(topic, more) }),
    201,
  );

describe('the work plan of a year', () => {
  test('is empty until it is begun, is read by visibility and kept by those who lead', async () => {
    const { id } = await association('members', 'closed', ['teacher']);
    expect(await plan(id, 'teacher')).toMatchObject({ exists: false, title: '2026/27', rows: [], version: null });
    expect([
      await statusOf(request('GET', path(id))),
      await statusOf(request('GET', path(id), { as: 'outsider' })),
    ]).toEqual([404, 404]);
    expect(await statusOf(request('POST', `${path(id)}/rows`, { as: 'teacher', body: row('Дроби') }))).toBe(403);
    await add(id, 'Дроби');
    expect(await plan(id, 'teacher')).toMatchObject({
      exists: true,
      years: [2026],
      rows: [{ topic: 'Дроби', version: 1, meetings: [] }],
    });
    for (const year of [1999, 'next'])
      expect(await statusOf(request('GET', `/api/associations/${id}/plans/${year}`, { as: 'head' }))).toBe(400);
  });

  test('opens with last year’s analysis; two who write it at once do not lose each other’s words', async () => {
    const { id } = await association('everyone', 'open');
    const put = (analysis: string, version?: number) =>
      request('PUT', path(id), { as: 'head', body: { analysis, version } });
    expect(await answerOf(put('Получилось многое.'), 200)).toEqual({ year: 2026, version: 1 });
    expect(await statusOf(put('Кто-то начал ещё раз.'))).toBe(409);
    await answerOf(put('Получилось многое, но не всё.', 1), 200);
    expect(await statusOf(put('Поздно.', 1))).toBe(409);
    expect(await plan(id)).toMatchObject({ analysis: 'Получилось многое, но не всё.', version: 2 });
  });

  test('rows change by version, move up and down, and go', async () => {
    const { id } = await association('everyone', 'open');
    const ids: Record<string, string> = {};
    for (const topic of ['Первая тема', 'Вторая тема', 'Третья тема']) ids[topic] = (await add(id, topic)).id;
    const [first, second, third] = Object.values(ids) as [string, string, string];
    const change = (version: number) =>
      request('PUT', `/api/plan-rows/${first}`, {
        as: 'head',
        body: { ...row('Первая, но лучше'), result: 'Памятка', version },
      });
    expect(await answerOf(change(1), 200)).toEqual({ id: first, version: 2 });
    expect(await statusOf(change(1))).toBe(409);
    const move = (row: string, direction: string) =>
      request('POST', `/api/plan-rows/${row}/position`, { as: 'head', body: { direction } });
    const order = async () => (await plan(id)).rows.map((one) => one.id);
    await answerOf(move(third, 'up'), 200);
    expect(await order()).toEqual([first, third, second]);
    await answerOf(move(first, 'up'), 200);
    expect(await order()).toEqual([first, third, second]);
    expect(await statusOf(request('DELETE', `/api/plan-rows/${third}`, { as: 'head' }))).toBe(204);
    await answerOf(move(second, 'up'), 200);
    expect(await order()).toEqual([second, first]);
    expect(await statusOf(move(third, 'up'))).toBe(404);
    expect(await statusOf(request('PUT', `/api/plan-rows/${first}`, { as: 'outsider', body: {} }))).toBe(403);
  });

  test('is begun with last year’s rows without their results, once', async () => {
    const { id } = await association('everyone', 'open');
    const copy = () => request('POST', `${path(id, 2026)}/copy`, { as: 'head' });
    expect(await statusOf(copy())).toBe(409);
    await add(id, 'Прошлогодняя тема', 2025, { result: 'Сделано' });
    expect(await answerOf(copy(), 201)).toEqual({ year: 2026, rows: 1 });
    expect((await plan(id)).rows).toMatchObject([{ topic: 'Прошлогодняя тема', result: '' }]);
    expect(await statusOf(copy())).toBe(409);
    expect((await plan(id, undefined, 2025)).rows).toHaveLength(1);
  });

  test('a row becomes a meeting, which the plan then names; a row of another association does not', async () => {
    const { id } = await association('everyone', 'open');
    const other = await association('everyone', 'open');
    const own = await add(id, 'Дроби');
    const meeting = { title: 'Дроби', startsAt: '2026-12-10T15:00:00+03:00', form: 'online', planRow: own.id };
    expect(
      await statusOf(request('POST', `/api/associations/${other.id}/meetings`, { as: 'head', body: meeting })),
    ).toBe(400);
    const called = await answerOf<{ id: string }>(
      request('POST', `/api/associations/${id}/meetings`, { as: 'head', body: meeting }),
      201,
    );
    expect((await plan(id)).rows[0]?.meetings).toMatchObject([{ id: called.id, state: 'planned' }]);
  });

  test('stands in Word: the analysis first, then the table of срок, тема, вопросы, выступающие, результат', async () => {
    const { id } = await association('everyone', 'open');
    await add(id, 'Дроби');
    await answerOf(
      request('PUT', path(id), { as: 'head', body: { analysis: 'Собирались шесть раз.', version: 1 } }),
      200,
    );
    const files = unzipSync((await writeWord(await planPaper(null, id, 2026))).bytes);
    const xml = strFromU8(files['word/document.xml'] as Uint8Array);
    const words = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('|');
    const places = [
      'ПЛАН РАБОТЫ',
      'Анализ работы за 2025/26 учебный год',
      'Собирались шесть раз.',
      'План заседаний на 2026/27 учебный год',
      'Срок|Тема заседания|Вопросы|Выступающие|Результат',
      'октябрь|Дроби|Первый|Второй|Дубров Д. О.',
    ].map((part) => words.indexOf(part));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(xml).toContain('<w:tblHeader/>');
  });
});

describe('sub-groups', () => {
  test('take in members of the association alone; their leader keeps them; everybody may leave', async () => {
    const { id } = await association('everyone', 'open', ['teacher', 'mentor']);
    const [teacher, mentor, outsider] = [await idOf('teacher'), await idOf('mentor'), await idOf('outsider')];
    const body = { title: 'Пятые классы', purpose: 'Дроби', leader: outsider };
    const create = (leader: string) =>
      request('POST', `/api/associations/${id}/groups`, { as: 'head', body: { ...body, leader } });
    expect(await statusOf(create(outsider))).toBe(400);
    const group = await answerOf<{ id: string }>(create(teacher), 201);
    const put = (as: string, person: string) =>
      statusOf(request('PUT', `/api/groups/${group.id}/members/${person}`, { as }));
    expect([await put('mentor', mentor), await put('teacher', outsider), await put('teacher', mentor)]).toEqual([
      403, 400, 200,
    ]);
    const { items } = await answerOf<{ items: { leader: { id: string }; members: { id: string }[] }[] }>(
      request('GET', `/api/associations/${id}/groups`, { as: 'mentor' }),
      200,
    );
    expect(items[0]?.leader.id).toBe(teacher);
    expect(new Set(items[0]?.members.map((one) => one.id))).toEqual(new Set([teacher, mentor]));
    expect(await statusOf(request('DELETE', `/api/groups/${group.id}/members/${mentor}`, { as: 'mentor' }))).toBe(204);
    expect(await statusOf(request('PUT', `/api/groups/${group.id}`, { as: 'teacher', body }))).toBe(403);
    expect(await statusOf(request('DELETE', `/api/groups/${group.id}`, { as: 'head' }))).toBe(204);
  });
});

describe('invitations', () => {
  test('let a closed association ask; the person answers for themselves', async () => {
    const { id } = await association('members', 'closed');
    const invite = (as: string, email: string) =>
      request('POST', `/api/associations/${id}/invitations`, { as, body: { email, note: 'Ждём вас' } });
    expect(await statusOf(invite('teacher', 'outsider@demo.test'))).toBe(403);
    expect(await statusOf(invite('head', 'nobody'))).toBe(400);
    await answerOf(invite('head', 'outsider@demo.test'), 201);
    const answer = (as: string, word: string) =>
      request('POST', `/api/associations/${id}/invitations/answer`, { as, body: { answer: word } });
    expect(await statusOf(answer('teacher', 'accept'))).toBe(404);
    expect(await answerOf(answer('outsider', 'decline'), 200)).toEqual({ membership: 'none' });
    expect(await statusOf(answer('outsider', 'accept'))).toBe(404);
    await answerOf(invite('head', 'outsider@demo.test'), 201);
    expect(await answerOf(answer('outsider', 'accept'), 200)).toEqual({ membership: 'member' });
    const { items } = await answerOf<{ items: { words: string; by: string }[] }>(
      request('GET', `/api/associations/${id}/log`, { as: 'head' }),
      200,
    );
    expect(items.slice(0, 2).map(({ words }) => words)).toEqual([
      'Принял(а) приглашение в объединение',
      'Пригласил(а) в объединение',
    ]);
  });

  test('may be taken back', async () => {
    const { id } = await association('everyone', 'closed');
    const invited = await answerOf<{ id: string }>(
      request('POST', `/api/associations/${id}/invitations`, { as: 'head', body: { email: 'outsider@demo.test' } }),
      201,
    );
    expect(await statusOf(request('DELETE', `/api/associations/${id}/invitations/${invited.id}`, { as: 'head' }))).toBe(
      204,
    );
    expect(
      await statusOf(
        request('POST', `/api/associations/${id}/invitations/answer`, { as: 'outsider', body: { answer: 'accept' } }),
      ),
    ).toBe(404);
  });
});

describe('statistics', () => {
  test('count what happened, for those who lead and the centre', async () => {
    const { id, slug } = await association('everyone', 'open', ['teacher', 'mentor']);
    const talk = await answerOf<{ id: string }>(
      request('POST', '/api/threads', {
        as: 'head',
        body: { association: id, title: 'Как начать?', body: 'Скажите.' },
      }),
      201,
    );
    await answerOf(request('POST', `/api/threads/${talk.id}/posts`, { as: 'teacher', body: { body: 'Так.' } }), 201);
    const figures = {
      members: 3,
      active30: 2,
      active90: 2,
      threads: 1,
      answers: 1,
      answeredWithinDay: 100,
      meetings: 0,
      attendance: null,
      decisions: 0,
    };
    const own = await answerOf<{ months: { posts: number }[] }>(
      request('GET', `/api/associations/${id}/statistics`, { as: 'head' }),
      200,
    );
    expect(own).toMatchObject(figures);
    expect(own.months).toHaveLength(12);
    expect(own.months.at(-1)?.posts).toBe(2);
    const { items } = await answerOf<{ items: { slug: string; members: number }[] }>(
      request('GET', '/api/statistics/associations?sort=members&order=down', { as: 'controller' }),
      200,
    );
    expect(items.find((one) => one.slug === slug)).toMatchObject(figures);
    const members = items.map((one) => one.members);
    expect(members).toEqual([...members].sort((one, other) => other - one));
    expect(await statusOf(request('GET', '/api/statistics/associations?sort=name', { as: 'methodist' }))).toBe(400);
  });

  test('count meetings, attendance and decisions of the demo city', async () => {
    const { items } = await answerOf<{
      items: { slug: string; meetings: number; attendance: number; decisions: number; decisionsDone: number }[];
    }>(request('GET', '/api/statistics/associations', { as: 'methodist' }), 200);
    const mathematics = items.find(({ slug }) => slug === 'mathematics');
    expect(mathematics?.meetings).toBe(3);
    expect(mathematics?.attendance).toBeGreaterThan(50);
    expect(mathematics?.decisions).toBeGreaterThan(mathematics?.decisionsDone ?? 0);
  });
});
