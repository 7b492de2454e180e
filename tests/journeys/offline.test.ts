import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, signIn, visitor as visits } from '../support/browser.ts';
import { deployedAnew } from '../support/deploying.ts';
import { materialWithForm } from '../support/roles.ts';
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

const visitor = (browser: Browser, url: string, as: string | null = null) =>
  visits(browser, url, as, { serviceWorkers: 'allow' });

const exit = `/bank/${materialWithForm}`;
const five = '/bank/pyat-minut-pripominaniya';

/** The worker is there and controls the page. */
const ready = (page: Page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);
const kept = (page: Page) =>
  page.evaluate(async () =>
    (await (await caches.open('opora-pages')).keys()).map(({ url }) => new URL(url).pathname).sort(),
  );
/** Waits until a file lies on the device. */
const stored = (page: Page, path: string) =>
  expect
    .poll(() => page.evaluate(async (wanted) => Boolean(await caches.match(wanted)), path), { timeout: 60_000 })
    .toBe(true);

it('a guest reads and searches without a network, and hears what is not on the device', async () => {
  const { page, context } = await visitor(browser, server.url);
  await page.goto(exit);
  await ready(page);
  // The page that brought the worker is kept too.
  await stored(page, exit);
  await page.goto('/search?q=билет');
  await page.locator('.search-result').first().waitFor();
  await stored(page, '/search/bank/generations.json');

  await context.setOffline(true);
  await page.goto(exit);
  expect(await page.locator('h1').textContent()).toMatch(/Билет на\sвыход/);
  await page.getByRole('status').getByText('Сети нет. Это копия').waitFor();
  const face = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
  expect(face).toContain('Golos');
  await expect.poll(() => page.evaluate(() => document.fonts.check('16px "Golos Text"'))).toBe(true);
  await page.getByRole('searchbox').fill('припоминанием');
  await page.keyboard.press('Enter');
  await page
    .locator('.search-result', { hasText: /припоминани/i })
    .first()
    .waitFor();

  await page.goto('/associations');
  await page.getByRole('heading', { name: 'Нет сети' }).waitFor();
  await page.getByRole('link', { name: /Билет на выход/ }).click();
  await page.waitForURL(`**${exit}`);
  await context.close();
});

it('a page is put aside, stands in the list with its size, is removed and brought back', async () => {
  const { page, context, troubles } = await visitor(browser, server.url);
  await page.goto(five);
  await page.getByRole('button', { name: 'Сохранить на устройство' }).click();
  await page.getByText('Сохранено: откроется и без сети').waitFor();
  await page.goto('/offline');
  const row = page.locator('[data-list=pinned] li', { hasText: 'Пять минут' });
  await row.getByText(/\d+\sкБ|\d+\sКБ/).waitFor();
  await row.getByRole('button').click();
  await expect.poll(() => row.count()).toBe(0);
  await page.getByRole('button', { name: 'Вернуть' }).click();
  await row.waitFor();
  await page.getByText('Стереть всё').click();
  await page.getByRole('button', { name: 'Стереть', exact: true }).click();
  await page.getByText('Всё стёрто').waitFor();
  await expect.poll(() => kept(page)).toEqual([]);
  expect(troubles).toEqual([]);
  await context.close();
});

it('files come along when wanted, open without a network, are counted, and go with their page or by themselves', async () => {
  const { page, context, troubles } = await visitor(browser, server.url, 'teacher');
  await page.goto(exit);
  await ready(page);
  const choice = page.getByRole('checkbox', { name: /с файлами: \d+\sфайл/ });
  await choice.check();
  await page.getByRole('button', { name: 'Сохранить на устройство' }).click();
  await page.getByText(/Сохранено с файлами: \d+\sфайл/).waitFor();
  const files = () => page.evaluate(async () => (await (await caches.open('opora-files')).keys()).length);
  const all = await files();
  expect(all).toBeGreaterThan(2);

  await context.setOffline(true);
  await page.goto(exit);
  await page.getByText('Сети нет. Это копия').waitFor();
  const opened = async (link: string) => {
    const coming = page.waitForEvent('download');
    await page.locator(link).first().click();
    const path = await (await coming).path();
    return (await readFile(path)).subarray(0, 2).toString('latin1');
  };
  // Both are archives, as Word's files are: whole, and no page about a missing network.
  expect(await opened('a[href$="/document.docx"]')).toBe('PK');
  expect(await opened('.enclosures a[href$=".docx"]')).toBe('PK');
  await context.setOffline(false);

  await page.goto('/offline');
  const row = page.locator('[data-list=pinned] li', { hasText: 'Билет на' });
  await row.getByText(new RegExp(`${all}\\sфайл`)).waitFor();
  await page.goto(exit);
  await choice.uncheck();
  await page.getByText('Файлы убраны с устройства, страница осталась').waitFor();
  expect(await files()).toBe(0);
  expect(troubles).toEqual([]);
  await context.close();
});

