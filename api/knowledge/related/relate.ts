import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { onJobBatch, schedule } from '../../platform/jobs/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { relateJob } from '../bank/index.ts';
import type { Order } from './compute.ts';

/** How many texts are compared in a second. */
const few = 300;

/** Computes the related publications of every published material and practice by their words, and stores them. */
export const relateAll = (): Promise<void> => run({ ids: null, few });

/**
 * Updates what these publications affect: their own lists, and the lists they enter or leave.
 * @param least from this many texts on, not everything is compared again
 */
export const relateChanged = (ids: readonly string[], least = few): Promise<void> =>
  run({ ids: [...new Set(ids)], few: least });

/** In a process of its own; the built server starts the source file too. */
async function run(order: Order): Promise<void> {
  const child = spawn(process.execPath, ['api/knowledge/related/compute.ts'], { stdio: ['pipe', 'ignore', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  // A child that exits before reading everything explains itself on stderr.
  child.stdin.on('error', () => {});
  child.stdin.end(JSON.stringify(order));
  const [code, told] = await Promise.all([ended, text(child.stderr)]);
  if (code !== 0) throw new Error(`api/knowledge/related/compute.ts ended with ${code}: ${told.slice(-2000)}`);
  emit({ kind: 'publications.related' });
}

/** A payload without ids means everything. */
async function relate(payloads: readonly Record<string, unknown>[]): Promise<void> {
  const ids = payloads.map((payload) => (Array.isArray(payload.ids) ? payload.ids.map(String) : null));
  await (ids.includes(null) ? relateAll() : relateChanged(ids.flatMap((some) => some ?? [])));
}

/** Called once per process: changes made together are compared once. The nightly run recounts term weights. */
export function registerRelatedJobs(): void {
  const title = 'Найти, что рядом по смыслу';
  onJobBatch(relateJob, relate, title);
  schedule('related', '41 3 * * *', relateAll, title);
}
