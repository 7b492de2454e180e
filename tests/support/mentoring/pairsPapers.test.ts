import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { answerOf, cookieOf, request } from '../app.ts';
import type { Pair } from '../pairs.ts';

const { actorOf } = await import('../../../api/people/accounts/session.ts');
const { agreementPaper } = await import('../../../api/support/mentoring/papers/agreement.ts');
const { writeWord } = await import('../../../api/platform/papers/word.ts');
const { reportPaper } = await import('../../../api/support/mentoring/papers/report.ts');

const actor = async (name: string) => (await actorOf(await cookieOf(name))).actor;
const pairs = async (state: string) =>
  (await answerOf<{ items: Pair[] }>(request('GET', `/api/pairs?state=${state}&limit=100`, { as: 'methodist' }), 200))
    .items;

/** The words of a DOCX, read back, and its marks of structure. */
function opened(bytes: Uint8Array) {
  const parts = unzipSync(bytes);
  const part = (name: string) => strFromU8(parts[name] as Uint8Array);
  const body = part('word/document.xml');
  const text = body
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&quot;/g, '"');
  return { body, text, styles: part('word/styles.xml') };
}

test('the agreement is filled in from the pair: schools, people, goals, places to sign; tagged, in Times New Roman', async () => {
  const pair = (await pairs('active')).find(({ supported }) => supported.title === 'Школа № 7') as Pair;
  const { name, bytes } = await writeWord(await agreementPaper(await actor('school'), pair.id));
  expect(name).toBe('Соглашение о наставничестве, Гимназия № 9 и Школа № 7.docx');
  const { body, text, styles } = opened(bytes);
  expect(styles).toContain('Times New Roman');
  expect(body.match(/<w:pStyle w:val="Title"\/>/g)).toHaveLength(1);
  expect(body.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(7);
  expect(body.match(/<w:tblHeader\/>/g)?.length).toBeGreaterThanOrEqual(2);
  for (const words of [
    'Гимназия № 9',
    'Школа № 7',
    'Дмитрий Олегович Дубров',
    'Анна Сергеевна Берёзкина',
    'решают задачу в два действия без подсказки, %',
    'руководитель школы-лидера',
    'руководитель школы с поддержкой',
    'Елена Павловна Полянская',
  ])
    expect(text).toContain(words);
});

test('the final report tells goals, meetings and hours, and nothing of reflections or the private talk', async () => {
  const [pair] = await pairs('completed');
  const { text, body } = opened(
    (await writeWord(await reportPaper(await actor('controller'), pair?.id as string))).bytes,
  );
  expect(body.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(7);
  for (const words of [
    'Итоговый отчёт',
    '6 встреч, вместе 9,9 ч',
    '100 %',
    '75 %',
    'Сделано 3 из 3',
    'школа № 41 ведёт приём дальше',
  ])
    expect(text).toContain(words);
  for (const secret of ['со мной думали', 'спорить было не о чем', 'мыть пробирки']) expect(text).not.toContain(secret);
  await expect(reportPaper(await actor('admin'), pair?.id as string)).rejects.toMatchObject({ status: 404 });
  await expect(agreementPaper(null, pair?.id as string)).rejects.toMatchObject({ status: 404 });
  const [proposed] = await pairs('proposed');
  await expect(reportPaper(await actor('methodist'), proposed?.id as string)).rejects.toMatchObject({ status: 404 });
});
