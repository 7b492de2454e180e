import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const executablePath = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path));

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });

export const demoPassword = 'demo-Opora-2026';

/** What a page must never do: complain in the console, or ask a foreign host. Filled while it is used. */
export interface Watched {
  page: Page;
  context: BrowserContext;
  troubles: string[];
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
    ...options,
  });
  const page = await context.newPage();
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
  if (as) await signIn(page, as);
  return { page, context, troubles };
}

export async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in');
  await page.fill('main input[name="email"]', `${name.replaceAll('_', '-')}@demo.test`);
  await page.fill('main input[name="password"]', demoPassword);
  await page.click('main form:has(input[name="password"]:not([type="hidden"])) button[type="submit"]');
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
}
