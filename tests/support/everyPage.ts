import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { watch } from './browser.ts';
import type { Journey } from './journey.ts';
import { axeTroubles, bringAxe, Judged, ofColours, ofSizes } from './judging.ts';
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

/** So many pages of one person are looked at in one test, and so many of them side by side: no test is near its end on a slow machine. */
const pagesOfTest = 6;
const tabs = 2;

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

async function overflow(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 800 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return over > 0 ? [`${over} too wide at ${width}`] : [];
}

/** Everything that is asked of one page, in one visit: it is drawn once and turned from view to view and width to width. */
async function troublesOf(page: Page, { path, name }: KnownPage, judged: Judged): Promise<string[]> {
  const found: string[] = [];
  const note = (view: string, troubles: string[]) => found.push(...troubles.map((what) => `${name}, ${view}: ${what}`));
  await page.setViewportSize({ width: 1024, height: 800 });
  const answer = await page.goto(path, { waitUntil: 'domcontentloaded' });
  if (path.startsWith('/search')) await page.locator('[data-part="status"]:not(:empty)').waitFor();
  await bringAxe(page);
  const counts = await page.evaluate(() =>
    ['h1', 'input[type=search]', 'main'].map((selector) => document.querySelectorAll(selector).length),
  );
  if (counts.join() !== '1,1,1') note('light', [`h1, search, main ${counts.join()}`]);
  if (answer?.status() !== (name === 'not-found' ? 404 : 200)) note('light', [`status ${answer?.status()}`]);
  // By every rule in the first view; colours and sizes in each view where they are not those of a page before.
  const rules = await judged.rulesFor(page, 'light');
  note('light', await axeTroubles(page, { but: [...ofColours, ...ofSizes].filter((rule) => !rules.includes(rule)) }));
  for (const view of ['dark', 'low-vision'] as const) {
    await turnTo(page, view);
    const only = (await judged.rulesFor(page, view)).filter((rule) => view !== 'dark' || ofColours.includes(rule));
    if (only.length > 0) note(view, await axeTroubles(page, { only }));
  }
  // Letters twice as large; 640 is what 200 % of a laptop leaves, with them 320.
  for (const width of [640, 360]) note('low-vision', await overflow(page, width));
  await turnTo(page, 'light');
  note('light', await overflow(page, 360));
  return found;
}

/** A person's browser, with pages to look at the city in. */
interface Eyes {
  context: BrowserContext;
  pages: { page: Page; troubles: string[] }[];
}

async function opened(city: Journey, as: string | null): Promise<Eyes> {
  const { context, page, troubles } = await city.visitor(as);
  await context.addCookies([{ name: 'view', value: views.light.cookie, url: city.url }]);
  const pages = [{ page, troubles }];
  while (pages.length < tabs) {
    const more = await context.newPage();
    pages.push({ page: more, troubles: watch(more, city.url) });
  }
  return { context, pages };
}

async function lookAtAll({ pages }: Eyes, known: KnownPage[], judged: Judged): Promise<string[]> {
  const found: string[] = [];
  const waiting = [...known];
  await Promise.all(
    pages.map(async ({ page, troubles }) => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        found.push(...(await troublesOf(page, next, judged)));
        found.push(...troubles.splice(0).map((trouble) => `${next?.name}: ${trouble}`));
      }
    }),
  );
  return found;
}

/** The tests of every page that one of these people sees (a guest: null), some pages in each. Several files share the pages, so that they run side by side. */
export function everyPage(city: Journey, belongs: (as: string | null) => boolean): void {
  // Ids of the city that every server has a copy of are known before any is served.
  const known = knownPages(inject('template')).filter(({ as }) => belongs(as ?? null));
  const judged = new Judged();
  describe('every page has nothing that axe objects to in any view, one first heading and search box, no complaint, no foreign host, and fits 360 and 320 points', () => {
    for (const [as, pages] of Map.groupBy(known, ({ as }) => as ?? null)) {
      let eyes: Promise<Eyes> | undefined;
      for (let from = 0; from < pages.length; from += pagesOfTest) {
        const some = pages.slice(from, from + pagesOfTest);
        it(`${as ?? 'a guest'}: ${some.map(({ name }) => name).join(', ')}`, async () => {
          eyes ??= opened(city, as);
          expect(await lookAtAll(await eyes, some, judged)).toEqual([]);
          if (from + pagesOfTest >= pages.length) await (await eyes).context.close();
        });
      }
    }
  });
}

/** The test that what pages are turned to is what the server draws; one file of those that look at every page has it. */
export function viewsAsDrawn(city: Journey): void {
  it('the server draws the views as they were turned to, and the choice of a view in one of them', async () => {
    const { page, context, troubles } = await city.visitor();
    for (const [view, { cookie, data }] of Object.entries(views)) {
      await context.addCookies([{ name: 'view', value: cookie, url: city.url }]);
      await page.goto('/view');
      expect([view, await page.evaluate(() => ({ ...document.documentElement.dataset }))]).toEqual([view, data]);
      await bringAxe(page);
      expect([view, await axeTroubles(page)]).toEqual([view, []]);
      expect([view, await overflow(page, 360)]).toEqual([view, []]);
    }
    expect(troubles).toEqual([]);
    await context.close();
  });
}

/** What breaks a page in one way each, and how that is told. The colours come after pages whose colours were judged. */
const broken: Record<string, [html: string, told: RegExp]> = {
  'a field without a label': ['<input name="proof">', /^about, light: label input/],
  'a first heading too many': ['<h1>Ещё один</h1>', /^about, light: h1, search, main 2,1,1/],
  'what is wider than a phone': ['<div style="width: 400px">Широко</div>', /^about, light: \d+ too wide at 360/],
  'what is too wide for large letters': [
    '<div style="width: 14rem">Широко</div>',
    /^about, low-vision: \d+ too wide at 360/,
  ],
  'pale words': ['<p style="color: #bbb; background: #fff">Бледно</p>', /^about, light: color-contrast /],
  'words that are pale on a dark page': [
    '<style>[data-theme=dark] .proof { color: #444 }</style><p class="proof">Бледно</p>',
    /^about, dark: color-contrast /,
  ],
  'small buttons side by side': [
    '<button class="proof" style="all: unset; width: 8px; height: 8px; display: inline-block" aria-label="1"></button>'.repeat(
      2,
    ),
    /^about, low-vision: target-size/,
  ],
  'a script that complains': ['<script>console.error("беда")</script>', /^about: console: беда/],
  'a foreign picture': [
    '<img alt="" src="http://foreign.invalid/x.png">',
    /^about: foreign host: http:\/\/foreign.invalid/,
  ],
};

/** The test that a broken page is told; one file of those that look at every page has it. */
export function breaksAreTold(city: Journey): void {
  it('a page that is broken is told, each way of it', async () => {
    const judged = new Judged();
    const { context, pages } = await opened(city, null);
    const about: KnownPage = { name: 'about', path: '/about' };
    expect(await lookAtAll({ context, pages }, [about], judged)).toEqual([]);
    let html = '';
    await context.route('**/about', async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replace('</main>', () => `${html}</main>`);
      // The page's own policy would hold what breaks it.
      await route.fulfill({ status: 200, contentType: 'text/html; charset=utf-8', body });
    });
    for (const [way, [breaks, told]] of Object.entries(broken)) {
      html = breaks;
      const found = await lookAtAll({ context, pages }, [about], judged);
      expect([way, found]).toEqual([way, expect.arrayContaining([expect.stringMatching(told)])]);
    }
    await context.close();
  });
}
