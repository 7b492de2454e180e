import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { watch } from './browser.ts';
import type { Journey } from './journey.ts';
import { type KnownPage, knownPages } from './pages.ts';

const lowVision = 'lowVision=true|size=200|spacing=wide|scheme=white-on-black|pictures=hidden';

/** The attributes of `<html>` in each view, as the server writes them for the cookie: `viewsAsDrawn` holds that it does. */
const views = {
  light: { cookie: 'theme=light', data: { theme: 'light' } },
  dark: { cookie: 'theme=dark', data: { theme: 'dark' } },
  'low-vision': {
    cookie: lowVision,
    data: { theme: 'light', scheme: 'white-on-black', size: '200', spacing: 'wide', pictures: 'hidden' },
  },
};
type View = keyof typeof views;

/** What axe asks that other colours can change, and larger letters; the rest is the same in all views and is asked in the first. */
const ofColours = ['color-contrast', 'link-in-text-block'];
const ofSizes = [...ofColours, 'target-size', 'scrollable-region-focusable'];
/** So many pages of one person are looked at side by side. */
const tabs = 3;

/** The page as the server would have drawn it in another view: all that differs are attributes of its root. */
const turnTo = (page: Page, view: View) =>
  page.evaluate(
    async ({ data, scheme }) => {
      const root = document.documentElement;
      for (const name of ['theme', 'scheme', 'size', 'spacing', 'pictures']) delete root.dataset[name];
      Object.assign(root.dataset, data);
      document.querySelector('meta[name=color-scheme]')?.setAttribute('content', scheme);
      // What the page's scripts do when sizes change, they do by the next frame.
      for (const _ of [1, 2]) await new Promise((resolve) => requestAnimationFrame(resolve));
    },
    { data: views[view].data, scheme: view === 'dark' ? 'dark' : 'light' },
  );

async function axeTroubles(page: Page, rules?: string[], part?: string): Promise<string[]> {
  const { violations } = await page.evaluate(
    ([runOnly, include]) =>
      (window as unknown as { axe: typeof axe }).axe.run(include ? { include } : document, {
        resultTypes: ['violations'],
        ...(runOnly && { runOnly: { type: 'rule' as const, values: runOnly } }),
      }),
    [rules, part] as const,
  );
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')} (${nodes.length})`);
}

/** All that can be coloured around `<main>`: its elements with what their styles go by. */
const frameOf = (page: Page) =>
  page.evaluate(() =>
    [...document.body.querySelectorAll(':not(main, main *)')]
      .map((each) => [each.localName, each.className, each.getAttribute('aria-current'), each.id].join('.'))
      .join(),
  );

async function overflow(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 800 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return over > 0 ? [`${over} too wide at ${width}`] : [];
}

/** Everything that is asked of one page, in one visit: it is drawn once and turned from view to view and width to width. */
async function troublesOf(page: Page, { path, name }: KnownPage, frames: Set<string>): Promise<string[]> {
  const found: string[] = [];
  const note = (view: string, troubles: string[]) => found.push(...troubles.map((what) => `${name}, ${view}: ${what}`));
  await page.setViewportSize({ width: 1024, height: 800 });
  const answer = await page.goto(path, { waitUntil: 'domcontentloaded' });
  if (path.startsWith('/search')) await page.locator('[data-part="status"]:not(:empty)').waitFor();
  // Evaluated by the browser's own tools: the page's policy of scripts does not hold them. A colour on its way is no colour.
  await page.evaluate(`{ ${axe.source}; const still = new CSSStyleSheet(); still.replaceSync('* { transition: none !important }');
    document.adoptedStyleSheets = [still]; }`);
  const counts = await page.evaluate(() =>
    ['h1', 'input[type=search]', 'main'].map((selector) => document.querySelectorAll(selector).length),
  );
  if (counts.join() !== '1,1,1') note('light', [`h1, search, main ${counts.join()}`]);
  if (answer?.status() !== (name === 'not-found' ? 404 : 200)) note('light', [`status ${answer?.status()}`]);
  note('light', await axeTroubles(page));
  // What stands around the page is the same on most of one person's: in the other views it is asked once for each way that it looks.
  const frame = await frameOf(page);
  const part = frames.has(frame) ? 'main' : undefined;
  frames.add(frame);
  note('light', await overflow(page, 360));
  await page.setViewportSize({ width: 1024, height: 800 });
  await turnTo(page, 'dark');
  note('dark', await axeTroubles(page, ofColours, part));
  await page.setViewportSize({ width: 1280, height: 800 });
  await turnTo(page, 'low-vision');
  note('low-vision', await axeTroubles(page, ofSizes, part));
  // Letters twice as large; 640 is what 200 % of a laptop leaves, with them 320.
  for (const width of [640, 360]) note('low-vision', await overflow(page, width));
  return found;
}

async function lookAtAll(city: Journey, context: BrowserContext, pages: KnownPage[]): Promise<string[]> {
  const found: string[] = [];
  const waiting = [...pages];
  const frames = new Set<string>();
  await Promise.all(
    Array.from({ length: Math.min(tabs, pages.length) }, async () => {
      const page = await context.newPage();
      const troubles = watch(page, city.url);
      for (let known = waiting.shift(); known; known = waiting.shift()) {
        found.push(...(await troublesOf(page, known, frames)));
        found.push(...troubles.splice(0).map((trouble) => `${known?.name}: ${trouble}`));
      }
    }),
  );
  return found;
}

/** The tests of every page that one of these people sees (a guest: null). Several files share the pages, so that they run side by side. */
export function everyPage(city: Journey, belongs: (as: string | null) => boolean): void {
  it('every page has nothing that axe objects to in any view, one first heading and search box, no complaint, no foreign host, and fits 360 and 320 points', async () => {
    const people = Map.groupBy(
      knownPages(city.dataDir).filter(({ as }) => belongs(as ?? null)),
      ({ as }) => as ?? null,
    );
    expect(people.size).toBeGreaterThan(0);
    const found: string[] = [];
    for (const [as, pages] of people) {
      const { context, page } = await city.visitor(as);
      await page.close();
      await context.addCookies([{ name: 'view', value: views.light.cookie, url: city.url }]);
      found.push(...(await lookAtAll(city, context, pages)));
      await context.close();
    }
    expect(found).toEqual([]);
  }, 300_000);
}

/** The test that what pages are turned to is what the server draws; one file of those that look at every page has it. */
export function viewsAsDrawn(city: Journey): void {
  it('the server draws the views as they were turned to, and the choice of a view in one of them', async () => {
    const { page, context, troubles } = await city.visitor();
    for (const [view, { cookie, data }] of Object.entries(views)) {
      await context.addCookies([{ name: 'view', value: cookie, url: city.url }]);
      await page.goto('/view');
      expect([view, await page.evaluate(() => ({ ...document.documentElement.dataset }))]).toEqual([view, data]);
      await page.evaluate(axe.source);
      expect([view, await axeTroubles(page)]).toEqual([view, []]);
      expect([view, await overflow(page, 360)]).toEqual([view, []]);
    }
    expect(troubles).toEqual([]);
    await context.close();
  });
}
