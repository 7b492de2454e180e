import type { Browser } from 'playwright-core';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, visitor } from '../support/browser.ts';
import { servedCity } from '../support/journey.ts';
import { knownPages } from '../support/pages.ts';

const server = servedCity();
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

/** The words of each sheet, letters that Chromium ties together taken apart. */
async function sheetsOf(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  return Promise.all(
    Array.from({ length: document.numPages }, async (_, at) => {
      const { items } = await (await document.getPage(at + 1)).getTextContent();
      return items
        .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
        .join('')
        .normalize('NFKC')
        .replace(/\s+/g, ' ');
    }),
  );
}

it('a material, a practice, a topic, a collection and a discussion print whole, with numbered sheets, their address and a code, without menus', async () => {
  const { page, context } = await visitor(browser, server.url);
  const known = knownPages(server.dataDir);
  const paths = ['material', 'practice', 'topic', 'collection', 'thread'].map((name) => {
    const path = known.find((one) => one.name === name)?.path as string;
    return { name, path };
  });
  for (const { name, path } of [...paths, { name: 'tables', path: '/bank/dinamika-klassa-mezhdu-diagnostikami' }]) {
    await page.goto(path, { waitUntil: 'load' });
    const title = ((await page.locator('h1').textContent()) ?? '').normalize('NFKC').replace(/\s+/g, ' ').trim();
    const sheets = await sheetsOf(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
    const text = sheets.join(' ');
    expect(text, name).toContain(title);
    expect(text.replaceAll(' ', ''), name).toContain(`Опора,${server.url}${path}`);
    for (const [at, sheet] of sheets.entries()) expect(sheet, name).toContain(`${at + 1} из ${sheets.length}`);
    for (const menu of [
      'Банк материалов Практики',
      'Войти',
      'Распечатать',
      'Сохранить на устройство',
      'Персональные данные',
    ])
      expect(text, `${name}: ${menu}`).not.toContain(menu);
    await page.emulateMedia({ media: 'print' });
    const code = await page.locator('.paper-end svg').boundingBox();
    // A grid that broke over sheets once lost whole parts on the way to paper.
    const headings = await page
      .locator('main :is(h2, h3)')
      .evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent ?? ''));
    const letters = (words: string) => words.normalize('NFKC').replace(/[\s\u00ad]+/g, '');
    for (const heading of headings) expect(letters(text), name).toContain(letters(heading));
    expect(code?.width, name).toBeGreaterThan(60);
    await page.emulateMedia({ media: null });
    expect(await page.locator('.paper-end').isVisible(), name).toBe(false);
  }
  await context.close();
});
