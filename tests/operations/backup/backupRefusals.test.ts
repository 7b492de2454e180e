import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTarPacker, packTar } from 'modern-tar';
import { beforeAll, describe, expect, it } from 'vitest';
import { openArchive } from '../../../api/operations/backup/archive.ts';
import type { Entry, Manifest } from '../../../api/operations/backup/manifest.ts';
import { restoreBackup } from '../../../api/operations/backup/restore.ts';
import { seal } from '../../../api/operations/backup/seal.ts';
import { cityIn, copyOf, ownFolder } from '../../support/backup.ts';

const folder = ownFolder();
const plain = join(folder, 'plain.tar');
const locked = join(folder, 'locked.tar.age');
const passphrase = 'снег лампа берег сова';
const place = join(folder, 'place');
let manifest: Manifest;

beforeAll(async () => {
  const city = cityIn(folder);
  ({ manifest } = await copyOf(city, plain));
  await copyOf(city, locked, { passphrase });
});

/** The restoration of these bytes fails with these words, and leaves nothing anywhere. */
async function refused(bytes: Uint8Array, words: RegExp, key?: string): Promise<void> {
  const file = join(folder, 'changed');
  writeFileSync(file, bytes);
  await expect(restoreBackup(file, key, place)).rejects.toThrow(words);
  expect(existsSync(place)).toBe(false);
  expect(existsSync(join(folder, '.place.restoring'))).toBe(false);
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] as number) ^ 1;
  return copy;
}

/** A copy with this manifest and these pieces, sealed as a true one. */
async function forged(entries: Record<string, unknown>[], pieces: Parameters<typeof packTar>[0]): Promise<Uint8Array> {
  const head = JSON.stringify({ ...manifest, entries });
  const archive = await packTar([
    { header: { name: 'opora.json', size: Buffer.byteLength(head) }, body: head },
    ...pieces,
  ]);
  return new Response(new Blob([archive]).stream().pipeThrough(seal())).bytes();
}

