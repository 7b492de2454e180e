import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { leading, type Watched } from '../support/browser.ts';
import { journey } from '../support/journey.ts';

const city = journey();
const seen = new Map<string, Watched>();

async function as(name: string): Promise<Page> {
  const known = seen.get(name) ?? (await city.visitor(name));
  seen.set(name, known);
  return known.page;
}

/** Opens a fold by its button, fills its form and sends it. */
async function enter(page: Page, label: string, fields: Record<string, string>, send: string) {
  const fold = page.locator('details', { has: page.locator('summary', { hasText: label }) }).last();
  await fold.locator('summary').first().click();
  for (const [name, value] of Object.entries(fields)) {
    const field = fold.locator(`[name="${name}"]`);
    if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
  await leading(page, () => fold.getByRole('button', { name: send, exact: true }).click());
}

/** A day so many days from now. */
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const textOf = async (page: Page, selector: string) => (await page.locator(selector).textContent()) ?? '';
const said = (page: Page) => textOf(page, '[data-said]');

/** The words of a Word file that a link saves. */
async function words(page: Page, name: RegExp): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  const parts = unzipSync(readFileSync((await download.path()) as string));
  return strFromU8(parts['word/document.xml'] as Uint8Array)
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '');
}

it('a pair is proposed, agreed by both, works, completes, gives its papers and a practice; outsiders see nothing of it', async () => {
  const methodist = await as('methodist');
  await methodist.goto('/pairs/new');
  await methodist.locator('[name="supported"]').selectOption({ label: 'Школа № 30' });
  await methodist.locator('[name="subjects"]').selectOption({ label: 'Математика' });
  await methodist.getByRole('button', { name: 'Подобрать' }).click();
  const lyceum = methodist.locator('article', { hasText: 'Лицей № 18' });
  await lyceum.getByText('Ольга Петровна Рябинина: математика').waitFor();
  await lyceum.getByRole('link', { name: 'Предложить эту пару' }).click();
  await methodist.locator('[name="purpose"]').fill('Дроби в 5 классе: сравнить без правила.');
  await methodist.getByLabel('Ольга Петровна Рябинина').check();
  await methodist.getByLabel('Ольга Сергеевна Незабудкина').check();
  await methodist.getByRole('button', { name: 'Предложить пару' }).click();
  await methodist.waitForURL(/\/pairs\/\w{16}$/);
  const pair = new URL(methodist.url()).pathname;

  for (const administration of ['admin_s18', 'admin_s30']) {
    const page = await as(administration);
    await page.goto(pair);
    await enter(page, 'Согласиться', {}, 'Согласиться');
    expect(await said(page)).toMatch(/Согласие записано|Обе школы согласны/);
  }
  await methodist.goto(pair);
  await enter(methodist, 'Начать работу', {}, 'Начать работу');
  expect(await said(methodist)).toContain('Пара работает');

  const mentor = await as('head');
  await mentor.goto(pair);
  await enter(
    mentor,
    'Поставить цель',
    { title: 'Сравнивают дроби без правила', unit: '%', start: '30', target: '70', due: dayIn(180) },
    'Записать',
  );
  await enter(
    mentor,
    'Записать дело',
    { title: 'Прислать три задачи', assignee: await idOf(mentor, 'Ольга Сергеевна Незабудкина') },
    'Записать',
  );
  const meets = dayIn(40);
  await enter(mentor, 'Назначить встречу', { at: `${meets}T15:30`, place: 'Школа № 30, кабинет 5' }, 'Назначить');
  expect(await textOf(mentor, '#meetings')).toContain(`${meets.split('-').reverse().join('.')}, 15:30`);

  const mentee = await as('t35');
  await mentee.goto(pair);
  await enter(mentee, 'Записать значение', { value: '50', date: dayIn(-7) }, 'Записать');
  expect(await textOf(mentee, '#goals')).toContain('пройдено 50 % пути');
  await leading(mentee, () => mentee.getByRole('button', { name: 'Сделано' }).click());
  await enter(
    mentee,
    'Записать, как прошла',
    { date: dayIn(-3), hours: '1,5', topics: 'Сравнили дроби на клетках', agreed: 'Замер через месяц' },
    'Записать',
  );
  expect(await textOf(mentee, '#meetings')).toContain('вместе 1,5 ч');
  await mentee.getByRole('link', { name: 'Разговор пары' }).click();
  await mentee.locator('main textarea[name="body"]').last().fill('Только между нами: мне спокойнее, когда вы рядом.');
  await mentee
    .getByRole('button', { name: /^Ответить/ })
    .last()
    .click();
  await mentee.locator('.post', { hasText: 'Только между нами' }).first().waitFor();
  const talk = new URL(mentee.url()).pathname;
  await mentee.goto(pair);
  await enter(mentee, 'Написать своё размышление', { helped: 'Меня слушали, прежде чем советовать.' }, 'Сохранить');
  await mentor.goto(pair);
  expect(await textOf(mentor, '#reflections')).toContain('Меня слушали');

  const admin = await as('admin');
  const administration = await as('admin_s30');
  for (const address of [pair, talk, `${pair}/report.docx`])
    expect([address, (await admin.request.get(address)).status()]).toEqual([address, 404]);
  expect((await administration.request.get(talk)).status()).toBe(404);
  await administration.goto(pair);
  const open = await textOf(administration, 'main');
  expect(open).toContain('Сравнили дроби на клетках');
  expect(open).not.toMatch(/Меня слушали|между нами/);
  const agreement = await words(administration, /Соглашение \(Word\)/);
  expect(agreement).toContain('Сравнивают дроби без правила, %');

  await methodist.goto(pair);
  await enter(methodist, 'Завершить работу', { reason: 'Цель видна, дальше сами.' }, 'Завершить работу');
  const report = await words(methodist, /Итоговый отчёт \(Word\)/);
  for (const part of [
    'Итоговый отчёт наставнической пары',
    'Сравнили дроби на клетках',
    '1 встреча, вместе 1,5 ч',
    'Сделано 1 из 1',
    'Цель видна, дальше сами.',
  ])
    expect(report).toContain(part);
  expect(report).not.toMatch(/Меня слушали|между нами/);

  await mentee.goto(pair);
  await enter(mentee, 'Сделать из результата практику', {}, 'Сделать из результата практику');
  await mentee.waitForURL(/\/practices\/\w{16}\/edit/);
  expect(await mentee.locator('[name="title"]').inputValue()).toBe('Дроби в 5 классе: сравнить без правила');
  expect(await mentee.locator('[name="actions"]').inputValue()).toContain('Сравнили дроби на клетках');
  for (const { troubles } of seen.values()) expect(troubles).toEqual([]);
});

/** The id of a person as the form of a task offers it. */
const idOf = async (page: Page, name: string) =>
  (await page.locator('#task-assignee option', { hasText: name }).first().getAttribute('value')) as string;
