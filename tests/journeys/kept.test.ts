import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeWord } from '../../api/platform/papers/word.ts';
import { launch, visitor } from '../support/browser.ts';
import { servedCity } from '../support/journey.ts';
import { plainMaterial } from '../support/roles.ts';

const server = servedCity();
let browser: Browser;
let methodist: Page;
let troubles: string[] = [];
beforeAll(async () => {
  browser = await launch();
  const watched = await visitor(browser, server.url, 'methodist');
  methodist = watched.page;
  troubles = watched.troubles;
});
afterAll(() => browser?.close());

const word = async (name: string, text: string) => {
  const { bytes } = await writeWord({
    title: name,
    author: '',
    name,
    parts: [
      { kind: 'title', text: name },
      { kind: 'text', text },
      { kind: 'table', head: ['Минуты', 'Что делаем'], rows: [['0–5', 'Считаем']], widths: [20, 80] },
    ],
  });
  return {
    name: `${name}.docx`,
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: Buffer.from(bytes),
  };
};

it('a file of a material is read behind its upload, and a guest finds it by a word that stands in it alone', async () => {
  await methodist.goto(`/bank/${plainMaterial}`);
  await methodist.getByRole('link', { name: /Кто отвечает/ }).click();
  await methodist.getByRole('link', { name: 'Файлы материала' }).click();
  await methodist.setInputFiles('input[name="file"]', await word('Лист хода', 'Выхухоль выбирает карточку.'));
  await methodist.getByRole('button', { name: 'Приложить' }).click();
  await methodist.getByText('Файл «Лист хода.docx» приложен').waitFor();
  const { page, context } = await visitor(browser, server.url);
  const found = page.locator(`main a[href^="/bank/${plainMaterial}#file-"]`).first();
  await expect
    .poll(
      async () => {
        await page.goto('/search?q=выхухоли');
        return found.waitFor({ timeout: 8000 }).then(
          () => true,
          () => false,
        );
      },
      { timeout: 90_000, interval: 500 },
    )
    .toBe(true);
  await found.click();
  await page.locator('#files').getByText('Лист хода.docx').waitFor();
  await context.close();
  // Taken off and put back.
  await methodist.getByRole('button', { name: /Убрать: Лист хода/ }).click();
  await methodist.getByRole('button', { name: /Вернуть: Лист хода/ }).click();
  await methodist.getByText('Файл снова на месте').waitFor();
});

it('what a teacher reports stands on the page while it is true, and goes when a methodist has read it again', async () => {
  const teacher = await visitor(browser, server.url, 'outsider');
  const guest = await visitor(browser, server.url);
  await teacher.page.goto('/bank/beglost-i-ponimanie');
  await teacher.page.getByText('Что-то устарело?').click();
  await teacher.page.getByLabel('Что здесь уже не так?').fill('Норма чтения поменялась в новой программе.');
  await teacher.page.getByRole('button', { name: 'Сообщить методисту' }).click();
  await teacher.page.getByText('Спасибо, методист проверит').waitFor();
  await guest.page.goto('/bank/beglost-i-ponimanie');
  await guest.page.getByText('1 читатель отметил, что здесь что-то устарело').waitFor();
  expect(await guest.page.getByText('Норма чтения поменялась').count()).toBe(0);

  await methodist.goto('/upkeep?show=outdated');
  const row = methodist.locator('main li', { hasText: 'Беглость' });
  await row.getByRole('link', { name: 'Ответить читателю' }).click();
  const mark = methodist.locator('#marks li', { hasText: 'Норма чтения' });
  await mark.getByLabel('Устарело, но поправить сразу не выйдет').check();
  await mark.getByLabel('Ваш ответ').fill('Норму сверяйте с новой программой.');
  await mark.getByRole('button', { name: 'Ответить' }).click();
  await methodist.getByText('Ответ записан').waitFor();
  await guest.page.reload();
  await guest.page.getByText('Норму сверяйте с новой программой.').waitFor();
  await methodist.locator('#confirm').getByRole('button', { name: 'Перечитал(а), всё верно' }).click();
  await methodist.getByText('Записано: всё верно').waitFor();
  await guest.page.reload();
  expect(await guest.page.getByText('Норму сверяйте').count()).toBe(0);
  expect([...teacher.troubles, ...guest.troubles]).toEqual([]);
  await teacher.context.close();
  await guest.context.close();
});

it('a document of Word is shown before it becomes a draft', async () => {
  await methodist.goto('/materials/import');
  await methodist.setInputFiles('input[name="file"]', await word('Урок на дворе', 'Меряем тень шагами.'));
  await methodist.getByRole('button', { name: 'Прочитать документ' }).click();
  await methodist.waitForURL(/\/materials\/import\/[0-9a-z]+/);
  await expect.poll(() => methodist.getByLabel('Название материала').inputValue()).toBe('Урок на дворе');
  await methodist.locator('.preview table').getByText('Считаем').waitFor();
  await methodist.getByRole('button', { name: 'Сделать черновик' }).click();
  await methodist.waitForURL(/\/materials\/[0-9a-z]{16}/);
});

it('a link between pages is looked at through the front door', async () => {
  await methodist.goto('/upkeep/links');
  const link = methodist.locator('main li', { hasText: '#voprosy' });
  const before = await link.locator('time').last().getAttribute('datetime');
  await link.getByRole('button', { name: /Проверить снова/ }).click();
  await methodist.getByText('Проверяем: обновите страницу').waitFor();
  await expect
    .poll(
      async () => {
        await methodist.goto('/upkeep/links');
        return link.locator('time').last().getAttribute('datetime');
      },
      { timeout: 60_000, interval: 700 },
    )
    .not.toBe(before);
  await link.getByText('места «voprosy» на ней нет').waitFor();
  expect(troubles).toEqual([]);
});
