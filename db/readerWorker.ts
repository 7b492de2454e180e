import { parentPort, workerData } from 'node:worker_threads';
import type { InStatement } from '@libsql/client';
import { FileClient } from './fileClient.ts';

/** The worker of `asideClient.ts`: one read-only connection, one query at a time. */
const { path, pragmas } = workerData as { path: string; pragmas: string[] };
const client = new FileClient(path, pragmas);

parentPort?.on('message', ({ id, asked }: { id: number; asked: InStatement }) => {
  try {
    parentPort?.postMessage({ id, rows: client.run(asked).rows });
  } catch (error) {
    parentPort?.postMessage({ id, failure: error instanceof Error ? error.message : String(error) });
  }
});
