import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, visitor } from '../support/browser.ts';
import { type RunningServer, startServer } from '../support/server.ts';

/** The machine may be busy. */
const patient = { timeout: 10_000 };
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

it('one box finds everything by one question to the server, in tabs that have addresses, each by the person’s rights', async () => {
  const guest = await visitor(browser, server.url);
  const { page } = guest;
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('/api/') && asked.push(decodeURIComponent(request.url())));
  const tab = (name: string) => page.locator('[data-part=tabs] a', { hasText: name });
  const titles = () => page.locator('.search-result-title').allTextContents();
  const current = () => page.locator('[data-part=tabs] [aria-current]').textContent();

  // Slowly, as one types: the server hears of the whole question alone.
  await page.goto('/search');
  await page.locator('input[type=search]').pressSequentially('математика', { delay: 60 });
  await page.locator('.search-section').first().waitFor();
  expect(asked).toEqual([`${server.url}/api/find?q=математика`]);
  expect(await page.locator('[data-part=status]').textContent()).toMatch(
    /материал.*практик.*Ещё .*обсужден.*объединен/,
  );
  expect(await page.locator('[data-part=around] h2').allTextContents()).toEqual(['Обсуждения', 'Объединения', 'Люди']);

  await tab('Обсуждения').click();
  await page.waitForURL(/tab=discussions/);
  expect(Number(await tab('Обсуждения').locator('.count').textContent())).toBe((await titles()).length);
  expect(await page.locator('.narrow').isVisible()).toBe(false);
  expect(await page.locator('.search-guest a').getAttribute('href')).toContain('/sign-in?next=');
  await tab('Практики').click();
  const kinds = async () => new Set(await page.locator('[data-part=results] .search-result-kind').allTextContents());
  await expect.poll(kinds, patient).toEqual(new Set(['Практика']));
  await tab('Материалы').click();
  await expect.poll(async () => (await kinds()).has('Практика'), patient).toBe(false);
  expect(asked).toHaveLength(1);
  await page.goBack();
  await expect.poll(current, patient).toContain('Практики');
  await page.reload();
  await expect.poll(current, patient).toContain('Практики');
  await expect.poll(kinds, patient).toEqual(new Set(['Практика']));

  // Without the server the index works on, and the rest says so.
  await page.route('**/api/find*', (route) => route.abort('internetdisconnected'));
  await tab('Всё').click();
  await page.locator('input[type=search]').fill('дроби');
  await page.getByText('нет связи с сервером').waitFor();
  expect((await titles()).length).toBeGreaterThan(3);
  await page.unroute('**/api/find*');
  await page.getByRole('button', { name: 'Попробовать ещё раз' }).click();
  await page.locator('.search-section').first().waitFor();
  guest.troubles.splice(
    0,
    Number.POSITIVE_INFINITY,
    ...guest.troubles.filter((trouble) => !/ERR_INTERNET/.test(trouble)),
  );

  // What stands in the club of deputies is found by its people alone.
  const school = await visitor(browser, server.url, 'school');
  for (const [{ page: eyes }, sees] of [
    [school, true],
    [guest, false],
  ] as const) {
    await eyes.goto('/search?q=физику замен&tab=discussions');
    await eyes.locator('[data-tab=discussions] .count:not(:empty)').waitFor();
    expect([sees, (await eyes.locator('.search-result').count()) > 0]).toEqual([sees, sees]);
  }
  for (const { troubles, context } of [guest, school]) {
    expect(troubles).toEqual([]);
    await context.close();
  }
});
