import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { createApp } from 'astro/app/entrypoint';
import { registerJobs } from '../api/capabilities.ts';
import { keepPracticesBundle } from '../api/knowledge/bank/index.ts';
import { pagesAnswer } from '../api/knowledge/links/index.ts';
import { keepPictures } from '../api/knowledge/socialImages/index.ts';
import { config } from '../api/platform/config/index.ts';
import { proxyTrouble } from '../api/platform/http/index.ts';
import { planRecurring, Runner } from '../api/platform/jobs/index.ts';
import { log, logLastWords } from '../api/platform/log/index.ts';
import { mailTrouble, mailWarning } from '../api/platform/mail/index.ts';
import { closeDatabase, dataDir } from '../db/client.ts';
import { closeToOthers } from '../db/private.ts';
import front from './fetch.ts';
import { keptAnswer } from './server/keptPages.ts';
import { statics } from './server/statics.ts';

const trouble = mailTrouble(config.smtpUrl, config.mailFrom) ?? proxyTrouble(config.trustedProxies);
if (trouble) {
  console.error(trouble);
  process.exit(1);
}
const warning = mailWarning(config.smtpUrl, config.mailFrom);
if (warning) log.warn(warning);
logLastWords();

// Astro's application holds the manifest from which the front door renders pages.
createApp({ streaming: false });
// Data of an earlier version is readable by other accounts of the machine.
void closeToOthers(dataDir).catch((error: unknown) =>
  log.warn({ err: error }, 'the data could not be closed to others'),
);
void keepPracticesBundle();
keepPictures();
registerJobs();
await planRecurring();
const runner = new Runner().start();

const listener = serve(
  {
    fetch: async (request, env) => keptAnswer(env.incoming) ?? (await statics(request)) ?? front.fetch(request, env),
    hostname: config.host,
    port: config.port,
  },
  ({ port }) => {
    log.info({ port, version: config.version }, 'listening');
    pagesAnswer((path) => ownPage(port, path));
    process.send?.({ listening: port });
  },
) as Server;

/** A page of this site as a guest gets it: internal links are checked through the front door, like requests of readers. */
async function ownPage(port: number, path: string) {
  const host = config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host;
  const answer = await fetch(`http://${host.includes(':') ? `[${host}]` : host}:${port}${path}`, {
    redirect: 'manual',
    headers: { Accept: 'text/html' },
    signal: AbortSignal.timeout(20_000),
  });
  const { status, headers } = answer;
  return { status, location: headers.get('Location'), text: () => answer.text(), close: () => answer.body?.cancel() };
}

/** Stops accepting requests, finishes those in progress and the queued writes. */
async function stop() {
  setTimeout(() => process.exit(0), 5000).unref();
  listener.close();
  listener.closeIdleConnections();
  await runner.stop();
  await closeDatabase();
  process.exit(0);
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
// The parent command is gone, however it ended: exit too.
if (process.send) process.once('disconnect', stop);
