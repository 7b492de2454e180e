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

/** A discussion of the open association with a page or two of posts, as its member finds it in the list. */
async function address(as: string): Promise<string> {
  const { page, context } = await visitor(browser, server.url, as);
  await page.goto('/threads/new?association=mathematics');
  await page.locator('[name="title"]').fill('Живой разговор: кто сейчас на месте?');
  await page.locator('main textarea').first().fill('Проверяем, как ответы приходят сами.');
  await page.getByRole('button', { name: 'Начать обсуждение' }).click();
  await page.waitForURL(/\/threads\/\w{16}/);
  await context.close();
  return new URL(page.url()).pathname;
}

const live = (page: {
  waitForResponse(match: (response: { url(): string; status(): number }) => boolean): Promise<unknown>;
}) => page.waitForResponse((response) => response.url().includes('/api/live') && response.status() === 200);

it('a post appears in the other browser within a second, typing is shown, reading is remembered', async () => {
  const path = await address('head');
  const [head, teacher] = [await visitor(browser, server.url, 'head'), await visitor(browser, server.url, 'teacher')];
  const lines = [live(head.page), live(teacher.page)];
  await head.page.goto(path);
  await teacher.page.goto(path);
  await Promise.all(lines);

  await teacher.page.locator('#reply textarea').first().pressSequentially('Я здесь');
  await head.page.locator('.typing', { hasText: 'печатает' }).waitFor({ timeout: 3000 });

  const arrived = head.page
    .locator('#post-2')
    .waitFor({ timeout: 5000 })
    .then(() => Date.now());
  const sent = await teacher.page.evaluate(async (thread) => {
    const response = await fetch(`/api${thread}/posts`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ body: 'Я здесь, **слышно** сразу.' }),
    });
    return response.status === 201 ? Date.now() : 0;
  }, path);
  expect((await arrived) - sent).toBeLessThan(1000);
  expect(await head.page.locator('#post-2 strong', { hasText: 'слышно' }).count()).toBe(1);
  expect(await head.page.locator('.typing').textContent()).toBe('');

  // What was read is remembered by the scroll alone; what comes while one is away is new.
  await head.page.locator('#post-2').scrollIntoViewIfNeeded();
  await head.page.waitForResponse((response) => response.url().endsWith('/position') && response.status() === 200);
  await head.page.goto('/threads?list=mine');
  await teacher.page.goto(path);
  await teacher.page.locator('#reply textarea').first().fill('А это уже без вас.');
  await teacher.page.getByRole('button', { name: /^Ответить/ }).click();
  await teacher.page.locator('#post-3').waitFor();
  await head.page.goto(path);
  await head.page.getByText('Вы остановились здесь').waitFor();
  expect(await head.page.locator('#post-3 .badge', { hasText: 'новое' }).count()).toBe(1);
  expect(await head.page.locator('#post-2 .badge', { hasText: 'новое' }).count()).toBe(0);
  for (const { troubles, context } of [head, teacher]) {
    expect(troubles).toEqual([]);
    await context.close();
  }
});

it('two windows of one browser share one line', async () => {
  const path = await address('head');
  const { page, context, troubles } = await visitor(browser, server.url, 'mentor');
  const opened: string[] = [];
  context.on('request', (request) => {
    if (request.url().includes('/api/live')) opened.push(request.url());
  });
  const line = live(page);
  await page.goto('/me');
  await line;
  const other = await context.newPage();
  await other.goto(path);
  await expect.poll(() => opened.at(-1), { timeout: 5000 }).toContain(`threads=${path.split('/').at(-1)}`);
  const writer = await visitor(browser, server.url, 'teacher');
  await writer.page.goto(path);
  await writer.page.locator('#reply textarea').first().fill('Это увидит и второе окно.');
  await writer.page.getByRole('button', { name: /^Ответить/ }).click();
  await other.locator('#post-2').waitFor({ timeout: 3000 });
  expect(troubles).toEqual([]);
  await context.close();
  await writer.context.close();
});

it('without scripts: marked as read by a button, followed by a form, led to a number and a day', async () => {
  const { page, context } = await visitor(browser, server.url, 'teacher', { javaScriptEnabled: false });
  await page.goto('/threads?list=unread');
  const rows = await page.locator('main .rows > li').count();
  expect(rows).toBeGreaterThan(0);
  await page.locator('main .rows > li .title > a').first().click();
  await page.getByRole('button', { name: 'Отметить прочитанным' }).click();
  await page.getByText('Обсуждение отмечено прочитанным').waitFor();
  await page.locator('summary', { hasText: 'Уведомления' }).click();
  await page.locator('.follow select').selectOption('muted');
  await page.locator('.follow button').click();
  await page.getByRole('status').getByText('Не беспокоить').waitFor();
  const thread = new URL(page.url()).pathname;
  await page.goto(`${thread}/jump?number=1`);
  expect(page.url()).toMatch(/#post-1$/);
  await page.goto(`${thread}/jump?date=2030-01-01`);
  expect(page.url()).toMatch(/#post-\d+$/);
  await page.goto('/threads?list=unread');
  expect(await page.locator('main .rows > li').count()).toBe(rows - 1);
  await context.close();
});
