import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Client, InStatement, ResultSet } from '@libsql/client';

interface Waiting {
  resolve(result: ResultSet): void;
  reject(reason: Error): void;
}
interface Answer {
  id: number;
  rows?: ResultSet['rows'];
  failure?: string;
}

/**
 * Reads a database file in a worker, so that a slow query blocks nobody. The worker starts with
 * the first query and does not keep the process alive.
 */
export class AsideClient implements Pick<Client, 'execute' | 'close'> {
  readonly #data: { path: string; pragmas: readonly string[] };
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #count = 0;

  constructor(path: string, pragmas: readonly string[]) {
    this.#data = { path, pragmas };
  }

  execute(asked: InStatement | string): Promise<ResultSet> {
    this.#worker ??= this.#begin();
    const worker = this.#worker;
    worker.ref();
    this.#count += 1;
    const id = this.#count;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, asked });
    });
  }

  #begin(): Worker {
    // A source file also in the built server, which runs beside the sources.
    const worker = new Worker(join(process.cwd(), 'db/readerWorker.ts'), { workerData: this.#data });
    worker.on('message', ({ id, rows, failure }: Answer) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) worker.unref();
      if (rows) waiting?.resolve({ rows } as ResultSet);
      else waiting?.reject(new Error(failure));
    });
    worker.on('error', (error) => this.#end(error));
    worker.on('exit', () => this.#end(new Error('the reading thread ended')));
    return worker;
  }

  /** The next query starts a new worker. */
  #end(reason: Error): void {
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }

  close(): void {
    void this.#worker?.terminate();
  }
}
