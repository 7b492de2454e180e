import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, visitor } from '../support/browser.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  server = await startServer();
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const parts = {
  title: 'Тихий старт: первые семь минут урока физики',
  summary: 'Семь минут самостоятельной работы в начале урока возвращают тишину и показывают учителю, кто что помнит.',
  context: 'Два седьмых класса, 49 учеников, уроки после физкультуры.',
  problem: 'Первые десять минут уходили на то, чтобы успокоить класс и найти тетради.',
  actions: 'На доске ждёт задача. Ученики входят и начинают писать, учитель молча проходит по рядам.',
  result: 'К ноябрю урок начинается через минуту после звонка в восьми случаях из десяти.',
  transfer: 'Нужны задача на доске до звонка и правило: вопросы через семь минут.',
  resources: 'Пятнадцать минут в неделю, чтобы приготовить пять задач.',
};

it('a practice is written, returned, mended, published, found within five seconds and taken over', async () => {
  const mentor = await visitor(browser, server.url, 'mentor');
  const methodist = await visitor(browser, server.url, 'methodist');

  // The mentor writes; what is typed is on the server after a save.
  await mentor.page.goto('/practices/new');
  for (const [name, text] of Object.entries(parts)) await mentor.page.locator(`[name="${name}"]`).fill(text);
  await mentor.page
    .locator('main form')
    .getByRole('button', { name: /Сохранить/ })
    .first()
    .click();
  await mentor.page.waitForURL(/\/practices\/\w{16}\/edit/);
  const id = /practices\/(\w{16})/.exec(mentor.page.url())?.[1] as string;
  await mentor.page.reload();
  expect(await mentor.page.locator('[name="problem"]').inputValue()).toBe(parts.problem);

  await mentor.page.goto(`/practices/${id}/review`);
  await mentor.page.getByRole('button', { name: /Отправить на рассмотрение/ }).click();
  await mentor.page.locator('main').getByText('На рассмотрении').first().waitFor();

  // The methodist finds it in the queue, remarks on one part and returns it.
  await methodist.page.goto('/review');
  await methodist.page.getByRole('link', { name: parts.title }).click();
  await decide(methodist.page, 'return', 'Добавьте, как вы считали начало урока.');

  // The author sees why, mends it and hands it in again.
  await mentor.page.goto(`/practices/${id}/review`);
  await mentor.page.getByText('Добавьте, как вы считали начало урока.').first().waitFor();
  await mentor.page.goto(`/practices/${id}/edit`);
  await mentor.page.locator('[name="result"]').fill(`${parts.result} Считали две недели с секундомером.`);
  await mentor.page
    .locator('main form')
    .getByRole('button', { name: /Сохранить/ })
    .first()
    .click();
  await mentor.page.goto(`/practices/${id}/review`);
  await mentor.page
    .getByRole('button', { name: /Отправить/ })
    .first()
    .click();

  await methodist.page.goto(`/practices/${id}/revisions`);
  await methodist.page.locator('ins', { hasText: 'секундомером' }).first().waitFor();
  await methodist.page.goto(`/practices/${id}/review`);
  await decide(methodist.page, 'publish', '');
  const published = Date.now();

  // A guest's search knows it within five seconds.
  const guest = await visitor(browser, server.url);
  for (;;) {
    await guest.page.goto('/search?q=секундомеры');
    await guest.page.waitForTimeout(300);
    if ((await guest.page.locator('main').getByRole('link', { name: parts.title }).count()) > 0) break;
    expect(Date.now() - published, 'milliseconds until the search found it').toBeLessThan(5000);
  }
  await guest.page.getByRole('link', { name: parts.title }).first().click();
  await guest.page.locator('main').getByText('Считали две недели').waitFor();

  // Another school takes it over.
  const address = new URL(guest.page.url()).pathname;
  const school = await visitor(browser, server.url, 'school');
  await school.page.goto(address);
  await school.page.getByRole('button', { name: 'Внедряем у себя' }).click();
  await guest.page.reload();
  await guest.page.locator('main').getByText('Школа № 7').first().waitFor();

  for (const { troubles, context } of [mentor, methodist, guest, school]) {
    expect(troubles).toEqual([]);
    await context.close();
  }
});

async function decide(page: import('playwright-core').Page, decision: string, comment: string): Promise<void> {
  const form = page.locator('#decision, form:has([name="decision"])').first();
  await form.locator(`[name="decision"][value="${decision}"]`).check();
  await form.locator('[name="comment"]').fill(comment);
  await form.getByRole('button', { name: 'Принять решение' }).click();
  await page.waitForLoadState('networkidle');
}
