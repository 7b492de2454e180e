import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { ReadableStream as WebStream } from 'node:stream/web';
import { createTarDecoder, createTarPacker, type ParsedTarEntry } from 'modern-tar';
import { ageBeginning, decrypted, encrypted } from './encryption.ts';
import { type Entry, longestManifest, type Manifest, manifestName, readManifest } from './manifest.ts';
import { BackupRefusal } from './refusal.ts';
import { seal, unseal } from './seal.ts';

export type Bytes = ReadableStream<Uint8Array>;

/** The bytes of a file on disk, read as they are asked for. (`Readable.toWeb` throws past everybody when its reader leaves.) */
export const bytesOf = (path: string): Bytes => WebStream.from(read(path)) as Bytes;

async function* read(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path) as AsyncIterable<Uint8Array>;
}

/**
 * Writes a copy: the manifest, then what `feed` adds, in the manifest's order. The file must not be there yet; only its owner
 * may read it, and it is on disk when this resolves.
 */
export async function writeArchive(
  path: string,
  passphrase: string | undefined,
  manifest: Manifest,
  feed: (add: (entry: Entry, bytes: Bytes) => Promise<void>) => Promise<void>,
): Promise<void> {
  const { readable, controller } = createTarPacker();
  const mtime = new Date(manifest.createdAt);
  const add = (name: string, size: number, bytes: Bytes) =>
    bytes.pipeTo(controller.add({ name, size, mtime, mode: 0o600, type: 'file' }));
  const sealed = (readable as Bytes).pipeThrough(seal());
  const stream = passphrase === undefined ? sealed : await encrypted(sealed, passphrase);
  const sink = stream.pipeTo(Writable.toWeb(createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })));
  const fed = (async () => {
    try {
      const head = new TextEncoder().encode(JSON.stringify(manifest));
      await add(manifestName, head.length, new Blob([head]).stream());
      await feed((entry, bytes) => add(entry.name, entry.size, bytes));
      controller.finalize();
    } catch (error) {
      controller.error(error);
      throw error;
    }
  })();
  const [written, given] = await Promise.allSettled([sink, fed]);
  // A full disk fails the writing first; what fed it only learns that nobody takes it.
  if (written.status === 'rejected') throw written.reason;
  if (given.status === 'rejected') throw given.reason;
}

/** An entry of a copy; its bytes are to be read to their end before the next one is asked for. */
export interface Piece {
  entry: Entry;
  bytes: Bytes;
}

export interface OpenArchive {
  manifest: Manifest;
  encrypted: boolean;
  /** Fails where a byte is not what was written. A copy is whole only when this has come to its end. */
  pieces: AsyncGenerator<Piece, void>;
}

const damaged = (cause: unknown) =>
  cause instanceof BackupRefusal ? cause : new BackupRefusal('Файл повреждён или скопирован не до конца.', { cause });

/** Whether a file is an encrypted copy, told by its first bytes. @throws BackupRefusal when it is no copy at all */
export async function isEncrypted(path: string): Promise<boolean> {
  const file = await open(path).catch((error: unknown) => {
    throw new BackupRefusal(`Файла «${path}» нет, или он не открывается.`, { cause: error });
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    const start = buffer.subarray(0, bytesRead);
    if (start.subarray(0, ageBeginning.length).toString('latin1') === ageBeginning) return true;
    const isOurs = start.subarray(0, manifestName.length + 1).toString('latin1') === `${manifestName}\0`;
    if (isOurs && start.subarray(257, 262).toString('latin1') === 'ustar') return false;
    throw foreign();
  } finally {
    await file.close();
  }
}

const foreign = () => new BackupRefusal('Это не резервная копия «Опоры» (или её начало повреждено).');

/**
 * Opens a copy and reads its manifest; nothing is written anywhere.
 * @throws BackupRefusal for what is foreign, newer, damaged, or encrypted by another passphrase
 */
export async function openArchive(path: string, passphrase: string | undefined): Promise<OpenArchive> {
  const locked = await isEncrypted(path);
  if (locked && passphrase === undefined)
    throw new BackupRefusal('Копия зашифрована: назовите её фразу в переменной BACKUP_PASSPHRASE.');
  const raw = bytesOf(path);
  const plain = locked ? await decrypted(raw, passphrase as string) : raw;
  const decoder = createTarDecoder({ strict: true });
  const parsed = plain.pipeThrough(unseal()).pipeThrough(decoder)[Symbol.asyncIterator]();
  try {
    const { value: first, done } = await parsed.next();
    if (done || first.header.name !== manifestName) throw foreign();
    const manifest = readManifest(await wholeOf(first));
    return { manifest, encrypted: locked, pieces: pieces(manifest, parsed) };
  } catch (error) {
    await parsed.return?.().catch(() => {});
    throw damaged(error);
  }
}

async function wholeOf({ header, body }: ParsedTarEntry): Promise<Uint8Array> {
  if (header.type !== 'file' || header.size > longestManifest) throw foreign();
  return new Response(body).bytes();
}

async function* pieces(manifest: Manifest, parsed: AsyncIterator<ParsedTarEntry>): AsyncGenerator<Piece, void> {
  try {
    for (const entry of manifest.entries) {
      const { value, done } = await parsed.next();
      if (done || !isWhatWasNamed(value, entry)) throw new BackupRefusal('Файл повреждён: в копии не то, что в описи.');
      const hash = createHash('sha256');
      yield { entry, bytes: WebStream.from(hashed(value.body, hash)) as Bytes };
      if (hash.digest('hex') !== entry.sha256)
        throw new BackupRefusal(`Файл повреждён: содержимое «${entry.name}» не то, что было скопировано.`);
    }
    // The end of the archive, where the seal and the last encrypted part are checked.
    if (!(await parsed.next()).done) throw new BackupRefusal('Файл повреждён: в копии есть лишнее.');
  } catch (error) {
    throw damaged(error);
  } finally {
    await parsed.return?.().catch(() => {});
  }
}

/** What fails while a piece is read is the copy's fault, and not that of the disk on which it is put. */
async function* hashed(bytes: Bytes, hash: Hash): AsyncGenerator<Uint8Array, void> {
  try {
    for await (const chunk of bytes) {
      hash.update(chunk);
      yield chunk;
    }
  } catch (error) {
    throw damaged(error);
  }
}

/** Neither links nor other names and sizes than the manifest's. */
const isWhatWasNamed = ({ header }: ParsedTarEntry, { name, size }: Entry): boolean =>
  header.type === 'file' && header.name === name && header.size === size;
