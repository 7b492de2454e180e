import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../api/operations/backup/archive.ts';
import { restoreBackup } from '../../../api/operations/backup/restore.ts';
import { addCopy } from '../../../api/operations/backup/rotate.ts';
import { copiesIn, copyName, outlived } from '../../../api/operations/backup/rotation.ts';
import { cityIn, contentOf, ownFolder, run } from '../../support/backup.ts';

const folder = ownFolder();
const day = 86_400_000;
const plain = { encrypted: false, holding: false };

const order = (city: string, copies: string, more = {}) => ({
  dataDir: city,
  database: join(city, 'opora.db'),
  folder: copies,
  newestOnly: [],
  version: 'test',
  ...more,
});

describe('the rotation', () => {
  it('keeps seven days, four weeks and six months, the newest of each', () => {
    const now = Date.parse('2026-12-01T23:07:00Z');
    const nights = Array.from({ length: 400 }, (_, ago) => {
      const at = new Date(now - ago * day);
      return { ...plain, at, file: copyName({ ...plain, at }) };
    });
    const gone = new Set(outlived(nights));
    const kept = nights.filter((copy) => !gone.has(copy)).map(({ at }) => at.toISOString().slice(0, 10));
    expect(kept).toEqual([
      ...['2026-12-01', '2026-11-30', '2026-11-29', '2026-11-28', '2026-11-27', '2026-11-26', '2026-11-25'],
      ...['2026-11-22', '2026-11-15'],
      ...['2026-10-31', '2026-09-30', '2026-08-31', '2026-07-31'],
    ]);
    // A place that slept for months loses nothing by it.
    const few = nights.slice(200, 203);
    expect(outlived(few)).toEqual([]);
    expect(outlived(nights.slice(0, 1))).toEqual([]);
  });

  it('removes its own old copies alone, and what a killed one left yesterday', async () => {
    const city = cityIn(folder, 'rotating');
    const copies = join(folder, 'rotating-copies');
    mkdirSync(copies);
    const old = Array.from({ length: 30 }, (_, ago) =>
      copyName({ ...plain, at: new Date(Date.now() - (ago + 1) * day) }),
    );
    for (const name of [...old, 'мои-заметки.txt', 'opora-2020.tar']) writeFileSync(join(copies, name), '');
    const left = join(city, '.copying-killed');
    const part = join(copies, 'opora-20200101T000000Z.tar.part');
    const yesterday = new Date(Date.now() - 2 * day);
    mkdirSync(left);
    writeFileSync(part, '');
    for (const path of [left, part]) utimesSync(path, yesterday, yesterday);
    const made = await addCopy(order(city, copies));
    const names = readdirSync(copies);
    expect((await copiesIn(copies))[0]?.file).toBe(made.file);
    expect(names.length).toBeLessThan(2 + 18);
    expect(names).toEqual(expect.arrayContaining(['мои-заметки.txt', 'opora-2020.tar', old[0]]));
    expect(existsSync(left)).toBe(false);
    expect(existsSync(part)).toBe(false);
  });
});

describe('a table that only the newest copy may hold', () => {
  const secret = 'ответ-который-забудут';
  /** As if it had been made the day before: of one day the newest copy stays alone. */
  const dayOld = ({ file, encrypted }: { file: string; encrypted: boolean }): string => {
    const older = join(dirname(file), copyName({ at: new Date(Date.now() - day), encrypted, holding: true }));
    renameSync(file, older);
    return older;
  };
  const rooms = (name: string) => {
    const city = cityIn(folder, name);
    run(
      city,
      'create table answers (id text primary key, words text not null)',
      `insert into answers values ('1', '${secret}')`,
    );
    return city;
  };

  it('stands in the newest and is gone from the older one, whose rest stays', async () => {
    const city = rooms('asking');
    const copies = join(folder, 'asking-copies');
    const more = { newestOnly: ['answers', 'not-made-yet'] };
    const first = await addCopy(order(city, copies, more));
    expect(first.file).toMatch(/-newest\.tar$/);
    const before = dayOld(first);
    expect(readFileSync(before).includes(secret)).toBe(true);
    const second = await addCopy(order(city, copies, more));
    const [newest, older] = await copiesIn(copies);
    expect(await copiesIn(copies)).toHaveLength(2);
    expect(newest?.file).toBe(second.file);
    expect(readFileSync(second.file).includes(secret)).toBe(true);
    expect(older?.file).toBe(before.replace('-newest', ''));
    expect(readFileSync(older?.file as string).includes(secret)).toBe(false);

    const { answers: kept, ...rest } = contentOf(city);
    const whole = join(folder, 'asking-whole');
    await restoreBackup(second.file, undefined, whole);
    expect(contentOf(whole)).toEqual({ ...rest, answers: kept });
    const forgetful = join(folder, 'asking-forgetful');
    const { manifest } = await restoreBackup(older?.file as string, undefined, forgetful);
    expect(manifest.emptied).toEqual(['answers']);
    expect(run(forgetful, 'select count(*) from answers')).toEqual([[0]]);
    const { answers: _, ...others } = contentOf(forgetful);
    expect(others).toEqual(rest);
  });

  it('leaves a copy that never held any as it is, under its lasting name', async () => {
    const city = rooms('silent');
    run(city, 'delete from answers');
    const copies = join(folder, 'silent-copies');
    const more = { newestOnly: ['answers'] };
    const first = await addCopy(order(city, copies, more));
    const before = dayOld(first);
    const bytes = readFileSync(before);
    await addCopy(order(city, copies, more));
    expect(readFileSync(before.replace('-newest', '')).equals(bytes)).toBe(true);
  });

  it('takes an older copy with it that can no longer be opened', async () => {
    const city = rooms('locked');
    const copies = join(folder, 'locked-copies');
    const more = { newestOnly: ['answers'] };
    const first = await addCopy(order(city, copies, { ...more, passphrase: 'снег лампа берег сова' }));
    const before = dayOld(first);
    const second = await addCopy(order(city, copies, more));
    expect(second.removed).toEqual([before]);
    expect((await copiesIn(copies)).map(({ file }) => file)).toEqual([second.file]);
    expect((await openArchive(second.file, undefined)).manifest.newestOnly).toEqual(['answers']);
  });
});
