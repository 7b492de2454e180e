import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../api/operations/backup/archive.ts';
import { restoreBackup } from '../../../api/operations/backup/restore.ts';
import { cityIn, command, contentOf, copyOf, filesOf, ownFolder, run } from '../../support/backup.ts';

const folder = ownFolder();
const passphrase = 'снег лампа берег сова';

describe('a copy of a city at rest', () => {
  const city = cityIn(folder);
  const key = randomBytes(32);
  writeFileSync(join(city, 'secret.key'), key, { mode: 0o600 });
  const before = contentOf(city);

  it('restores to the same rows of every table and the same bytes of every file', async () => {
    const file = join(folder, 'plain.tar');
    const made = await copyOf(city, file);
    expect(made.encrypted).toBe(false);
    expect(made.manifest.lost).toEqual([]);
    expect(made.manifest.flaws).toBe(0);
    expect(readdirSync(city).filter((name) => name.startsWith('.'))).toEqual([]);
    const { counts } = await restoreBackup(file, undefined, join(folder, 'plain'));
    expect(contentOf(join(folder, 'plain'))).toEqual(before);
    expect(counts).toEqual({ people: 67, schools: 14, posts: expect.any(Number), files: expect.any(Number) });
    expect(readdirSync(join(folder, 'plain')).sort()).toEqual(['files', 'opora.db', 'secret.key']);
    // Calendars, collections and join links go on working.
    expect(readFileSync(join(folder, 'plain', 'secret.key'))).toEqual(key);
  });

  it('does the same with a passphrase, and shows nothing of itself then', async () => {
    const file = join(folder, 'locked.tar.age');
    const made = await copyOf(city, file, { passphrase });
    expect(made.encrypted).toBe(true);
    await restoreBackup(file, passphrase, join(folder, 'locked'));
    expect(contentOf(join(folder, 'locked'))).toEqual(before);
    expect(() => execFileSync('grep', ['-qa', 'demo.test', file])).toThrow();
  });

  it('is a tar that others read, and only its owner may', async () => {
    const file = join(folder, 'plain.tar');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const names = execFileSync('tar', ['tf', file], { encoding: 'utf8' }).trim().split('\n');
    expect(names.slice(0, 3)).toEqual(['opora.json', 'opora.db', 'secret.key']);
    expect(names).toHaveLength(3 + Object.keys(filesOf(city)).length);
  });

  it('replaces no file, and says so', async () => {
    await expect(copyOf(city, join(folder, 'plain.tar'))).rejects.toThrow(/уже есть/);
  });

  it('gets its name only when what was written can be read back', async () => {
    const file = join(folder, 'unread.tar');
    const disturbed = copyOf(city, file, {
      tell: ({ stage, done }) => {
        if (stage === 'checking' && done === 0) truncateSync(`${file}.part`, 100_000);
      },
    });
    await expect(disturbed).rejects.toThrow(/повреждён/);
    expect(readdirSync(folder).filter((name) => name.startsWith('unread'))).toEqual([]);
  });

  it('takes no passphrase that is guessed at once', async () => {
    await expect(copyOf(city, join(folder, 'weak.tar.age'), { passphrase: 'пароль' })).rejects.toThrow(/короче 12/);
  });

  it('needs room, and says how much', async () => {
    const { ensureSpace } = await import('../../../api/operations/backup/space.ts');
    await expect(ensureSpace([{ folder, bytes: 1e18 }])).rejects.toThrow(/Не хватает места: нужно .+ТБ/);
  });
});

describe('files that come and go meanwhile', () => {
  it('holds a file that is removed after the database was copied', async () => {
    const city = cityIn(folder, 'removing');
    const [key] = Object.keys(filesOf(city));
    const wanted = filesOf(city);
    const file = join(folder, 'removing.tar');
    const made = await copyOf(city, file, {
      tell: ({ stage, done }) => {
        if (stage === 'hashing' && done === 0) rmSync(join(city, key as string));
      },
    });
    expect(made.manifest.lost).toEqual([]);
    await restoreBackup(file, undefined, join(folder, 'removed'));
    expect(filesOf(join(folder, 'removed'))).toEqual(wanted);
  });

  it('copies a place that has lost a file, and names it', async () => {
    const city = cityIn(folder, 'lost');
    const [key = ''] = Object.keys(filesOf(city));
    rmSync(join(city, key));
    const made = await copyOf(city, join(folder, 'lost.tar'));
    expect(made.manifest.lost).toEqual([key.slice('files/'.length)]);
    await restoreBackup(join(folder, 'lost.tar'), undefined, join(folder, 'lost-again'));
  });

  it('leaves out bytes that no row names', async () => {
    const city = cityIn(folder, 'orphan');
    const [id] = run(city, 'select id from files limit 1')[0] as [string];
    run(city, `delete from files where id = '${id}'`);
    const { manifest } = await copyOf(city, join(folder, 'orphan.tar'));
    // The database and the key, and one file less than there are.
    expect(manifest.entries).toHaveLength(Object.keys(filesOf(city)).length + 1);
  });
});

describe('the commands', () => {
  it('make a copy and restore it, and say in Russian what is there', async () => {
    const city = cityIn(folder, 'commands');
    const file = join(folder, 'commands.tar.age');
    const locked = { BACKUP_PASSPHRASE: passphrase };
    const made = await command('backup', [file], { DATA_DIR: city, ...locked });
    expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/Копия готова и проверена[\s\S]+зашифрована/) });
    const { manifest } = await openArchive(file, passphrase);
    expect(manifest.schema.name).toMatch(/^\d{4}_/);
    const place = join(folder, 'restored');
    const restored = await command('restore', [file], { DATA_DIR: place, ...locked });
    expect(restored).toMatchObject({ code: 0, out: expect.stringMatching(/67 человек[\s\S]+14 школ[\s\S]+сообщен/) });
    expect(contentOf(place)).toEqual(contentOf(city));
    const again = await command('restore', [file], { DATA_DIR: place, ...locked });
    expect(again).toMatchObject({ code: 1, out: expect.stringMatching(/не пуста/) });
    expect(contentOf(place)).toEqual(contentOf(city));
  });

  it('refuse a database on a server, and no file at all, without touching anything', async () => {
    const server = { DATA_DIR: join(folder, 'nowhere'), DATABASE_URL: 'http://127.0.0.1:9' };
    expect(await command('backup', [join(folder, 'no.tar')], server)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/на сервере libSQL/),
    });
    expect(await command('restore', [join(folder, 'plain.tar')], server)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/DATABASE_URL/),
    });
    expect(await command('backup', [], { DATA_DIR: join(folder, 'nowhere') })).toMatchObject({ code: 1 });
    expect(await command('backup', [join(folder, 'no.tar')], { DATA_DIR: join(folder, 'nowhere') })).toMatchObject({
      code: 1,
      out: expect.stringMatching(/копировать нечего/),
    });
    expect(readdirSync(folder)).not.toContain('nowhere');
    expect(readdirSync(folder)).not.toContain('no.tar');
  });
});