it('a device without room says so, and loses nothing that it had', async () => {
  const { page, context, troubles } = await visitor(browser, server.url);
  await page.goto(five);
  await ready(page);
  const client = await context.newCDPSession(page);
  await client.send('Storage.overrideQuotaForOrigin', { origin: server.url, quotaSize: 1 });
  await page.getByRole('button', { name: 'Сохранить на устройство' }).click();
  await page.getByText('На устройстве кончилось место').waitFor();
  await client.send('Storage.overrideQuotaForOrigin', { origin: server.url });
  await page.getByRole('button', { name: 'Сохранить на устройство' }).click();
  await page.getByText('Сохранено: откроется и без сети').waitFor();
  expect(troubles).toEqual([]);
  await context.close();
});

it('of a person nothing is kept but what guests see, and signing out clears the device', async () => {
  const { page, context } = await visitor(browser, server.url, 'teacher');
  await page.goto('/help');
  await ready(page);
  for (const path of ['/me', exit, '/notifications', '/practices/mine']) await page.goto(path);
  // The page that brought the worker may be kept by it too: it is the same for everybody.
  await expect.poll(async () => (await kept(page)).filter((path) => path !== '/help')).toEqual([exit]);
  const copy = await page.evaluate(async (path) => (await caches.match(path))?.text(), exit);
  expect(copy).toContain('href="/sign-in');
  expect(copy).not.toContain('whose');
  await page.goto('/sign-out');
  await page.locator('main').getByRole('button', { name: 'Выйти' }).click();
  await page.getByText('Вы вышли').waitFor();
  await expect.poll(() => kept(page)).toEqual([]);
  await context.close();
});

it('signing in, writing and the live line pass by the worker', async () => {
  const { page, context, troubles } = await visitor(browser, server.url);
  await page.goto('/help');
  await ready(page);
  await signIn(page, 'teacher');
  const live = page.waitForRequest((request) => new URL(request.url()).pathname === '/api/live');
  await page.goto(exit);
  expect((await live).serviceWorker()).toBeNull();
  const part = await page.evaluate(async () => {
    const answer = await fetch('/og.png', { headers: { Range: 'bytes=0-99' } });
    return [answer.status, (await answer.arrayBuffer()).byteLength];
  });
  expect(part).toEqual([206, 100]);
  await page.getByRole('button', { name: 'В закладки' }).click();
  await page.getByText('Отложено в закладки').waitFor();
  expect(troubles).toEqual([]);
  await context.close();
});

it('a new build waits for the last tab; a page of the old one finds its files though the server has lost them', async () => {
  const deployed = await deployedAnew(server.url);
  const { page, context, troubles } = await visitor(browser, deployed.url);
  await page.goto('/bank');
  await ready(page);
  const workerOf = () =>
    page.evaluate(async () => {
      const { waiting } = (await navigator.serviceWorker.getRegistration()) ?? {};
      return {
        waiting: Boolean(waiting),
        shells: (await caches.keys()).filter((name) => name.includes('shell')).length,
      };
    });
  expect(await workerOf()).toEqual({ waiting: false, shells: 1 });

  deployed.next();
  await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
  await expect.poll(workerOf).toEqual({ waiting: true, shells: 2 });
  // A file of the old build that this page had not asked for yet.
  const lazy = await page.evaluate(async () => {
    const cache = await caches.open((await caches.keys()).find((name) => name.includes('shell')) as string);
    const script = (await cache.keys()).map(({ url }) => url).find((url) => url.includes('composer')) as string;
    return (await fetch(script)).status;
  });
  expect(lazy).toBe(200);
  expect((await fetch(`${deployed.url}/assets/lost.js`)).status).toBe(404);

  await page.close();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const shells = async () => {
    const again = await context.newPage();
    await again.goto('/bank');
    const count = await again.evaluate(
      async () => (await caches.keys()).filter((name) => name.includes('shell')).length,
    );
    await again.close();
    return count;
  };
  // Between two looks there is no tab at all, long enough for the browser to notice it.
  await expect.poll(shells, { timeout: 90_000, interval: 3000 }).toBe(1);
  expect(troubles).toEqual([]);
  await context.close();
  await deployed.stop();
});
