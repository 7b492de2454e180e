import { describe, expect, test } from 'vitest';
import { answerOf, app, request } from '../../support/app.ts';
import { materialWithForm } from '../../support/roles.ts';

const { read } = await import('../../../db/client.ts');
const { unmetQuestions } = await import('../../../db/schema/zeroResults.ts');
const { countUnmet } = await import('../../../api/discovery/zeroResults/counting.ts');
const { forgetOldUnmet } = await import('../../../api/discovery/zeroResults/jobs.ts');
const { keptWording } = await import('../../../api/discovery/zeroResults/shared/wording.ts');
const { unmetTable } = await import('../../../api/discovery/zeroResults/table.ts');

interface Row {
  id: string;
  question: string;
  asked: number;
  since: number;
  state: string;
  answerUrl: string;
  version: number;
}
const list = async (more = '') =>
  (
    await answerOf<{ items: Row[] }>(
      request('GET', `/api/unmet?period=year&limit=100${more}`, { as: 'methodist' }),
      200,
    )
  ).items;
const row = async (question: string, more = '') => (await list(more)).find((one) => one.question === question);
const ask = (question: string, as?: string) => answerOf(request('POST', '/api/unmet', { as, body: { question } }), 204);
const stored = async () =>
  (await read.select({ question: unmetQuestions.question }).from(unmetQuestions)).map((one) => one.question);

describe('what was searched in vain', () => {
  test('is counted for guests and people alike, and shown from the second time on', async () => {
    await ask('  Скворечники   из КАРТОНА ');
    expect(await row('скворечники из картона')).toBeUndefined();
    await ask('скворечники из картона', 'teacher');
    expect(await row('скворечники из картона')).toMatchObject({ asked: 2, since: 0, state: 'open' });
    expect(Object.keys((await read.select().from(unmetQuestions).limit(1))[0] as object).sort()).toEqual([
      'answerUrl',
      'firstDay',
      'id',
      'lastDay',
      'markedAt',
      'markedTotal',
      'question',
      'state',
      'total',
      'version',
    ]);
  });

  test('keeps nothing that tells of a person', async () => {
    for (const [typed, kept] of [
      ['Пишу с pochta@mail.ru про дроби', 'пишу с про дроби'],
      ['позвонить +7 (910) 123-45-67 завучу', 'позвонить завучу'],
      ['273-ФЗ, 5 класс, 1941–1945', '273-фз, 5 класс, 1941–1945'],
      ['основной вопрос условной вероятности', 'основной вопрос условной вероятности'],
      ['жалоба на Марию Сергеевну', null],
      ['Иванов И. И. характеристика', null],
      ['112-233-445 95', null],
      ['🙂 5', null],
    ] as const)
      expect([typed, keptWording(typed)]).toEqual([typed, kept]);
    // Nor the name of somebody who is known here, in any form.
    const before = await stored();
    for (const question of ['берёзкиной характеристика', 'Анна Берёзкина', 'жалоба на Марию Сергеевну'])
      await ask(question);
    expect((await stored()).filter((question) => !before.includes(question))).toEqual([]);
  });

  test('is settled by a methodist: written with its address, not needed, open again; asked after that it says so', async () => {
    for (const _ of ['once', 'twice']) await ask('паперкрафт на уроке');
    const { id, version } = (await row('паперкрафт на уроке')) as Row;
    const mark = (body: object) => request('PUT', `/api/unmet/${id}`, { as: 'methodist', body: { version, ...body } });
    for (const answer of [
      '',
      '/bank/nothing-here',
      `https://evil.example/bank/${materialWithForm}`,
      'javascript:alert(1)',
    ])
      expect([answer, (await mark({ state: 'written', answer })).status]).toEqual([answer, 400]);
    await answerOf(mark({ state: 'written', answer: `http://opora.test/bank/${materialWithForm}?from=mail` }), 200);
    await answerOf(mark({ state: 'unneeded' }), 409);
    expect(await row('паперкрафт на уроке')).toBeUndefined();
    await ask('паперкрафт на уроке');
    const written = await row('паперкрафт на уроке', '&state=written');
    expect(written).toMatchObject({ answerUrl: `/bank/${materialWithForm}`, since: 1, asked: 3 });
    await answerOf(request('PUT', `/api/unmet/${id}`, { as: 'methodist', body: { state: 'open', version: 2 } }), 200);
    expect(await row('паперкрафт на уроке')).toMatchObject({ answerUrl: '', since: 0 });
  });

  test('is a table for Excel that nobody but the methodist gets, without formulas', async () => {
    for (const _ of ['once', 'twice']) await ask('=сумма; "кавычки"');
    const { id, ...person } = (await answerOf<{ user: { id: string } }>(
      request('GET', '/api/session', { as: 'methodist' }),
      200,
    ).then(({ user }) => user as never)) as { id: string };
    const methodist = { ...person, id, role: 'methodist', state: 'active' } as never;
    const query = { period: 'year', state: 'open', limit: 20, cursor: 0 } as const;
    const table = await unmetTable(methodist, query);
    expect(table.startsWith('\uFEFF"Что искали";')).toBe(true);
    expect(table).toContain(`"сумма ""кавычки""";"2";`);
    await expect(unmetTable(null, query)).rejects.toMatchObject({ status: 401 });
    await expect(unmetTable({ ...(methodist as object), role: 'teacher' } as never, query)).rejects.toMatchObject({
      status: 403,
    });
  });

  test('is forgotten after a year, and a question of which nothing is left goes', async () => {
    const long = Date.now() - 400 * 86_400_000;
    await countUnmet('test', { question: 'счёты и арифмометр' }, long);
    await countUnmet('test', { question: 'логарифмическая линейка' }, long);
    await countUnmet('test', { question: 'логарифмическая линейка' });
    await forgetOldUnmet();
    expect(await stored()).not.toContain('счёты и арифмометр');
    const [left] = (await read.select().from(unmetQuestions)).filter(
      ({ question }) => question === 'логарифмическая линейка',
    );
    expect(left?.total).toBe(1);
  });

  test('is told from this site alone', async () => {
    const sent = await app.request('http://opora.test/api/unmet', {
      method: 'POST',
      headers: { Origin: 'https://evil.example', 'Content-Type': 'application/json' },
      body: JSON.stringify({ question: 'подделка' }),
    });
    expect(sent.status).toBe(403);
    expect(await stored()).not.toContain('подделка');
  });
});
