import { describe, expect, it } from 'vitest';
import { heldBack } from '../support/browser.ts';
import { journey } from '../support/journey.ts';

const city = journey();

const without = { javaScriptEnabled: false };
const newThread = '/threads/new?association=mathematics';

describe('a failure', () => {
  it.each([
    ['/bank/net-takogo', 404],
    ['/me', 401],
    ['/review', 401],
  ])('of %s keeps its status, and brings a guest back after signing in', async (path, status) => {
    const { page, context } = await city.visitor();
    const response = await page.goto(path);
    expect(response?.status()).toBe(status);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('input[type="search"]').count()).toBe(1);
    const way = page.getByRole('link', { name: 'Войти и вернуться сюда' });
    expect(await way.getAttribute('href')).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
    await context.close();
  });

  it('before any page is drawn looks like a page too', async () => {
    const response = await fetch(`${city.url}/view`, { method: 'POST', headers: { Origin: 'http://evil.example' } });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('id="main"');
  });
});

describe('the view', () => {
  it('is chosen, remembered and undone without scripts, and leads back', async () => {
    const { page, context } = await city.visitor(null, without);
    await page.goto('/help');
    await page.getByRole('link', { name: 'Вид', exact: true }).click();
    await page.getByLabel('Белым по чёрному').check();
    await page.getByLabel('Вдвое больше').check();
    await page.getByRole('button', { name: 'Включить' }).click();
    await page.waitForURL(({ pathname }) => pathname === '/help');
    const root = page.locator('html');
    expect(await root.getAttribute('data-scheme')).toBe('white-on-black');
    expect(await root.evaluate((element) => getComputedStyle(element).fontSize)).toBe('32px');
    await page.goto('/view');
    await page.getByRole('button', { name: 'Вернуться к обычной версии' }).click();
    await expect.poll(() => root.getAttribute('data-scheme')).toBeNull();
    await context.close();
  });

  it('never leads to another host', async () => {
    const { page, context } = await city.visitor(null, without);
    await page.goto('/view?next=//evil.example/');
    await page.getByRole('button', { name: 'Сохранить цвета' }).click();
    await page.getByRole('status').getByText('Вид сохранён').waitFor();
    expect(page.url()).toBe(`${city.url}/view`);
    await page.reload();
    expect(await page.getByRole('status').count()).toBe(0);
    await context.close();
  });
});

it('the menu of a person opens and signs out without scripts', async () => {
  const { page, context } = await city.visitor('methodist', without);
  await page.goto('/');
  await page.locator('.menu > summary').click();
  await page.getByRole('link', { name: 'Практики на рассмотрении' }).click();
  await page.waitForURL(({ pathname }) => pathname === '/review');
  await page.locator('.menu > summary').click();
  await page.getByRole('button', { name: 'Выйти' }).click();
  await page.getByText('Вы вышли').waitFor();
  expect((await page.goto('/me'))?.status()).toBe(401);
  await context.close();
});

describe('a draft', () => {
  it('outlives a closed page and a refusal, and is gone once it is sent', async () => {
    const { page, context, troubles } = await city.visitor('teacher');
    await page.goto(newThread);
    const body = page.locator('main textarea[name="body"]');
    const title = page.locator('main input[name="title"]');
    await body.fill('Набранный текст не пропадает.');
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('draft:')));
    await page.goto('/bank');
    await page.goto(newThread);
    expect(await body.inputValue()).toBe('Набранный текст не пропадает.');
    // The server refuses a title of one letter; the browser is kept from noticing first.
    await title.fill('А');
    await page.locator('main form').evaluate((form) => form.setAttribute('novalidate', ''));
    await page.getByRole('button', { name: 'Начать обсуждение' }).click();
    await page.locator('form[data-failed]').waitFor();
    expect(await body.inputValue()).toBe('Набранный текст не пропадает.');
    await title.fill('Проверка черновика');
    await page.getByRole('button', { name: 'Начать обсуждение' }).click();
    await page.waitForURL(/\/threads\/(?!new)/);
    await page.goto(newThread);
    expect(await body.inputValue()).toBe('');
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('gives way to what is typed before the scripts come, and is one press away', async () => {
    const { page, context, troubles } = await city.visitor('teacher');
    const address = '/practices/new';
    const summary = page.locator('main textarea[name="summary"]');
    await page.goto(address);
    await summary.fill('Набрано вчера');
    await page.waitForFunction(() => 'draft:practice:new' in localStorage);
    const release = await heldBack(page, /\.js$/);
    await page.goto(address, { waitUntil: 'commit' });
    await summary.fill('Набрано сегодня');
    release();
    await page.getByText('В этом браузере есть ещё один текст').waitFor();
    expect(await summary.inputValue()).toBe('Набрано сегодня');
    await page.getByRole('button', { name: 'Вернуть тот текст' }).click();
    expect(await summary.inputValue()).toBe('Набрано вчера');
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('does not stay on a shared computer after its author signs out', async () => {
    const { page, context } = await city.visitor('teacher');
    await page.goto(newThread);
    await page.locator('main textarea[name="body"]').fill('Черновик чужого человека.');
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('draft:')));
    await page.locator('.menu > summary').click();
    await page.getByRole('button', { name: 'Выйти' }).click();
    await page.getByText('Вы вышли').waitFor();
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft:')))).toEqual([]);
    await context.close();
  });
});
