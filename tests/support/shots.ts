// `npm run shots`: pictures of every page at two widths into `shots/`, to be looked at. `-- NAME` takes one, `-- --dark` and `-- --low-vision` change the view.
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { launch, visitor } from './browser.ts';
import { knownPages } from './pages.ts';
import { startServer } from './server.ts';

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const view = process.argv.includes('--dark')
  ? 'theme=dark'
  : process.argv.includes('--low-vision')
    ? 'lowVision=true|size=150|scheme=black-on-white'
    : '';
const folder = `shots${view && (process.argv.includes('--dark') ? '/dark' : '/low-vision')}`;
mkdirSync(folder, { recursive: true });

const server = await startServer();
const browser = await launch();
const visitors = new Map<string, Page>();

async function pageOf(as: string | undefined): Promise<Page> {
  const known = visitors.get(as ?? '');
  if (known) return known;
  const { page, context } = await visitor(browser, server.url, as ?? null);
  if (view) await context.addCookies([{ name: 'view', value: view, url: server.url }]);
  visitors.set(as ?? '', page);
  return page;
}

let wide = 0;
for (const { name, path, as } of knownPages(server.dataDir)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const page = await pageOf(as);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: width === 1280 ? 900 : 740 });
    const answer = await page.goto(path, { waitUntil: 'networkidle' });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (overflow > 0) wide += 1;
    console.log(`${answer?.status()} ${path} ${width}${overflow > 0 ? ` шире экрана на ${overflow}` : ''}`);
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }
}
await browser.close();
await server.stop();
console.log(wide > 0 ? `Страниц шире экрана: ${wide}` : 'Все страницы помещаются по ширине');
