import { launch } from '../support/browser.ts';
import { knownPages } from '../support/pages.ts';
import type { Place } from './place.ts';
import type { Print } from './run.ts';

/** What a first visit of a guest costs: bytes on the line (compressed), requests, bytes of HTML and scripts; the type face apart. */
export async function sizes({ url, threadId, dataDir }: Place, print: Print): Promise<void> {
  const collection = knownPages(dataDir).find(({ name }) => name === 'collection')?.path ?? '/collections';
  const browser = await launch();
  try {
    for (const [name, path] of [
      ['home', '/'],
      ['material', '/bank/bilet-na-vyhod'],
      ['bank', '/bank'],
      ['practice', '/practices/attendance-call-before-nine-thirty'],
      ['topic', '/topics/situation-gaps'],
      ['search', '/search?q=%D0%BE%D1%86%D0%B5%D0%BD%D0%B8%D0%B2%D0%B0%D0%BD%D0%B8%D0%B5'],
      ['collection', collection],
      ['thread', `/threads/${threadId}`],
    ] as const) {
      const context = await browser.newContext({ locale: 'ru-RU' });
      const page = await context.newPage();
      const cost = { requests: 0, line: 0, html: 0, scripts: 0, fonts: 0 };
      page.on('requestfinished', async (request) => {
        const { responseBodySize } = await request.sizes();
        const kind = request.resourceType();
        if (kind === 'font') cost.fonts += responseBodySize;
        else {
          cost.requests += 1;
          cost.line += responseBodySize;
        }
        if (kind === 'document') cost.html += responseBodySize;
        if (kind === 'script') cost.scripts += responseBodySize;
      });
      await page.goto(`${url}${path}`, { waitUntil: 'networkidle' });
      const kilobytes = (bytes: number) => Math.round(bytes / 102.4) / 10;
      print(
        `size-${name}`,
        kilobytes(cost.line),
        'KB',
        `${cost.requests} requests; HTML ${kilobytes(cost.html)} KB, scripts ${kilobytes(cost.scripts)} KB, compressed; fonts apart ${kilobytes(cost.fonts)} KB`,
      );
      await context.close();
    }
  } finally {
    await browser.close();
  }
}
