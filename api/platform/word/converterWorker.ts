/** Converts one Word document to Markdown, in a worker: `workerData` is its bytes, the message `{result: Converted}`. */
import { parentPort, workerData } from 'node:worker_threads';
import { Bomb } from '../archive/index.ts';
import { convertWord } from './convert.ts';
import { NoDocument } from './parcel.ts';

try {
  parentPort?.postMessage({ result: await convertWord(workerData as Uint8Array) });
} catch (error) {
  // The kind of failure crosses to the main thread as its first word.
  const kind = error instanceof Bomb ? 'bomb' : error instanceof NoDocument ? 'none' : 'broken';
  parentPort?.postMessage({ failure: `${kind} ${String(error)}` });
}
