import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, visitor, type Watched } from '../support/browser.ts';
import { type KnownPage, knownPages } from '../support/pages.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let server: RunningServer;
let browser: Browser;
let pages: KnownPage[];
beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  pages = knownPages(server.dataDir);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const views = {
  light: 'theme=light',
  dark: 'theme=dark',
  'low-vision': 'lowVision=true|size=200|spacing=wide|scheme=white-on-black|pictures=hidden',
};

/** One visitor for each pair of eyes, in one view, at one width. */
function eyes(view: string, width: number) {
  const known = new Map<string, Watched>();
  return {
    async of(as: string | undefined): Promise<Watched> {
      const found = known.get(as ?? '');
      if (found) return found;
      const watched = await visitor(browser, server.url, as ?? null, { viewport: { width, height: 800 } });
      await watched.context.addCookies([{ name: 'view', value: view, url: server.url }]);
      known.set(as ?? '', watched);
      return watched;
    },
    async close() {
      await Promise.all([...known.values()].map(({ context }) => context.close()));
    },
  };
}

/** What axe asks that a view can change; the rest is the same in all views and is asked in the first. */
const ofViews = ['color-contrast', 'target-size', 'link-in-text-block', 'scrollable-region-focusable'];

describe('every page', () => {
  for (const [name, view] of Object.entries(views))
    it(`has nothing that axe objects to, one first heading and search box, no complaint and no foreign host: ${name}`, async () => {
      const looking = eyes(view, name === 'low-vision' ? 1280 : 1024);
      const found: string[] = [];
      for (const { path, as, name: pageName } of pages) {
        const { page, troubles } = await looking.of(as);
        const answer = await page.goto(path, { waitUntil: 'load' });
        if (path.startsWith('/search')) await page.locator('[data-part="status"]:not(:empty)').waitFor();
        const axe = new AxeBuilder({ page });
        const { violations } = await (name === 'light' ? axe : axe.withRules(ofViews)).analyze();
        const counts = await page.evaluate(() =>
          ['h1', 'input[type=search]', 'main'].map((selector) => document.querySelectorAll(selector).length),
        );
        if (counts.join() !== '1,1,1') found.push(`${pageName}: h1, search, main ${counts.join()}`);
        if (answer?.status() !== (pageName === 'not-found' ? 404 : 200)) found.push(`${pageName}: ${answer?.status()}`);
        for (const { id, nodes } of violations)
          found.push(`${pageName}: ${id} ${nodes[0]?.target.join(' ')} (${nodes.length})`);
        found.push(...troubles.splice(0).map((trouble) => `${pageName}: ${trouble}`));
      }
      await looking.close();
      expect(found).toEqual([]);
    }, 600_000);

  it('fits 360 points across, with letters twice as large too, and 320 as 200 % of a laptop leaves them', async () => {
    const found: string[] = [];
    for (const [width, view] of [
      [360, 'theme=light'],
      [640, views['low-vision']],
      [360, views['low-vision']],
    ] as const) {
      const looking = eyes(view, width);
      for (const { path, as, name } of pages) {
        const { page } = await looking.of(as);
        await page.goto(path);
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (over > 0) found.push(`${name} at ${width}, ${view.slice(0, 9)}: ${over} too wide`);
      }
      await looking.close();
    }
    expect(found).toEqual([]);
  }, 600_000);
});
