import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { addressOf, demoPassword } from './entering.ts';

const executablePath = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path));

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--no-first-run',
      // Fewer processes for the same pages: a sixth of the browser's work less.
      '--disable-gpu',
      '--in-process-gpu',
      '--process-per-site',
    ],
  });

/** What a page must never do: complain in the console, or ask a foreign host. Filled while it is used. */
export interface Watched {
  page: Page;
  context: BrowserContext;
  troubles: string[];
}

/** Notes what a page of the site at `url` must never do. */
export function watch(page: Page, url: string): string[] {
  const troubles: string[] = [];
  // A page that is meant to answer 4xx makes the browser log its status; everything else is a fault.
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== url) troubles.push(`foreign host: ${origin}`);
  });
  return troubles;
}

/** So long a page may take for anything: a machine may be slow and busy, and what is there is not waited for. */
const patience = 60_000;

/** `SLOW=4` makes every page's processor four times slower: what only a fast machine gets right shows. */
const slowness = Number(process.env.SLOW ?? 1);

async function slowDown(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: slowness });
}

/** Does what leads to another page, and waits until that page stands: what is read then is read from it. */
export async function leading(page: Page, act: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForEvent('load'), act()]);
}

/** Keeps back what a page asks for at such addresses, as a slow line does, until the returned act lets it come. */
export async function heldBack(page: Page, addresses: RegExp): Promise<() => void> {
  let release: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(addresses, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

/** A fresh browser profile, signed in when `as` names a demo person. */
export async function visitor(
  browser: Browser,
  url: string,
  as: string | null = null,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Watched> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'ru-RU',
    viewport: { width: 1280, height: 900 },
    // What a worker answers is out of reach of `page.route`; the stories about it let it in.
    serviceWorkers: 'block',
    ...options,
  });
  context.setDefaultTimeout(patience);
  // A page that is closed at once has nothing to be slow with.
  if (slowness > 1) context.on('page', (page) => void slowDown(page).catch(() => {}));
  const page = await context.newPage();
  const troubles = watch(page, url);
  // Entered without its form: what the form does is proven where it is meant.
  if (as) {
    const entered = await context.request.post('/api/session', {
      headers: { Origin: url },
      data: { email: addressOf(as), password: demoPassword },
    });
    if (entered.status() !== 201) throw new Error(`${as} could not sign in: ${entered.status()}`);
  }
  return { page, context, troubles };
}

/** Signs in as people do, by the form. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in');
  await page.fill('main input[name="email"]', addressOf(name));
  await page.fill('main input[name="password"]', demoPassword);
  await page.click('main form:has(input[name="password"]:not([type="hidden"])) button[type="submit"]');
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
}
