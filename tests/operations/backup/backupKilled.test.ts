import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { restoreBackup } from '../../../api/operations/backup/restore.ts';
import { cityIn, command, contentOf, copyOf, ownFolder, run } from '../../support/backup.ts';

const folder = ownFolder();
const large = 24 * 1024 * 1024;

/** A city with files that take a while to copy. */
function heavyCity(): string {
  const city = cityIn(folder, 'heavy');
  for (const letter of ['a', 'b', 'c', 'd']) {
    const name = letter.repeat(40);
    mkdirSync(join(city, 'files', name.slice(0, 2)), { recursive: true });
    writeFileSync(join(city, 'files', name.slice(0, 2), name), randomBytes(large));
    run(
      city,
      `insert into files (id, key, name, type, size, ownerId, createdAt) select 'heavy-${letter}', '${name.slice(0, 2)}/${name}', 'запись.pdf', 'application/pdf', ${large}, id, 0 from users limit 1`,
    );
  }
  return city;
}

/** Kills the command once this is there. */
async function killedWhen(there: () => boolean, name: string, words: string[], environment: Record<string, string>) {
  let over = false;
  const { code } = await command(name, words, environment, async (child) => {
    child.once('exit', () => (over = true));
    while (!over && !there()) await setImmediate();
    child.kill('SIGKILL');
  });
  // Else it came to its end, and nothing was tried.
  expect(code).toBeNull();
}

describe('killed in the middle', () => {
  const city = heavyCity();
  const file = join(folder, 'heavy.tar');
  const copies = join(folder, 'copies');

  it('a copy has no name, and the next one is made', async () => {
    const target = join(copies, 'one.tar');
    await killedWhen(() => existsSync(`${target}.part`), 'backup', [target], { DATA_DIR: city });
    expect(existsSync(target)).toBe(false);
    await copyOf(city, target);
    expect(readdirSync(copies)).toEqual(['one.tar']);
  });

  it('a restoration leaves the place as empty as it was, and the next one is whole', async () => {
    await copyOf(city, file);
    for (const place of ['absent', 'present']) {
      const target = join(folder, place);
      if (place === 'present') mkdirSync(target);
      const staging = join(folder, `.${place}.restoring`);
      for (const there of [staging, join(staging, 'opora.db'), join(staging, 'files', 'bb')]) {
        await killedWhen(() => existsSync(there), 'restore', [file], { DATA_DIR: target });
        expect(existsSync(target) ? readdirSync(target) : []).toEqual([]);
      }
      await restoreBackup(file, undefined, target);
      expect(contentOf(target)).toEqual(contentOf(city));
      expect(existsSync(staging)).toBe(false);
    }
  });

  it('between the last two names, where copies lie in the place itself, it can be repeated', async () => {
    const place = join(folder, 'own');
    mkdirSync(join(place, 'backups'), { recursive: true });
    await restoreBackup(file, undefined, place);
    expect(readdirSync(place).sort()).toEqual(['backups', 'files', 'opora.db', 'secret.key']);
    const staging = join(folder, '.own.restoring');
    mkdirSync(staging);
    const { renameSync } = await import('node:fs');
    renameSync(join(place, 'opora.db'), join(staging, 'opora.db'));
    await restoreBackup(file, undefined, place);
    expect(contentOf(place)).toEqual(contentOf(city));
    expect(existsSync(staging)).toBe(false);
  });
});
