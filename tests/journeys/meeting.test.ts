import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { journey } from '../support/journey.ts';

const city = journey();

async function saved(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  return readFileSync(await download.path());
}

/** The words of a Word file in their order. */
function wordsOf(file: Buffer): string {
  const xml = strFromU8(unzipSync(new Uint8Array(file))['word/document.xml'] as Uint8Array);
  return [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<\/w:p>/g)]
    .map(([all, text]) => text ?? (all ? '\n' : ''))
    .join('');
}

/**
 * What a PDF says, without spaces. Each face in it has a map of its own from signs to letters; every line is read by every map,
 * so the text holds what is said and, beside it, noise.
 */
function pdfText(file: Buffer): string {
  const streams = [...file.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body]) => {
    try {
      return inflateSync(Buffer.from(body as string, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  const maps = streams.filter((stream) => stream.includes('beginbfrange')).map(lettersOf);
  const lines = streams.flatMap((stream) =>
    [...stream.matchAll(/\[([^\]]*)\] TJ/g)].map(([, parts]) => signsOf(parts as string)),
  );
  return maps
    .map((letters) => lines.map((signs) => signs.map((sign) => letters.get(sign) ?? '').join('')).join(''))
    .join('\n')
    .replace(/[^\S\n]/g, '');
}
const signsOf = (parts: string) =>
  [...parts.matchAll(/<(\w+)>/g)].flatMap(([, hex]) => (hex as string).match(/.{4}/g) ?? []);

function lettersOf(map: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, from, list] of map.matchAll(/<(\w{4})> <\w{4}> \[([^\]]*)\]/g))
    for (const [index, [, code]] of [...(list as string).matchAll(/<(\w+)>/g)].entries())
      letters.set(
        (Number.parseInt(from as string, 16) + index).toString(16).padStart(4, '0'),
        String.fromCodePoint(Number.parseInt(code as string, 16)),
      );
  return letters;
}

it('a meeting is called from the plan, answered, held, written down, and ends in papers that are read back', async () => {
  const head = await city.visitor('head');
  await head.page.goto('/associations/mathematics/plan');
  await head.page
    .getByRole('row', { name: /Проценты в седьмом классе/ })
    .getByRole('link', { name: 'Назначить' })
    .click();
  await head.page.waitForURL(/meetings\/new/);
  expect(await head.page.locator('[name="title"]').inputValue()).toBe('Проценты в седьмом классе');
  expect(await head.page.locator('[name="agenda.0.title"]').inputValue()).toBe('Открытый урок в школе № 7');
  await head.page.locator('[name="startsAt"]').fill('2027-02-11T15:00');
  await head.page.locator('[name="place"]').fill('Школа № 7, кабинет 21');
  await head.page.getByRole('button', { name: 'Назначить и позвать' }).click();
  await head.page.waitForURL(/\/meetings\/\w{16}$/);
  const address = new URL(head.page.url()).pathname;

  const teacher = await city.visitor('teacher');
  await teacher.page.goto(address);
  await teacher.page.getByRole('button', { name: 'Приду', exact: true }).click();
  await teacher.page.getByText('Ваш ответ: приду').waitFor();

  await head.page.goto(address);
  await head.page.getByText(/придут 1/).waitFor();
  await head.page.getByRole('button', { name: 'Заседание прошло' }).click();
  const row = head.page.getByLabel(/Анна Сергеевна Берёзкина/);
  expect(await row.inputValue()).toBe('present');
  await head.page.getByLabel(/Ольга Петровна Рябинина/).selectOption('present');
  await head.page.getByLabel(/Дмитрий Олегович Дубров/).selectOption('excused');
  await head.page.getByRole('button', { name: 'Сохранить явку' }).click();
  await head.page.getByText('Явка записана').waitFor();

  await head.page.getByText('Записать итог').click();
  await head.page.locator('[name="body"]').fill('Провести урок с процентами в трёх школах');
  await head.page.locator('[name="item"]').selectOption({ index: 1 });
  await head.page.locator('[name="responsible"]').selectOption({ label: 'Анна Сергеевна Берёзкина' });
  await head.page.locator('[name="due"]').fill('2027-03-01');
  await head.page.getByRole('button', { name: 'Записать', exact: true }).click();
  await head.page.getByText('Итог записан').waitFor();

  await head.page.getByRole('link', { name: 'Писать протокол' }).click();
  await head.page.locator('[name="number"]').fill('5');
  await head.page.locator('[name="secretary"]').selectOption({ label: 'Анна Сергеевна Берёзкина' });
  await head.page.locator('[name="items.0.heard"]').fill('о том, как семиклассники сравнивали скидки.');
  await head.page.locator('[name="items.0.spoke"]').fill('Д. В. Вязов: помогла таблица.');
  await head.page.getByRole('button', { name: 'Сохранить протокол' }).click();
  await head.page.getByText('Протокол сохранён').waitFor();

  const word = wordsOf(await saved(head.page, 'Протокол в Word')).replaceAll('\u00a0', ' ');
  const pdf = await saved(head.page, 'Протокол в PDF');
  const shown = pdfText(pdf);
  for (const part of [
    'ПРОТОКОЛ № 5',
    'О. П. Рябинина',
    'Повестка дня',
    'СЛУШАЛИ:',
    'ВЫСТУПИЛИ:',
    'РЕШИЛИ:',
    'Срок: до 01.03.2027',
  ]) {
    expect(word).toContain(part);
    expect(shown).toContain(part.replace(/\s/g, ''));
  }
  expect(word).toContain('Присутствовали (2): А. С. Берёзкина, О. П. Рябинина');
  expect(word).toContain('Отсутствовали по уважительной причине: Д. О. Дубров');
  expect(word).toContain('1.1. Провести урок с процентами в трёх школах. Ответственный: А. С. Берёзкина.');
  const raw = pdf.toString('latin1');
  for (const tag of ['/S /H1', '/S /L', '/S /LBody', '/Lang (ru-RU)', '/MarkInfo']) expect(raw).toContain(tag);

  await head.page.getByText('Отметить подписанным').first().click();
  await head.page.locator('details[open] button', { hasText: 'Отметить подписанным' }).click();
  await head.page.getByText('Протокол подписан').first().waitFor();
  expect(await head.page.getByRole('link', { name: 'Писать протокол' }).count()).toBe(0);

  await head.page.goto('/associations/mathematics/meetings');
  await head.page.getByText('протокол № 5').waitFor();
  await head.page.locator('#open').getByText('Провести урок с процентами').waitFor();
  for (const { troubles, context } of [head, teacher]) {
    expect(troubles).toEqual([]);
    await context.close();
  }
});

