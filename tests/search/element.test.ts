import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIndex } from '../../api/knowledge/search/indexer.ts';
import { openSearchPage, type SearchPage } from './browser.ts';
import { materials } from './fixture.ts';

const markup = (bundles: string) => `
  <header><form action="/" role="search"><input type="search" name="q" aria-label="Поиск"></form></header>
  <main><h1>Поиск</h1><opora-search bundles="${bundles}" facets="kind:Вид;subject:Предмет"></opora-search></main>`;

let directory: string;
let opened: SearchPage;
let page: Page;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'opora-search-page-'));
  await buildIndex(materials, join(directory, 'bank'));
  opened = await openSearchPage(directory, [], { markup: markup('/bank/ /practices/'), entry: 'elementPage.ts' });
  page = opened.page;
});

afterAll(async () => {
  await opened?.close();
  await rm(directory, { recursive: true, force: true });
});

const links = () => page.locator('[data-part=results] h2 a');
const status = () => page.locator('[data-part=status]');
const box = () => page.locator('input[type=search]');
const settled = (text: RegExp) =>
  page.waitForFunction(
    (pattern) => new RegExp(pattern).test(document.querySelector('[data-part=status]')?.textContent ?? ''),
    text.source,
  );
const query = () => new URL(page.url()).searchParams;

describe('the results page', () => {
  it('asks for words when there are only signs, and promises nothing', async () => {
    for (const typed of ['???', '-', '"', '😀', '\u0000']) {
      await box().fill('дети');
      await settled(/Найдено 2\sматериала/);
      await box().fill(typed);
      await settled(/^Введите слова для поиска$/);
      expect(await page.locator('[data-part=note]').textContent()).toBe('');
      expect(await links().count()).toBe(0);
    }
    await box().fill('');
  });

  it('answers while one types, and keeps the question in the address without new history', async () => {
    const before = await page.evaluate(() => history.length);
    await box().pressSequentially('детей', { delay: 20 });
    await settled(/Найдено 2\sматериала/);
    expect(query().get('q')).toBe('детей');
    // Found already by fewer letters: the title says which question the answer is to.
    await expect.poll(() => page.title()).toBe('детей — поиск — Опора');
    expect(await page.evaluate(() => history.length)).toBe(before);
    expect(await page.locator('[data-part=results] mark').allTextContents()).toContain('Ребёнок');
    expect(await status().getAttribute('aria-live')).toBe('polite');
    expect(await page.locator('.search-result-kind').first().textContent()).toBeTruthy();
  });

  it('chooses by facets, and goes back', async () => {
    await box().fill('урок');
    await box().press('Enter');
    await page.locator('opora-search:not([busy])').waitFor({ state: 'attached' });
    const all = await status().textContent();
    const mathematics = page.locator('input[name=subject][value=Математика]');
    const count = await page.locator('label', { has: mathematics }).locator('.search-facet-count').textContent();
    await mathematics.check();
    await settled(new RegExp(`Найден.? ?о? ?${count}\\s`));
    expect(query().getAll('subject')).toEqual(['Математика']);
    expect(await mathematics.isChecked()).toBe(true);
    expect(await mathematics.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.goBack();
    await page.waitForFunction((text) => document.querySelector('[data-part=status]')?.textContent === text, all);
    expect(query().getAll('subject')).toEqual([]);
    expect(await mathematics.isChecked()).toBe(false);
  });

  it('moves through results by arrows', async () => {
    await box().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const at = () => links().evaluateAll((all) => all.indexOf(document.activeElement as HTMLElement));
    expect(await at()).toBe(1);
    await page.keyboard.press('ArrowUp');
    expect(await at()).toBe(0);
    await page.keyboard.press('Escape');
    expect(await box().evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('shows more on demand', async () => {
    await page.goto(`${opened.address}?subject=Любой предмет`);
    await settled(/Найдено/);
    expect(await links().count()).toBe(10);
    await page.getByRole('button', { name: 'Показать ещё' }).click();
    await page.waitForFunction(() => document.querySelectorAll('[data-part=results] h2 a').length > 10);
    expect(
      await links()
        .nth(10)
        .evaluate((element) => element === document.activeElement),
    ).toBe(true);
  });

  it('brings who goes back to the same line of as many results', async () => {
    const shown = await links().count();
    await page.evaluate(() => scrollTo(0, 400));
    const line = await page.evaluate(() => scrollY);
    expect(line).toBeGreaterThan(0);
    await page.goto('about:blank');
    await page.goBack();
    await expect.poll(() => links().count()).toBe(shown);
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(line);
  });

  it('says what it took for what was typed, with a way back to the letter', async () => {
    await page.goto(`${opened.address}?q=медеация`);
    await settled(/Найден 1\sматериал/);
    expect(await box().inputValue()).toBe('медеация');
    expect(await page.locator('.search-correction').textContent()).toContain('Возможно, вы искали медиация');
    await page.getByRole('button', { name: 'Искать «медеация»' }).click();
    await settled(/Ничего не найдено/);
    expect(await page.locator('.search-empty a').count()).toBeGreaterThan(0);
  });

  it('shows marked-up text as text', async () => {
    await page.goto(`${opened.address}?q=разметка`);
    await settled(/Найден/);
    expect(await links().first().textContent()).toBe('Разметка <b>в тексте</b>');
    expect(await page.locator('[data-part=results] img, [data-part=results] b').count()).toBe(0);
    // The practices' bundle is missing, which the browser reports as a failed request and nothing else.
    expect(opened.complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
  });

  it('helps when the index cannot be loaded', async () => {
    const broken = await openSearchPage(directory, [], { markup: markup('/nowhere/'), entry: 'elementPage.ts' });
    await broken.page.goto(`${broken.address}?q=урок`);
    await broken.page.getByRole('button', { name: 'Попробовать ещё раз' }).waitFor();
    expect(await broken.page.locator('[data-part=status]').textContent()).toBe('Поиск сейчас недоступен');
    await broken.close();
  });
});
