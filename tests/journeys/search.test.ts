import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { heldBack, launch, visitor } from '../support/browser.ts';
import { servedCity } from '../support/journey.ts';
import { materialWithForm } from '../support/roles.ts';

const server = servedCity();
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

it('one box finds everything by one question to the server, in tabs that have addresses, each by the person’s rights', async () => {
  const guest = await visitor(browser, server.url);
  const { page } = guest;
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('/api/') && asked.push(decodeURIComponent(request.url())));
  const tab = (name: string) => page.locator('[data-part=tabs] a', { hasText: name });
  const titles = () => page.locator('.search-result-title').allTextContents();
  const current = () => page.locator('[data-part=tabs] [aria-current]').textContent();
  /** Goes to a tab and waits for what is drawn there. */
  const open = async (name: string) => {
    await tab(name).click();
    await page.locator('opora-search:not([busy])').waitFor({ state: 'attached' });
  };

  // Letter by letter, as fast as people type: the server hears of the whole question alone. Typed within the page: from here a
  // busy machine would make pauses in which somebody waits for an answer.
  await page.goto('/search');
  await page.locator('input[type=search]').evaluate(async (box: HTMLInputElement) => {
    for (const letter of 'математика') {
      box.value += letter;
      box.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  });
  await page.locator('.search-section').first().waitFor();
  expect(asked).toEqual([`${server.url}/api/find?q=математика`]);
  expect(await page.locator('[data-part=status]').textContent()).toMatch(
    /материал.*практик.*Ещё .*обсужден.*объединен/,
  );
  expect(await page.locator('[data-part=around] h2').allTextContents()).toEqual(['Обсуждения', 'Объединения', 'Люди']);

  await open('Обсуждения');
  expect(new URL(page.url()).searchParams.get('tab')).toBe('discussions');
  expect(Number(await tab('Обсуждения').locator('.count').textContent())).toBe((await titles()).length);
  expect(await page.locator('.narrow').isVisible()).toBe(false);
  expect(await page.locator('.search-guest a').getAttribute('href')).toContain('/sign-in?next=');
  await open('Практики');
  const kinds = async () => new Set(await page.locator('[data-part=results] .search-result-kind').allTextContents());
  expect(await kinds()).toEqual(new Set(['Практика']));
  await open('Материалы');
  expect(await kinds()).not.toContain('Практика');
  expect(asked).toHaveLength(1);
  await page.goBack();
  await expect.poll(current).toContain('Практики');
  await page.reload();
  await expect.poll(current).toContain('Практики');
  await expect.poll(kinds).toEqual(new Set(['Практика']));

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

it('suggests while one types, by keyboard; what was searched stays on the device and goes on leaving', async () => {
  const { page, troubles, context } = await visitor(browser, server.url, 'teacher');
  await page.goto('/about');
  const box = page.locator('input[type=search]');
  const options = () => page.locator('[role=option]').allTextContents();
  const active = async () => {
    const id = await box.getAttribute('aria-activedescendant');
    return id && page.locator(`#${id}`).textContent();
  };
  // On a slow line the script of the list comes when somebody has typed already.
  const release = await heldBack(page, /\/assets\/box/);
  await box.pressSequentially('билет на вых');
  release();
  await page.locator('[role=option]').first().waitFor();
  expect(await box.getAttribute('aria-expanded')).toBe('true');
  const shown = await options();
  await page.keyboard.press('ArrowDown');
  expect(await active()).toBe(shown[0]);
  await page.keyboard.press('End');
  expect(await active()).toBe(shown.at(-1));
  await page.keyboard.press('Escape');
  expect(await box.getAttribute('aria-expanded')).toBe('false');
  expect(await box.inputValue()).toBe('билет на вых');
  await box.fill(',bktn yf ds');
  await expect.poll(options).toEqual(shown);
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { violations: found } = await (window as unknown as { axe: typeof axe }).axe.run('header');
    return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
  expect(violations).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/(bank|topics|practices|threads)\//);

  await box.fill('диктант');
  await box.press('Enter');
  await page.waitForURL(/q=/);
  await page.goto('/about');
  await box.focus();
  await page.getByRole('option', { name: 'диктант', exact: true }).waitFor();
  await page.evaluate(() => localStorage.setItem('search:recent', JSON.stringify(['диктант', 'дроби', 'педсовет'])));
  await box.blur();
  await box.focus();
  await expect.poll(options).toEqual(['диктант', 'дроби', 'педсовет']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect.poll(options).toEqual(['дроби', 'педсовет']);
  expect(await active()).toBe('дроби');
  await page.locator('[data-forget=педсовет]').click();
  await expect.poll(options).toEqual(['дроби']);
  expect(await page.evaluate(() => localStorage.getItem('search:recent'))).toBe('["дроби"]');
  // What was asked already is answered: suggestions that come late do not open over the answer.
  await page.goto('/search');
  const late = await heldBack(page, /\/suggestions\.json$/);
  await box.fill('билет');
  await box.press('Enter');
  await page.locator('.search-result').first().waitFor();
  const came = page.waitForResponse(/\/suggestions\.json$/);
  late();
  await (await came).finished();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  expect(await box.getAttribute('aria-expanded')).toBe('false');
  await box.fill('');
  await page.getByRole('button', { name: 'Очистить историю поиска' }).click();
  expect(await page.evaluate(() => localStorage.getItem('search:recent'))).toBeNull();

  // A session may end by itself, and another person come to this device: what the first one left goes.
  const left = () =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => /^(search|history|draft)/.test(key)));
  await page.evaluate(() => {
    for (const key of ['search:recent', 'search:vain', 'history', 'draft:card']) localStorage.setItem(key, '[]');
  });
  await page.goto('/about');
  await page.locator('[data-who]').waitFor();
  expect(await left()).toHaveLength(4);
  await page.evaluate(() => localStorage.setItem('who', 'another'));
  await page.goto('/about');
  await expect.poll(left).toEqual([]);
  expect(troubles).toEqual([]);
  await context.close();
});

it('leads on from nothing: topics, colleagues with the question in the form, and a list for the methodist', async () => {
  const question = 'воздухоплавание зюйдвестом';
  for (const as of [null, 'school']) {
    const { page, troubles, context } = await visitor(browser, server.url, as);
    const counted = page.waitForResponse((response) => response.url().endsWith('/api/unmet'));
    await page.goto(`/search?q=${question}`);
    await page.locator('.search-near a').first().waitFor();
    expect((await counted).status()).toBe(204);
    await page.getByRole('link', { name: 'Спросить в объединении' }).click();
    if (as === null) {
      const next = await page.locator('main a[href^="/sign-in"]').first().getAttribute('href');
      expect(decodeURIComponent(decodeURIComponent(next ?? ''))).toContain(`/threads/ask?title=${question}`);
    } else {
      await page.locator('main .rows a').first().click();
      await page.waitForURL(/threads\/new/);
      expect((await page.locator('main input[name=title]').inputValue()).toLowerCase()).toBe(question);
    }
    expect(troubles).toEqual([]);
    await context.close();
  }
  const { page, context } = await visitor(browser, server.url, 'methodist', { javaScriptEnabled: false });
  await page.goto('/unmet');
  const row = page.locator('.rows > li', { hasText: question });
  await row.locator('summary').click();
  await row.locator('input[name=answer]').fill('/bank/net-takogo');
  await row.getByRole('button', { name: 'Отметить' }).click();
  await row.getByText('ничего не опубликовано').first().waitFor();
  await row.locator('input[name=answer]').fill(`${server.url}/bank/${materialWithForm}`);
  await row.getByRole('button', { name: 'Отметить' }).click();
  await page.getByText('теперь об этом есть материал').waitFor();
  expect(await row.count()).toBe(0);
  const table = await page.request.get('/unmet/export.csv?state=written');
  expect(await table.text()).toContain(`"${question}";"2"`);
  await context.close();
});
