import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Busy, Turns } from './turns.ts';

/** The work took longer or more memory than it was given: what was sent is broken or meant to break something. */
export class TooMuch extends Error {}

interface Bounds {
  /** Seconds. */
  patience: number;
  /** Megabytes of the thread's own memory. */
  memory: number;
  /** Somebody looks at the screen and waits: goes before what is read behind an answer. */
  first?: boolean;
}

/** Each may take a whole processor and hundreds of megabytes, and what waits holds its file in memory. */
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
 * Does work on what strangers sent, on a thread of its own that may not take long and cannot take the site down with it.
 * @param module a source file of the project: it reads `workerData` and posts one message, `{result}` or `{failure}`
 * Few run at once; the others wait, and their time begins with their turn.
 * @throws TooMuch when it ran out of time or memory; Busy when too many wait, and then nothing was begun; Error with the text of
 * `failure`
 */
export const aside = <Result>(module: string, data: unknown, { first = false, ...bounds }: Bounds): Promise<Result> =>
  turns.run(() => onThread<Result>(module, data, bounds), { first });

function onThread<Result>(module: string, data: unknown, { patience, memory }: Bounds): Promise<Result> {
  return new Promise((resolve, reject) => {
    // A source file also for the built server, which runs where the sources are.
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
      // The place is free only when the thread and its memory are.
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
