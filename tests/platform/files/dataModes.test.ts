import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { runJobs } from '../../support/jobs.ts';
import { png } from '../../support/png.ts';

const { dataDir } = await import('../../../db/client.ts');
const { closeDatabaseFiles, closeToOthers } = await import('../../../db/private.ts');

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

/** What below a folder accounts other than its own may open: paths with their modes. */
async function openBelow(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const found = await Promise.all(names.map(async (name) => ({ name, stats: await lstat(join(folder, name)) })));
  return found
    .filter(({ stats }) => !stats.isSymbolicLink() && (stats.mode & 0o077) !== 0)
    .map(({ name, stats }) => `${name} ${(stats.mode & 0o777).toString(8)}`);
}

it('leaves nothing in the data folder that another account of the machine may open, whatever was written', async () => {
  // As at every start: what the test copied here before lies open.
  await closeToOthers(dataDir);
  const form = new FormData();
  form.set('file', new File([png(600, 400) as BlobPart], 'Схема.png'));
  await answerOf(request('POST', '/api/files', { as: 'teacher', body: form }), 201);
  await answerOf(request('POST', '/api/password-resets', { body: { email: 'teacher@demo.test' } }), 202);
  const said = { association: 'mathematics', title: 'Проба', body: 'Слова.' };
  await answerOf(request('POST', '/api/threads', { as: 'head', body: said }), 201);
  await runJobs();
  // The letter goes out behind its answer.
  const written = ['opora.db', 'opora.db-wal', 'files', 'mail'];
  await expect.poll(() => readdir(dataDir)).toEqual(expect.arrayContaining(written));
  expect(await openBelow(dataDir)).toEqual([]);
  expect(modeOf(dataDir)).toBe('700');
});

it('closes what an earlier version left open, and touches neither what is not ours nor what a link leads to', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'opora-outside-'));
  const folder = join(mkdtempSync(join(tmpdir(), 'opora-modes-')), 'data');
  const put = (path: string) => {
    writeFileSync(path, 'x');
    chmodSync(path, 0o644);
  };
  const make = (path: string) => {
    mkdirSync(path, { recursive: true });
    chmodSync(path, 0o755);
  };
  try {
    for (const name of ['', 'files', 'files/ab', 'mail', 'search', 'search/practices']) make(join(folder, name));
    for (const name of ['opora.db', 'opora.db-wal', 'files/ab/key', 'mail/a.eml', 'search/practices/b'])
      put(join(folder, name));
    put(join(outside, 'theirs'));
    symlinkSync(join(outside, 'theirs'), join(folder, 'files/link'));
    put(join(folder, 'notes.txt'));
    closeDatabaseFiles(folder);
    expect(modeOf(join(folder, 'opora.db'))).toBe('600');
    await closeToOthers(folder);
    // Somebody keeps a file of their own beside ours: it stays as it was, and so does the folder that they share.
    expect(await openBelow(folder)).toEqual(['notes.txt 644']);
    expect([modeOf(folder), modeOf(join(outside, 'theirs'))]).toEqual(['755', '644']);
    rmSync(join(folder, 'notes.txt'));
    await closeToOthers(folder);
    expect(modeOf(folder)).toBe('700');
  } finally {
    rmSync(outside, { recursive: true });
    rmSync(join(folder, '..'), { recursive: true });
  }
});
