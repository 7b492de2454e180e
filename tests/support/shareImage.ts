// Draws `site/public/og.png`, the picture that messengers show beside a link: `node tests/support/shareImage.ts`.
import { readFileSync } from 'node:fs';
import { launch } from './browser.ts';

const font = readFileSync(
  'node_modules/@fontsource-variable/golos-text/files/golos-text-cyrillic-wght-normal.woff2',
  'base64',
);
const drawing = readFileSync('site/components/home/ArchDrawing.astro', 'utf8').match(/<svg[\s\S]*<\/svg>/)?.[0] ?? '';

const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
await page.setContent(`<style>
  @font-face { font-family: Golos; src: url(data:font/woff2;base64,${font}); font-weight: 400 900 }
  body { margin: 0; height: 630px; display: grid; grid-template-columns: 1fr 400px; align-items: center; gap: 40px;
    box-sizing: border-box; padding: 0 80px; background: #fbf8f2; color: #1d2733; font-family: Golos }
  h1 { margin: 0; font-size: 132px; letter-spacing: -0.03em; line-height: 1 }
  p { margin: 28px 0 0; font-size: 36px; line-height: 1.35; color: #51606e }
  svg { width: 100%; color: #0f5c55 } .stones { fill: #e4efeb } .key { color: #a3461a; fill: #fbeadc }
</style><div><h1>Опора</h1><p>Материалы на завтрашний урок и практики школ, у которых получилось</p></div>${drawing}`);
await page.evaluate(() => document.fonts.ready);
await page.screenshot({ path: 'site/public/og.png' });
await browser.close();
