import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import '../support/app.ts';

const { afterCommit, read, write } = await import('../../db/client.ts');
type Database = typeof read;

await write((database) => database.run(sql`create table notes (word text)`));
const note = (database: Database, word: string) => database.run(sql`insert into notes values (${word})`);
const noted = async (word: string) => (await read.all(sql`select 1 from notes where word = ${word}`)).length;
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

it('refuses a write inside a write at once, and the next one goes on', async () => {
  const inner = write(async (database) => {
    await note(database, 'outer');
    await write((own) => note(own, 'inner'));
  });
  await expect(inner).rejects.toThrow('write() inside write()');
  expect(await noted('outer')).toBe(0);
  await write((database) => note(database, 'next'));
  expect(await noted('next')).toBe(1);
});

it('refuses it behind other awaits and calls too', async () => {
  const deep = async () => {
    await turn();
    await Promise.all([turn(), write((database) => note(database, 'deep'))]);
  };
  await expect(write(() => deep())).rejects.toThrow('write() inside write()');
});

it('lets one write follow another, from what is told after a commit too', async () => {
  const followed = new Promise<void>((resolve, reject) => {
    write(async (database) => {
      await note(database, 'first');
      afterCommit(() => write((later) => note(later, 'second')).then(() => resolve(), reject));
    }).catch(reject);
  });
  await followed;
  expect(await noted('second')).toBe(1);
});

it('lets code that a work left behind write once the work has ended', async () => {
  let left: Promise<unknown> = Promise.resolve();
  let ended = () => {};
  const end = new Promise<void>((resolve) => {
    ended = resolve;
  });
  await write(async () => {
    left = end.then(() => write((database) => note(database, 'left')));
  });
  ended();
  await left;
  expect(await noted('left')).toBe(1);
});

it('tells after the commit, and never when rolled back', async () => {
  const told: string[] = [];
  const kept = write(async (database) => {
    afterCommit(() => told.push('kept'));
    await note(database, 'kept');
    expect(told).toEqual([]);
  });
  const lost = write(async (database) => {
    await note(database, 'lost');
    afterCommit(() => told.push('lost'));
    throw new Error('no');
  });
  await expect(lost).rejects.toThrow('no');
  await kept;
  expect(told).toEqual(['kept']);
  expect(await noted('lost')).toBe(0);
});

it('belongs to its own write, however parallel awaits are mixed', async () => {
  const told: string[] = [];
  const strays: Promise<void>[] = [];
  const works = ['a', 'b', 'c'].map((name) =>
    write(async () => {
      // Still awaited while the next work of the group runs.
      strays.push(
        (async () => {
          for (let step = 0; step < 20; step += 1) await turn();
          afterCommit(() => told.push(`stray ${name}`));
        })(),
      );
      for (const _ of [1, 2]) {
        await Promise.all([turn(), turn().then(() => afterCommit(() => told.push(name)))]);
      }
      if (name === 'b') throw new Error('no');
    }),
  );
  await Promise.allSettled(works);
  expect(told).toEqual(['a', 'a', 'c', 'c']);
  const late = await Promise.allSettled(strays);
  expect(late.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(told).toHaveLength(4);
});

it('cannot be told outside of a write', () => {
  expect(() => afterCommit(() => {})).toThrow('outside of write()');
});
