import { existsSync } from 'node:fs';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import type { Place } from './place.ts';
import type { Print } from './run.ts';

const port = 9222 + Math.floor(Math.random() * 5000);
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** Marks of Lighthouse (out of 100, a telephone on a slow line) for the pages guests open most; what costs points is named. */
export async function marks({ url, threadId }: Place, print: Print): Promise<void> {
  const executablePath = [process.env.CHROME_PATH, '/usr/bin/chromium'].find((path) => path && existsSync(path));
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
  });
  try {
    for (const [name, path] of [
      ['home', '/'],
      ['material', '/bank/bilet-na-vyhod'],
      ['bank', '/bank'],
      ['thread', `/threads/${threadId}`],
      ['topic', '/topics/situation-gaps'],
    ] as const) {
      const look = () => lighthouse(`${url}${path}`, { port, output: 'json', logLevel: 'silent' });
      let result = await look();
      // On a busy machine a trace may come out empty: that is no mark of the page.
      if (result?.lhr.categories.performance?.score === null) result = await look();
      if (!result) throw new Error(`Lighthouse gave nothing for ${path}`);
      for (const category of categories) {
        const { score, auditRefs } = result.lhr.categories[category] ?? { score: null, auditRefs: [] };
        const lost = auditRefs
          .filter(({ id, weight }) => weight > 0 && (result.lhr.audits[id]?.score ?? 1) < 1)
          .map(({ id }) => `${id} ${result.lhr.audits[id]?.displayValue ?? ''}`.trim());
        print(`lighthouse-${name}-${category}`, Math.round((score ?? 0) * 100), 'of 100', lost.join('; '));
      }
    }
  } finally {
    await browser.close();
  }
}
