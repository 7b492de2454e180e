import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { materialWithForm } from '../../support/roles.ts';

const { practiceAsWord } = await import('../../../api/knowledge/practices/word.ts');

const whole = {
  title: 'Билеты на выход в седьмых классах',
  summary: 'Три вопроса в конце урока показывают, кого доучивать завтра.',
  context: 'Школа на окраине, <Form title="x"> не форма, а слова.',
  problem: 'Половина класса не решает задачи в **два действия**.',
  actions: `1. Три вопроса.\n2. [Разбор](javascript:alert(1)) и [бланк](/bank/${materialWithForm}), [никуда](http://[).`,
  result: 'Стало лучше. ![Доска с полосками](/files/abc)',
  transfer: 'Начните с одного класса.',
  resources: 'Бумага.',
  subjects: ['mathematics'],
  levels: ['ooo'],
  effects: [{ measure: 'Доля решивших', unit: '%', before: 38, after: 61.5, period: 'год', scope: '74 ученика' }],
};

test('a practice written in the browser is a Word file: parts, numbers, and only links that lead somewhere', async () => {
  const { id } = await answerOf<{ id: string }>(request('POST', '/api/practices', { as: 'mentor', body: whole }), 201);
  await answerOf(request('POST', `/api/practices/${id}/submission`, { as: 'mentor' }), 200);
  const decided = await answerOf<{ url: string }>(
    request('POST', `/api/practices/${id}/decision`, { as: 'methodist', body: { decision: 'publish' } }),
    200,
  );
  const slug = decided.url.split('/').at(-1) as string;
  const { name, bytes } = await practiceAsWord(null, slug);
  expect(name).toBe(`${whole.title}.docx`);
  const parts = unzipSync(bytes);
  const body = strFromU8(parts['word/document.xml'] as Uint8Array);
  const links = strFromU8(parts['word/_rels/document.xml.rels'] as Uint8Array);
  const words = body.replace(/<[^>]+>/g, '');
  for (const said of ['Контекст', 'Как перенести', 'два действия', 'Доля решивших', '61,5', '74 ученика', 'никуда'])
    expect(words).toContain(said);
  expect(words).toContain('[Картинка: Доска с полосками]');
  expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
  expect(links).toContain(`/bank/${materialWithForm}`);
  expect(links).not.toContain('javascript');
  await expect(practiceAsWord(null, 'net-takoj')).rejects.toMatchObject({ status: 404 });
});
