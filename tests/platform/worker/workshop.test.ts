import { describe, expect, it } from 'vitest';
import { Busy, Turns } from '../../../api/platform/worker/turns.ts';
import { Workshop } from '../../../api/platform/worker/workshop.ts';

const busy = () => new Busy('Занято', 'Подождите.');
const made = (name: string) => ({ name, bytes: new Uint8Array(10) });
type Made = ReturnType<typeof made>;

/** A workshop whose works end when the test says so. */
function shop({ atOnce = 1, waiting = 12, keeps = 1000, forOne = 4 } = {}) {
  const workshop = new Workshop<Made>({ turns: new Turns({ atOnce, waiting, busy }), keeps, forOne });
  const begun: string[] = [];
  const ended: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const ask = (key: string, who?: string, signal = new AbortController().signal) =>
    workshop.get(
      key,
      (gone) => {
        begun.push(key);
        return new Promise<Made>((resolve, reject) => {
          ends.set(key, (error) => (error ? reject(error) : resolve(made(key))));
          gone.addEventListener('abort', () => {
            ended.push(key);
            reject(gone.reason);
          });
        });
      },
      who === undefined ? undefined : { who, signal },
    );
  return { ask, begun, ended, end: (key: string, error?: Error) => ends.get(key)?.(error) };
}
/** Everything that was promised so far has been told on. */
const told = () => new Promise((resolve) => setImmediate(resolve));

describe('what costs much is made', () => {
  it('once for all who ask at the same time, and stays at hand', async () => {
    const { ask, begun, end } = shop();
    const asked = ['one', 'two', 'three'].map((who) => ask('booklet', who));
    await told();
    end('booklet');
    const [first, ...others] = await Promise.all(asked);
    for (const other of others) expect(other).toBe(first);
    expect(await ask('booklet', 'four')).toBe(first);
    expect(begun).toEqual(['booklet']);
  });

  it('no longer than somebody waits: who leaves keeps nobody else from getting it', async () => {
    const { ask, begun, ended, end } = shop();
    const [one, two] = [new AbortController(), new AbortController()];
    const first = ask('booklet', 'one', one.signal);
    const second = ask('booklet', 'two', two.signal);
    await told();
    one.abort();
    await expect(first).rejects.toMatchObject({ status: 499 });
    expect(ended).toEqual([]);
    two.abort();
    await expect(second).rejects.toMatchObject({ status: 499 });
    expect(ended).toEqual(['booklet']);
    const third = ask('booklet', 'three');
    await told();
    end('booklet');
    expect(await third).toEqual(made('booklet'));
    expect(begun).toEqual(['booklet', 'booklet']);
  });

  it('in turn, and who leaves the queue never has their turn', async () => {
    const { ask, begun, end } = shop();
    const leaving = new AbortController();
    const first = ask('first', 'one');
    const second = ask('second', 'two', leaving.signal);
    const third = ask('third', 'three');
    await told();
    leaving.abort();
    await expect(second).rejects.toMatchObject({ status: 499 });
    expect(begun).toEqual(['first']);
    end('first');
    await first;
    await told();
    expect(begun).toEqual(['first', 'third']);
    end('third');
    await third;
  });

  it('not when too much waits, in words and with the time to come back; and not too much for one', async () => {
    const { ask } = shop({ waiting: 2, forOne: 2 });
    const waits = [ask('a', 'one'), ask('b', 'one'), ask('c', 'two')];
    await expect(ask('d', 'one')).rejects.toMatchObject({ status: 429, extra: { retryAfter: 30 } });
    await expect(ask('d', 'three')).rejects.toMatchObject({ status: 503, extra: { retryAfter: 60 } });
    // What is being made already is shared however full it is.
    waits.push(ask('a', 'one'), ask('c', 'four'));
    expect(await Promise.race([Promise.all(waits), told()])).toBeUndefined();
  });

  it('again after it failed, and kept only within its bytes', async () => {
    const { ask, begun, end } = shop({ keeps: 15 });
    const failing = ask('a', 'one');
    await told();
    end('a', new Error('no paper'));
    await expect(failing).rejects.toThrow('no paper');
    for (const key of ['a', 'b', 'a']) {
      const asked = ask(key, 'one');
      await told();
      end(key);
      await asked;
    }
    expect(begun).toEqual(['a', 'a', 'b', 'a']);
  });
});
