import { newId } from '../../../db/identifier.ts';
import { Fault, log } from '../log/index.ts';
import { failureOf } from './failure.ts';
import { dueKinds, type Job, leaseTime, mostAttempts, putBack, renew, strike, takeDue } from './lease.ts';
import { onWork, togetherOf, workOf } from './queue.ts';

/** How many jobs run in parallel: most of them wait for the database or a mail server. */
const places = 8;
/** How many jobs of a batch kind are leased at once. */
const mostTogether = 200;
/** How often an idle process looks for due jobs and jobs of other processes. */
const every = 3_000;
/** Jobs that come within this time after a wake-up are leased together. */
const gathering = 20;

/**
 * Runs the jobs of the table: leases due ones, runs them, deletes or reschedules them. Any number of
 * processes may run one; a job runs in one of them at a time. The leases of a killed process expire after a minute,
 * and another process runs its jobs again.
 */
export class Runner {
  readonly #id = newId();
  readonly #running = new Set<string>();
  /** Those that take a slot of their own. */
  readonly #alone = new Set<string>();
  /** Batch kinds that are running: jobs that come meanwhile wait for the next batch. */
  readonly #together = new Set<string>();
  #done: string[] = [];
  #striking: Promise<void> | null = null;
  #taking = false;
  #again = false;
  #stopped = false;
  #idle: (() => void)[] = [];
  #timers: NodeJS.Timeout[] = [];
  #nudged: NodeJS.Timeout | null = null;

  /** Starts looking for jobs: now, every few seconds, and whenever one is queued in this process. */
  start(): this {
    onWork(() => this.nudge());
    const look = setInterval(() => this.take(), every);
    const hold = setInterval(() => this.#hold(), leaseTime / 3);
    this.#timers = [look, hold];
    for (const timer of this.#timers) timer.unref();
    this.nudge();
    return this;
  }

  /** Looks for jobs at once. */
  nudge(): void {
    if (this.#nudged || this.#stopped) return;
    this.#nudged = setTimeout(() => {
      this.#nudged = null;
      void this.take();
    }, gathering).unref();
  }

  /** Leases no more jobs and waits for the running ones, a few seconds at most: remaining leases expire by themselves. */
  async stop(patience = 3_000): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers) clearInterval(timer);
    if (this.#nudged) clearTimeout(this.#nudged);
    await Promise.race([this.settled(), new Promise((resolve) => setTimeout(resolve, patience).unref())]);
    await this.#striking;
  }

  /** Resolves when no job is running. */
  async settled(): Promise<void> {
    while (this.#taking || this.#running.size > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
    await this.#striking;
  }

  /** Leases as many due jobs as there are free slots and starts them. */
  async take(now = new Date()): Promise<void> {
    if (this.#stopped) return;
    if (this.#taking) {
      this.#again = true;
      return;
    }
    this.#taking = true;
    this.#again = false;
    try {
      const kinds = await dueKinds(now);
      await this.#takeTogether(
        kinds.filter((kind) => togetherOf(kind)),
        now,
      );
      await this.#takeSingly(
        kinds.filter((kind) => !togetherOf(kind)),
        now,
      );
    } catch (error) {
      log.error({ err: error }, 'jobs could not be taken');
    } finally {
      this.#taking = false;
      this.#rest();
    }
  }

  async #takeTogether(kinds: string[], now: Date): Promise<void> {
    for (const kind of kinds) {
      if (this.#together.has(kind)) this.#again = true;
      else void this.#runTogether(kind, await takeDue(this.#id, mostTogether, now, [kind]));
    }
  }

  async #takeSingly(kinds: string[], now: Date): Promise<void> {
    const free = places - this.#alone.size;
    if (kinds.length === 0) return;
    if (free > 0) {
      const taken = await takeDue(this.#id, free, now, kinds);
      if (taken.length === free) this.#again = true;
      for (const job of taken) void this.#run(job);
    } else this.#again = true;
  }

  /** Runs a batch at once; when it fails, each job by itself, so that one bad job does not block the others. */
  async #runTogether(kind: string, taken: Job[]): Promise<void> {
    const fresh = taken.filter(({ attempts }) => attempts === 1);
    this.#together.add(kind);
    for (const { id } of taken) this.#running.add(id);
    try {
      await togetherOf(kind)?.(fresh.map(({ payload }) => payload));
      await Promise.all(fresh.map(({ id }) => this.#strike(id)));
      for (const { id } of fresh) this.#running.delete(id);
      for (const job of taken) if (job.attempts > 1) await this.#run(job);
    } catch {
      for (const job of taken) await this.#run(job);
    } finally {
      this.#together.delete(kind);
      if (this.#again || taken.length === mostTogether) this.nudge();
      this.#rest();
    }
  }

  async #run(job: Job): Promise<void> {
    this.#running.add(job.id);
    this.#alone.add(job.id);
    try {
      // It was leased again and again and never finished: it probably kills its process.
      if (job.attempts > mostAttempts) throw new Fault('Задание обрывалось вместе с процессом.');
      const work = workOf(job.kind);
      if (!work) throw new Fault('Никто не умеет делать такое задание.');
      await work(job.payload);
      await this.#strike(job.id);
    } catch (error) {
      await this.#failed(job, error);
    } finally {
      this.#running.delete(job.id);
      this.#alone.delete(job.id);
      if (this.#again) void this.take();
      this.#rest();
    }
  }

  /** Jobs that finish together are deleted together. */
  #strike(id: string): Promise<void> {
    this.#done.push(id);
    this.#striking ??= Promise.resolve().then(() => {
      const ids = this.#done;
      this.#done = [];
      this.#striking = null;
      return strike(this.#id, ids);
    });
    return this.#striking;
  }

  async #failed(job: Job, error: unknown): Promise<void> {
    try {
      const dead = await putBack(this.#id, job, failureOf(error));
      const told = { err: error, job: job.id, kind: job.kind, attempts: job.attempts };
      if (dead) log.error(told, 'a job was given up');
      else log.warn(told, 'a job failed and will be tried again');
    } catch (unwritten) {
      log.error({ err: unwritten, job: job.id, kind: job.kind }, 'a failed job could not be put back');
    }
  }

  #rest(): void {
    if (this.#taking || this.#running.size > 0) return;
    for (const tell of this.#idle.splice(0)) tell();
  }

  async #hold(): Promise<void> {
    if (this.#running.size === 0) return;
    await renew(this.#id, [...this.#running]).catch((error: unknown) =>
      log.error({ err: error }, 'leases not renewed'),
    );
  }
}
