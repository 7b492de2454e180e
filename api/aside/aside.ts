import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** The work took longer or more memory than it was given: what was sent is broken or meant to break something. */
export class TooMuch extends Error {}

interface Bounds {
  /** Seconds. */
  patience: number;
  /** Megabytes of the thread's own memory. */
  memory: number;
}

/**
 * Does work on what strangers sent, on a thread of its own that may not take long and cannot take the site down with it.
 * @param module a source file of the project: it reads `workerData` and posts one message, `{result}` or `{failure}`
 * @throws TooMuch when it ran out of time or memory; Error with the text of `failure`
 */
export function aside<Result>(module: string, data: unknown, { patience, memory }: Bounds): Promise<Result> {
  return new Promise((resolve, reject) => {
    // A source file also for the built server, which runs where the sources are.
    const worker = new Worker(join(process.cwd(), module), {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
      stdout: true,
      stderr: true,
    });
    const end = (settle: () => void) => {
      clearTimeout(timer);
      settle();
      void worker.terminate();
    };
    const timer = setTimeout(() => end(() => reject(new TooMuch('took too long'))), patience * 1000);
    worker.once('message', (told: { result?: Result; failure?: string }) =>
      end(() => ('failure' in told ? reject(new Error(told.failure)) : resolve(told.result as Result))),
    );
    worker.once('error', (error: NodeJS.ErrnoException) =>
      end(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new TooMuch('too much memory') : error)),
    );
    worker.once('exit', () => end(() => reject(new Error('the thread ended without an answer'))));
  });
}
