import { beforeAll, describe, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { draft, published, statuses } from '../../support/practices.ts';

describe('«внедряем у себя»', () => {
  let practice: { id: string; url: string };
  beforeAll(async () => {
    practice = await published();
  });
  const adopt = (as: string | null) => request('POST', `/api/practices/${practice.id}/adoptions`, { as });
  const list = async (as: string | null) =>
    (await answerOf<{ items: object[] }>(request('GET', `/api/practices/${practice.id}/adoptions`, { as }), 200)).items;

  test('is said by another school, once, and reported with numbers', async () => {
    expect(await statuses([null, 'mentor', 'admin_s9', 'methodist', 'controller', 'admin'], adopt)).toEqual({
      guest: 401,
      mentor: 403,
      admin_s9: 403,
      methodist: 403,
      controller: 403,
      admin: 403,
    });
    const { id } = await answerOf<{ id: string }>(adopt('teacher'), 201);
    await answerOf(adopt('school'), 409);
    const report = (as: string, body: object) => request('PUT', `/api/adoptions/${id}/report`, { as, body });
    const told = { report: 'Получилось.', effects: [{ measure: 'Доля', unit: '%', before: '10,5', after: 20 }] };
    await answerOf(report('mentor', told), 403);
    await answerOf(report('t01', told), 403);
    await answerOf(report('teacher', { report: '' }), 400);
    await answerOf(report('teacher', { ...told, effects: [{ measure: 'Доля', before: 1 }] }), 400);
    await answerOf(report('school', told), 200);
    expect(await list(null)).toMatchObject([
      { state: 'reported', report: 'Получилось.', effects: [{ before: 10.5, after: 20 }], mine: false },
    ]);
  });

  test('ends when the school stops, and may begin again', async () => {
    const { id } = await answerOf<{ id: string }>(adopt('outsider'), 201);
    expect(await list(null)).toHaveLength(2);
    await answerOf(request('DELETE', `/api/adoptions/${id}`, { as: 'outsider' }), 204);
    expect(await list(null)).toHaveLength(1);
    expect(await list('outsider')).toHaveLength(2);
    await answerOf(request('PUT', `/api/adoptions/${id}/report`, { as: 'outsider', body: { report: 'x' } }), 409);
    expect(await answerOf(adopt('outsider'), 201)).toMatchObject({ id });
  });

  test('works for a founding practice and not for a draft', async () => {
    const { items } = await answerOf<{ items: { id: string; source: string }[] }>(
      request('GET', '/api/practices?limit=100'),
      200,
    );
    const founding = items.find(({ source }) => source === 'file');
    await answerOf(request('POST', `/api/practices/${founding?.id}/adoptions`, { as: 'teacher' }), 201);
    const one = await draft();
    await answerOf(request('POST', `/api/practices/${one.id}/adoptions`, { as: 'teacher' }), 404);
  });
});
