import { readFileSync } from 'node:fs';
import { startServer } from '../support/server.ts';
import type { Place } from './place.ts';
import type { Print } from './run.ts';

/** How long the built server needs until it answers (on filled data), and its resident memory when nobody asks. */
export async function start({ dataDir }: Place, print: Print): Promise<void> {
  const started = performance.now();
  const server = await startServer({ dataDir, command: 'dist/server/entry.mjs' });
  print(
    'start',
    Math.round(performance.now() - started),
    'ms',
    'built server on the demo data until /api/health answers',
  );
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const status = readFileSync(`/proc/${server.process.pid}/status`, 'utf8');
  print('memory-idle', Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024), 'MB', 'resident');
  await server.stop(true);
}
