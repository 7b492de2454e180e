import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { answerOf, request } from '../support/app.ts';
import { submitted } from '../support/practices.ts';
import { materialWithForm } from '../support/roles.ts';

const { read } = await import('../../db/client.ts');
const { publications } = await import('../../db/schema/bank.ts');

const [material] = await read
  .select({ id: publications.id })
  .from(publications)
  .where(eq(publications.slug, materialWithForm));

/** Three presses at once. @returns how many different ids were answered, where the answer has one */
async function pressed(as: string, path: string, body?: unknown): Promise<number> {
  const answers = await Promise.all(
    [1, 2, 3].map(() => answerOf<{ id?: string }>(request('POST', path, { as, body }), 201)),
  );
  return new Set(answers.map(({ id }) => id)).size;
}
const listed = async <Row>(as: string, path: string) =>
  (await answerOf<{ items: Row[] }>(request('GET', path, { as }), 200)).items;

it('«Перечитал(а)» is one line of the log; another date is another line', async () => {
  const path = `/api/materials/${material?.id}`;
  const lines = async () =>
    (await answerOf<{ confirmations: unknown[] }>(request('GET', `${path}/upkeep`, { as: 'methodist' }), 200))
      .confirmations.length;
  const before = await lines();
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await pressed('methodist', `${path}/confirmations`, { until: day(200), note: 'Сверено.' });
  expect(await lines()).toBe(before + 1);
  await pressed('methodist', `${path}/confirmations`, { until: day(300), note: 'Сверено.' });
  expect(await lines()).toBe(before + 2);
});

it('a collection is copied once; what was changed since is no copy any more', async () => {
  const [shared] = await listed<{ id: string }>('teacher', '/api/collections?show=public');
  const path = `/api/collections/${shared?.id}/copy`;
  expect(await pressed('teacher', path)).toBe(1);
  const { id, version } = await answerOf<{ id: string; version: number }>(
    request('POST', path, { as: 'teacher' }),
    201,
  );
  await answerOf(request('PUT', `/api/collections/${id}`, { as: 'teacher', body: { title: 'Моя', version } }), 200);
  const next = await answerOf<{ id: string }>(request('POST', path, { as: 'teacher' }), 201);
  expect(next.id).not.toBe(id);
});

it('a remark on a practice and its answer are one each', async () => {
  const path = `/api/practices/${(await submitted()).id}/comments`;
  expect(await pressed('methodist', path, { part: 'result', body: 'Где числа?' })).toBe(1);
  const [remark] = await listed<{ id: string; answers: unknown[] }>('methodist', path);
  expect(await pressed('mentor', path, { part: 'result', body: 'Где числа?', parent: remark?.id })).toBe(1);
  // The same words about another part, and by another person, are said anew.
  expect(await pressed('methodist', path, { part: 'context', body: 'Где числа?' })).toBe(1);
  expect(await pressed('methodist2', path, { part: 'context', body: 'Где числа?' })).toBe(1);
  expect(await listed('methodist', path)).toHaveLength(3);
});

it('a remark on a material is one for each place that it quotes', async () => {
  const body = { title: 'Карточка с одним заданием', body: 'Раздайте листки.\n\nСоберите листки.' };
  const draft = await answerOf<{ id: string }>(request('POST', '/api/material-drafts', { as: 'methodist', body }), 201);
  const whole = {
    ...body,
    version: 1,
    summary: 'Одно задание на карточке, которое проверяют за минуту в конце урока.',
    kind: 'tool',
    minutes: 5,
    audience: ['teacher'],
    levels: ['ooo'],
    subjects: ['mathematics'],
    dimensions: ['teaching'],
    problems: ['low_results'],
    year: '2026',
    owner: 'Отдел поддержки школ',
    reviewed: '2026-10-01',
    authors: 'Методический центр',
    reviewDue: new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10),
  };
  const path = `/api/material-drafts/${draft.id}`;
  await answerOf(request('PUT', path, { as: 'methodist', body: whole }), 200);
  await answerOf(request('POST', `${path}/submission`, { as: 'methodist' }), 200);
  for (const quote of ['Раздайте', 'Соберите'])
    expect(await pressed('methodist2', `${path}/remarks`, { quote, body: 'Какие?' })).toBe(1);
  expect(await listed('methodist', `${path}/remarks`)).toHaveLength(2);
});
