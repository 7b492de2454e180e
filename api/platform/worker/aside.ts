import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Busy, Turns } from './turns.ts';

/** The work exceeded its time or memory limit: the file is broken or malicious. */
export class TooMuch extends Error {}

interface Bounds {
  /** Seconds. */
  patience: number;
  /** Megabytes of the worker's heap. */
  memory: number;
  /** Somebody waits for it: goes before background work. */
  first?: boolean;
}

/** Each may use a whole CPU core and hundreds of megabytes, and waiting ones hold their file in memory. */
export const most = { atOnce: 2, waiting: 16 };
const turns = new Turns({
  ...most,
  busy: () =>
    new Busy(
      'Сейчас читают много документов',
      'Этот ещё не тронут и остался у вас: подождите минуту и отправьте его ещё раз.',
    ),
});

/**
 * Runs work on untrusted files in a worker with limits on time and memory, so that it cannot take the site down.
 * @param module a source file of the project: it reads `workerData` and posts one message, `{result}` or `{failure}`
 * A few run at once; the others wait, and their time limit starts with their turn.
 * @throws TooMuch when it exceeded its limits; Busy when too many wait, and then nothing was started; Error with the text of
 * `failure`
 */
export const aside = <Result>(module: string, data: unknown, { first = false, ...bounds }: Bounds): Promise<Result> =>
  turns.run(() => onThread<Result>(module, data, bounds), { first });

function onThread<Result>(module: string, data: unknown, { patience, memory }: Bounds): Promise<Result> {
  return new Promise((resolve, reject) => {
    // A source file also in the built server, which runs beside the sources.
    const worker = new Worker(join(process.cwd(), module), {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
      stdout: true,
      stderr: true,
    });
    let ended = false;
    const end = (settle: () => void) => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      // The slot is free only when the thread and its memory are.
      void worker.terminate().finally(settle);
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
