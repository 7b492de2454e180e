import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { launch, visitor, type Watched } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

/** The demo city as one test file has it: served from data of its own. */
export interface ServedCity {
  readonly url: string;
  readonly dataDir: string;
  /** Of the server's process. */
  readonly pid: number;
}

/** The demo city, served, and a browser to walk about it. */
export interface Journey extends ServedCity {
  readonly browser: Browser;
  /** A fresh browser profile, signed in when `as` names a demo person. */
  visitor(as?: string | null, options?: BrowserContextOptions): Promise<Watched>;
}

/** Serves a copy of the demo city that this run has filled already; `environment` is asked when the server starts. */
export function servedCity(environment: () => Record<string, string> = () => ({})): ServedCity {
  let server: RunningServer | undefined;
  const running = () => {
    if (!server) throw new Error('the city is served from the first `beforeAll` on');
    return server;
  };
  beforeAll(async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'opora-server-'));
    cpSync(inject('template'), dataDir, { recursive: true });
    server = await startServer({
      dataDir,
      command: 'dist/server/entry.mjs',
      environment: { OPORA_DEMO: 'yes', NODE_ENV: 'production', ...environment() },
    });
  });
  afterAll(() => server?.stop());
  return {
    get url() {
      return running().url;
    },
    get dataDir() {
      return running().dataDir;
    },
    get pid() {
      return running().process.pid as number;
    },
  };
}

/** What a file of journeys begins with: `const city = journey();`. */
export function journey(environment?: () => Record<string, string>): Journey {
  let browser: Browser | undefined;
  const city = servedCity(environment);
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());
  const opened = () => {
    if (!browser) throw new Error('the browser is there from the first `beforeAll` on');
    return browser;
  };
  return Object.defineProperties(city as Journey, {
    browser: { get: opened },
    visitor: {
      value: (as: string | null = null, options: BrowserContextOptions = {}) =>
        visitor(opened(), city.url, as, options),
    },
  });
}
