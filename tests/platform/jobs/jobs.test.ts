import { spawn } from 'node:child_process';
import { eq } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import '../../support/app.ts';

const { read, write } = await import('../../../db/client.ts');
const { jobs } = await import('../../../db/schema/jobs.ts');
const { enqueue, onJob } = await import('../../../api/platform/jobs/queue.ts');
const { Runner } = await import('../../../api/platform/jobs/runner.ts');
const { failureOf } = await import('../../../api/platform/jobs/failure.ts');
const { mostAttempts, renew, takeDue } = await import('../../../api/platform/jobs/lease.ts');

const ofKind = (kind: string) => read.select().from(jobs).where(eq(jobs.kind, kind));
const leave = (kind: string, when = {}) => write((database) => enqueue(database, kind, { kind }, when));

describe('the runner', () => {
  it('does a job soon after the commit that left it, once, and strikes it', async () => {
    const done: unknown[] = [];
    onJob('test.soon', async (payload) => void done.push(payload));
    const runner = new Runner().start();
    await leave('test.soon');
    await vi.waitFor(() => expect(done).toEqual([{ kind: 'test.soon' }]), { timeout: 20_000, interval: 10 });
    await runner.stop();
    expect(await ofKind('test.soon')).toEqual([]);
  });

  it('leaves alone what was rolled back and what is not due', async () => {
    const work = vi.fn(async () => {});
    onJob('test.later', work);
    await expect(
      write(async (database) => {
        await enqueue(database, 'test.later', {});
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await leave('test.later', { runAt: new Date(Date.now() + 60_000) });
    const runner = new Runner();
    await runner.take();
    await runner.settled();
    expect(work).not.toHaveBeenCalled();
    await runner.take(new Date(Date.now() + 61_000));
    await runner.settled();
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('takes two jobs with one key as one', async () => {
    await leave('test.key', { key: 'one' });
    await leave('test.key', { key: 'one' });
    expect(await ofKind('test.key')).toHaveLength(1);
  });

  it('tries again later and later, then lays the job aside without addresses of people', async () => {
    onJob('test.fails', async () => {
      throw new Error('550 <someone@school.test> no such mailbox\nmore');
    });
    await leave('test.fails');
    const runner = new Runner();
    let now = Date.now();
    const waits: number[] = [];
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
      await runner.take(new Date(now));
      await runner.settled();
      const [job] = await ofKind('test.fails');
      expect(job?.attempts).toBe(attempt);
      waits.push(Math.round(((job?.runAt.getTime() ?? 0) - Date.now()) / 60_000));
      now = Math.max(now, job?.runAt.getTime() ?? 0) + 1;
    }
    expect(waits.slice(0, 5)).toEqual([1, 5, 30, 120, 720]);
    const [job] = await ofKind('test.fails');
    expect(job?.deadAt).not.toBeNull();
    expect(job?.failure).toMatch(/^Сбой в программе/);
    expect(job?.failure).not.toMatch(/someone|mailbox/);
    await runner.take(new Date(now + 1e9));
    await runner.settled();
    expect((await ofKind('test.fails'))[0]?.attempts).toBe(mostAttempts);
  });

  it('never gives a job to two at once, and gives it on when the lease ran out', async () => {
    await leave('test.lease');
    const soon = new Date();
    const [first, second] = await Promise.all([takeDue('one', 50, soon), takeDue('two', 50, soon)]);
    const mine = (list: { kind: string }[]) => list.filter(({ kind }) => kind === 'test.lease').length;
    expect(mine(first) + mine(second)).toBe(1);
    const held = [...first, ...second].map(({ id }) => id);
    await renew('one', held, new Date(soon.getTime() + 50_000));
    expect(mine(await takeDue('three', 50, new Date(soon.getTime() + 70_000)))).toBe(0);
    expect(mine(await takeDue('three', 50, new Date(soon.getTime() + 120_000)))).toBe(1);
  });

  it('says an unknown kind of job as a failure', async () => {
    await leave('test.unknown');
    const runner = new Runner();
    await runner.take();
    await runner.settled();
    expect((await ofKind('test.unknown'))[0]?.failure).toMatch(/Никто не умеет/);
    expect(failureOf('просто слова')).not.toContain('слова');
  });
});

describe('two processes on one database', () => {
  it('do each job once', async () => {
    const count = 200;
    await write(async (database) => {
      for (let number = 0; number < count; number++) await enqueue(database, 'test.shared', { number });
    });
    const workers = [worker(), worker()];
    await Promise.all(workers.map(({ ready }) => ready));
    for (const { go } of workers) go();
    const outputs = await Promise.all(workers.map(({ numbers }) => numbers));
    const done = outputs.flat();
    expect(done).toHaveLength(count);
    expect(new Set(done).size).toBe(count);
    expect(outputs.every((output) => output.length > 0)).toBe(true);
  });
});

/** A process of its own that does `test.shared` jobs from `go` until none is left and gives their numbers. */
function worker() {
  const child = spawn(process.execPath, ['tests/support/worker.ts'], {
    env: { ...process.env, LOG_LEVEL: 'silent' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  const ready = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const numbers = ended.then(() => output.split('\n').filter((line) => /^\d+$/.test(line)));
  return { ready, numbers, go: () => child.stdin.write('go\n') };
}