it('a person subscribes to their calendar; a new address disables the old one', async () => {
  const { page, context, troubles } = await city.visitor('teacher', { javaScriptEnabled: false });
  await page.goto('/me/calendar');
  await page.getByRole('button', { name: 'Получить адрес календаря' }).click();
  const pathOf = async () => new URL(await page.getByLabel('Секретный адрес').inputValue()).pathname;
  const first = await pathOf();
  const answer = await fetch(city.url + first);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(await answer.text()).toContain('SUMMARY:Задачи на совместную работу');
  const again = await fetch(city.url + first, { headers: { 'If-None-Match': answer.headers.get('etag') as string } });
  expect(again.status).toBe(304);
  await page.getByText('Заменить адрес').first().click();
  await page.locator('details[open] button', { hasText: 'Заменить адрес' }).click();
  await expect.poll(pathOf).not.toBe(first);
  expect((await fetch(city.url + first)).status).toBe(404);
  expect(troubles).toEqual([]);
  await context.close();
});

it('a document gets a second version, and an announcement reaches the page of another association', async () => {
  const head = await city.visitor('head');
  await head.page.goto('/associations/mathematics/documents');
  const add = head.page.locator('form', { has: head.page.locator('[name="title"]') });
  await add.locator('[name="title"]').fill('Памятка к открытому уроку');
  await add
    .locator('[name="file"]')
    .setInputFiles({ name: 'памятка.txt', mimeType: 'text/plain', buffer: Buffer.from('Один') });
  await add.getByRole('button', { name: 'Выложить' }).click();
  const card = head.page.locator('article', { hasText: 'Памятка к открытому уроку' });
  await card.getByText('Новая версия').click();
  await card
    .locator('[name="file"]')
    .setInputFiles({ name: 'памятка.txt', mimeType: 'text/plain', buffer: Buffer.from('Два') });
  await card.locator('[name="comment"]').fill('Стало короче');
  await card.getByRole('button', { name: 'Выложить версию' }).click();
  await head.page.getByText('Выложена версия 2').waitFor();
  await card.getByText('Ещё 1 версия').waitFor();

  await head.page.goto('/associations/mathematics/announcements');
  await head.page.getByText('Написать объявление').click();
  await head.page.locator('[name="title"]').fill('Урок на двоих');
  await head.page.locator('[name="body"]').fill('Приходите **17 декабря**.');
  await head.page.getByLabel('Молодые педагоги').check();
  await head.page.getByRole('button', { name: 'Объявить' }).click();
  await head.page.getByText('Руководителей других объединений спросили').waitFor();
  const mentor = await city.visitor('mentor');
  await mentor.page.goto('/associations/young/announcements');
  await mentor.page
    .locator('li', { hasText: 'Урок на двоих' })
    .getByRole('button', { name: 'Показать', exact: true })
    .click();
  const guest = await city.visitor();
  await guest.page.goto('/associations/young');
  await guest.page.getByText('Урок на двоих').waitFor();
  for (const { troubles, context } of [head, mentor, guest]) {
    expect(troubles).toEqual([]);
    await context.close();
  }
});