describe('a copy is refused before anything is touched', () => {
  it('when one bit of it is another, wherever', async () => {
    const bytes = readFileSync(plain);
    const anywhere = Array.from({ length: 24 }, (_, number) => Math.floor((bytes.length * (number + 0.5)) / 24));
    const head = Buffer.byteLength(JSON.stringify(manifest));
    // A header's time, the filling after the manifest, the end of the archive, the seal and its filling.
    for (const at of [0, 140, 512 + head + 1, bytes.length - 1000, bytes.length - 500, bytes.length - 1, ...anywhere])
      await refused(flipped(bytes, at), /повреждён|начало повреждено|более новая/);
  });

  it('when a bit of an encrypted one is another', async () => {
    const bytes = readFileSync(locked);
    for (const at of [30, 400, Math.floor(bytes.length / 2), bytes.length - 1])
      await refused(flipped(bytes, at), /повреждён|не подходит/, passphrase);
  });

  it('when it was not copied to its end', async () => {
    const bytes = readFileSync(plain);
    for (const length of [bytes.length - 1, bytes.length - 512, bytes.length - 1536, Math.floor(bytes.length / 2), 700])
      await refused(bytes.subarray(0, length), /повреждён/);
  });

  it('when parts of an encrypted one lack or changed places', async () => {
    const bytes = readFileSync(locked);
    const part = 65_536 + 16;
    const start = bytes.length - (bytes.length % part || part) - 4 * part;
    await refused(bytes.subarray(0, bytes.length - (part + 7)), /повреждён/, passphrase);
    const two = [bytes.subarray(start + part, start + 2 * part), bytes.subarray(start, start + part)];
    await refused(
      Buffer.concat([bytes.subarray(0, start), ...two, bytes.subarray(start + 2 * part)]),
      /повреждён/,
      passphrase,
    );
  });

  it('when the passphrase is another, or there is none', async () => {
    await refused(readFileSync(locked), /Фраза не подходит/, 'совсем другая фраза');
    await refused(readFileSync(locked), /Копия зашифрована/);
  });

  it('when it is something else', async () => {
    const tar = await packTar([{ header: { name: 'письмо.txt', size: 12 }, body: 'привет' }]);
    const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(2000)]);
    for (const bytes of [tar, zip, Buffer.from('Здравствуйте!'), Buffer.alloc(0), Buffer.alloc(4096)])
      await refused(bytes, /Это не резервная копия/);
    await expect(restoreBackup(join(folder, 'nothing'), undefined, place)).rejects.toThrow(
      /нет, или он не открывается/,
    );
  });

  it('when a newer product made it', async () => {
    const entry = manifest.entries[0] as Entry;
    const later = { ...manifest, entries: [entry], schema: { at: Date.now() + 1e12, name: '9999_later' } };
    const other = { ...later, schema: { at: 1, name: null } };
    const head = JSON.stringify({ ...later, format: 2 });
    for (const [told, words] of [
      [JSON.stringify(later), /более новая «Опора».+Обновите/],
      [JSON.stringify(other), /из другой ветви/],
      [head, /более новая «Опора»/],
    ] as const) {
      const archive = await packTar([{ header: { name: 'opora.json', size: Buffer.byteLength(told) }, body: told }]);
      await refused(await new Response(new Blob([archive]).stream().pipeThrough(seal())).bytes(), words);
    }
  });

  it('when its names lead elsewhere, or what follows is not what was named', async () => {
    const database = manifest.entries[0] as Entry;
    const file = { name: 'files/aa/bb', size: 3, sha256: '0'.repeat(64) };
    for (const name of [
      '../outside',
      '/etc/passwd',
      'files/../../outside',
      'files/.hidden',
      'files//aa',
      'mail/letter',
      'files\\aa',
    ])
      await refused(await forged([database, { ...file, name }], []), /описание копии/);
    await refused(await forged([database, file, file], []), /описание копии/);
    await refused(await forged([file], []), /описание копии/);
    const body = 'абв';
    const named = (name: string, size = 6) => ({
      header: { name, size, type: 'file' as const },
      body: body.slice(0, size / 2),
    });
    const tiny = { ...database, size: 6 };
    await refused(await forged([tiny], [named('files/aa/bb')]), /не то, что в описи/);
    await refused(await forged([tiny], [named('opora.db', 4)]), /не то, что в описи/);
    await refused(
      await forged([tiny], [{ header: { name: 'opora.db', size: 0, type: 'symlink', linkname: '/etc/passwd' } }]),
      /не то, что в описи/,
    );
    await refused(await forged([tiny], []), /не то, что в описи|повреждён/);
  });

  it('when it holds more than it names', async () => {
    const { pieces } = await openArchive(plain, undefined);
    const { readable, controller } = createTarPacker();
    const bytes = new Response((readable as ReadableStream<Uint8Array<ArrayBuffer>>).pipeThrough(seal())).bytes();
    const add = (name: string, size: number, body: ReadableStream<Uint8Array>) =>
      body.pipeTo(controller.add({ name, size }));
    const head = JSON.stringify(manifest);
    await add('opora.json', Buffer.byteLength(head), new Blob([head]).stream());
    for await (const { entry, bytes } of pieces) await add(entry.name, entry.size, bytes);
    await add('files/more', 3, new Blob(['abc']).stream());
    controller.finalize();
    await refused(await bytes, /есть лишнее/);
  });

  it('when the place is not empty, whatever stands there', async () => {
    const city = cityIn(folder, 'full');
    await expect(restoreBackup(plain, undefined, city)).rejects.toThrow(/не пуста/);
    const alien = join(folder, 'alien');
    writeFileSync(alien, '');
    await expect(restoreBackup(plain, undefined, folder)).rejects.toThrow(/не пуста/);
  });
});
