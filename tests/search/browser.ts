/** A page in real Chromium that has the site's own search code over given bundles, under the site's own policy. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type Span, spansOf } from '../../api/knowledge/search/shared/pieces.ts';
import type { SearchClient } from '../../site/browser/search/client.ts';
import { readPieces } from '../../site/server/searchPieces.ts';

declare global {
  interface Window {
    search: SearchClient;
  }
}

export interface SearchPage {
  readonly page: Page;
  readonly address: string;
  /** What the console of the page said in anger, and requests that failed. */
  readonly complaints: string[];
  /** What the server has sent: the path and the bytes of each file, in order. */
  readonly sent: { readonly path: string; readonly bytes: number }[];
  close(): Promise<void>;
}

// The same as the front door sends (api/platform/http/pipeline.ts), as far as it matters to a search.
const POLICY =
  "default-src 'self'; script-src 'self'; img-src 'self' data:; style-src 'self'; connect-src 'self'; object-src 'none'";
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.ts': 'text/javascript',
  '.json': 'application/json',
  '.html': 'text/html; charset=utf-8',
};
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/**
 * Opens a page with `window.search` over bundles of `directory`; `bundles` are their paths in it (`/bank/`), `markup` is
 * what the body of the page holds, `entry` the script it runs (by default one that only makes `window.search`), `scripts` what
 * its policy allows of them.
 */
export async function openSearchPage(
  directory: string,
  bundles: readonly string[],
  { markup = '', entry = 'page.ts', scripts = "'self'" }: { markup?: string; entry?: string; scripts?: string } = {},
): Promise<SearchPage> {
  const [script, worker] = await Promise.all([scriptOf(entry), scriptOf('../../site/browser/search/worker.ts')]);
  const html = `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Поиск</title><link rel="icon" href="data:,"></head>
    <body data-bundles="${bundles.join(' ')}">${markup}<script type="module" src="/page.js"></script></body></html>`;
  const sent: SearchPage['sent'] = [];
  const server = await serve(
    directory,
    new Map([
      ['/', html],
      ['/page.js', script],
      // Where the bundler of the site puts a hashed name.
      ['/worker.ts', worker],
    ]),
    sent,
    POLICY.replace("script-src 'self'", `script-src ${scripts}`),
  );
  const address = addressOf(server);
  let browser: Browser | undefined;
  try {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
    const page = await browser.newPage();
    const complaints = listen(page);
    await page.goto(address);
    await page.waitForFunction(() => 'search' in window);
    const opened = browser;
    return { page, address, complaints, sent, close: () => closeBoth(opened, server) };
  } catch (error) {
    await closeBoth(browser, server);
    throw error;
  }
}

/** A script of the site or of a test, bundled for the browser; its path from here. */
export async function scriptOf(entry: string): Promise<string> {
  const built = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2023',
    write: false,
  });
  return built.outputFiles[0]?.text ?? '';
}

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

async function serve(
  directory: string,
  made: ReadonlyMap<string, string>,
  sent: SearchPage['sent'],
  policy: string,
): Promise<Server> {
  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const path = normalize(decodeURIComponent(pathname));
    const spans = spansOf(search);
    const body = spans
      ? await piecesOf(join(directory, path), spans)
      : (made.get(path) ?? (await fileAt(join(directory, path))));
    const type = path === '/' ? TYPES['.html'] : (TYPES[extname(path)] ?? 'application/octet-stream');
    response.writeHead(body === undefined ? 404 : 200, { 'Content-Type': type, 'Content-Security-Policy': policy });
    sent.push({ path, bytes: Buffer.byteLength(body ?? '') });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const fileAt = (path: string) => readFile(path).catch(() => undefined);

async function piecesOf(path: string, spans: readonly Span[]) {
  const bytes = await readPieces(path, spans);
  return typeof bytes === 'string' ? undefined : bytes;
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server of the page has no port');
  return `http://127.0.0.1:${address.port}/`;
}

async function closeBoth(browser: Browser | undefined, server: Server): Promise<void> {
  await browser?.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
