import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { heldBack, launch, signIn, visitor } from '../support/browser.ts';
import { servedCity } from '../support/journey.ts';
import { materialWithForm, plainMaterial } from '../support/roles.ts';

const server = servedCity();
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

it('a guest goes from a situation to its topic, to a material, and finds on their device what they read', async () => {
  const { page, troubles, context } = await visitor(browser, server.url);
  await page.goto('/');
  await page.locator('#situations').getByRole('link', { name: 'Накопились пробелы' }).click();
  await page.waitForURL('**/topics/situation-gaps');
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '{}');
  expect(data.mainEntity.itemListElement.length).toBeGreaterThan(3);
  const feed = await page.request.get(`${server.url}/topics/situation-gaps/rss.xml`);
  expect(await feed.text()).toContain('<title>Опора: Накопились пробелы по предмету</title>');
  await page.getByRole('link', { name: /Узнавайте о новых пробелах/ }).click();
  await page.waitForURL(`**/bank/${materialWithForm}`);
  await page.getByRole('heading', { name: 'Рядом по смыслу' }).waitFor();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/me/history');
  await page
    .locator('[data-history-list]')
    .getByRole('link', { name: /Билет на выход/ })
    .waitFor();
  // It is read by the script of the page from the device; nothing of it is asked of the server or told to it.
  expect(asked.filter((url) => url.includes(materialWithForm))).toEqual([]);
  await page.getByRole('button', { name: 'Очистить' }).click();
  await page.getByRole('button', { name: 'Вернуть' }).click();
  await page.locator('[data-history-list] li').first().waitFor();
  await page.getByRole('button', { name: 'Очистить' }).click();
  await page.getByText('Список очищен.').waitFor();
  expect(await page.evaluate(() => localStorage.getItem('history'))).toBeNull();
  expect(troubles).toEqual([]);
  await context.close();
});

it('a teacher collects from a card without leaving the page, orders by button and by hand, and gives a guest the link', async () => {
  const { page, troubles, context } = await visitor(browser, server.url);
  await page.goto('/sign-in');
  await signIn(page, 'mentor');
  await page.goto('/topics/situation-gaps');
  const collect = page.locator('a[data-collect]');
  for (const [index, last] of [0, 1, 2].entries()) {
    await collect.nth(last).click();
    const dialog = page.getByRole('dialog');
    if (index === 0) {
      await dialog.getByLabel(/Название первой|Или новая/).fill('К уроку после каникул');
      // Pressed twice while the answer is on its way, it is one collection.
      const release = await heldBack(page, /\/api\/collections$/);
      await dialog.getByRole('button', { name: 'Создать и добавить' }).dblclick();
      release();
    } else await dialog.getByLabel('К уроку после каникул').check();
    await dialog.getByRole('status').filter({ hasText: 'К уроку после каникул' }).waitFor();
    await dialog.getByRole('button', { name: 'Готово' }).click();
  }
  await page.goto('/collections?list=mine');
  await page.getByRole('link', { name: 'К уроку после каникул' }).click();
  await page.getByRole('link', { name: 'Изменить' }).click();
  const titles = () => page.locator('[data-order] > li .what p:first-child').allInnerTexts();
  await expect.poll(titles).toHaveLength(3);
  const before = await titles();
  // Two presses while the first is on its way: the last order is what stays.
  const moved: string[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('/order')) moved.push(`${response.status()}`);
  });
  const release = await heldBack(page, /\/order$/);
  const parts = page.locator('[data-order] > li');
  await parts.nth(0).getByRole('button', { name: /^Ниже/ }).click();
  await parts.nth(1).getByRole('button', { name: /^Выше/ }).click();
  release();
  await expect.poll(() => moved).toEqual(['204', '204']);
  const [handle, end] = [page.locator('[data-handle]').last(), page.locator('[data-order] > li').first()];
  const [from, to] = [await handle.boundingBox(), await end.boundingBox()];
  if (!from || !to) throw new Error('nothing to drag');
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, to.y + 4, { steps: 8 });
  await Promise.all([page.waitForResponse((response) => response.url().endsWith('/order')), page.mouse.up()]);
  await page.reload();
  expect(await titles()).toEqual([before[2], before[0], before[1]]);
  await page.getByRole('link', { name: 'Посмотреть', exact: true }).click();
  await page.getByRole('button', { name: 'Сделать ссылку' }).click();
  const link = await page.locator('a[data-copy]').getAttribute('href');
  const guest = await visitor(browser, server.url);
  await guest.page.goto(link as string);
  await guest.page.getByRole('heading', { level: 1, name: 'К уроку после каникул' }).waitFor();
  expect(await guest.page.locator('ol.parts > li').count()).toBe(3);
  expect(troubles).toEqual([]);
  await Promise.all([context.close(), guest.context.close()]);
});

it('all of it works without scripts: adding by a page, moving by a button, taking out and putting back', async () => {
  const { page, context } = await visitor(browser, server.url, 'teacher', { javaScriptEnabled: false });
  await page.goto(`/bank/${plainMaterial}`);
  await page
    .getByRole('link', { name: /^В подборку/ })
    .first()
    .click();
  await page.getByLabel(/Мой 6/).check();
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByText('Добавлено: 1 подборка.').waitFor();
  await page.goto('/collections?list=mine');
  await page.getByRole('link', { name: /Мой 6/ }).click();
  await page.getByRole('link', { name: 'Изменить' }).click();
  const titles = () => page.locator('[data-order] > li .what p:first-child').allInnerTexts();
  await page.waitForURL(/\/edit/);
  const before = await titles();
  const place = before.findIndex((title) => title.includes('Час качества'));
  await page.locator('[data-order] > li').nth(place).getByRole('button', { name: /^Выше/ }).click();
  await expect.poll(async () => (await titles())[place - 1]).toContain('Час качества');
  await page
    .locator('[data-order] > li')
    .nth(place - 1)
    .getByRole('button', { name: /^Убрать/ })
    .click();
  await expect.poll(titles).toHaveLength(before.length - 1);
  await page.getByRole('button', { name: 'Вернуть' }).click();
  await expect.poll(titles).toHaveLength(before.length);
  await context.close();
});

it('what a methodist shows to everyone stands on the kept pages at once, and leaves them at once', async () => {
  const { page, context } = await visitor(browser, server.url, 'methodist');
  const send = async (method: string, path: string, data: object) => {
    const response = await page.request.fetch(`${server.url}/api/collections${path}`, {
      method,
      data,
      headers: { Origin: server.url },
    });
    expect(response.ok(), `${method} ${path}`).toBe(true);
    return response.json() as Promise<{ id: string; version: number }>;
  };
  const seen = async (path: string, words: string) => (await (await fetch(server.url + path)).text()).includes(words);
  expect(await seen('/collections', 'Осенний семинар')).toBe(false);
  const { id, version } = await send('POST', '', { title: 'Осенний семинар', visibility: 'public' });
  expect(await seen('/collections', 'Осенний семинар')).toBe(true);
  expect(await seen('/sitemap-0.xml', `/collections/${id}`)).toBe(true);
  expect(await seen(`/collections/${id}`, 'Осенний семинар')).toBe(true);
  await send('PUT', `/${id}`, { title: 'Весенний семинар', visibility: 'public', version });
  expect(await seen(`/collections/${id}`, 'Весенний семинар')).toBe(true);
  await send('PUT', `/${id}/state`, { state: 'archived' });
  expect(await seen('/collections', 'Весенний семинар')).toBe(false);
  expect((await fetch(`${server.url}/collections/${id}`)).status).toBe(404);
  await context.close();
});
