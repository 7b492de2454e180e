import { type Database, read } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { files } from '../../../db/schema/files/files.ts';
import type { Actor } from '../actor/index.ts';
import { requireSpace } from '../disk/index.ts';
import { log } from '../log/index.ts';
import { badInput, parse } from '../problem/index.ts';
import { line } from '../russian/shared/russian.ts';
import { type Place, requireRoom } from './quotas.ts';
import { disk, newKey } from './store.ts';
import { typeOf } from './types.ts';

export const mostBytes = 20 * 1024 * 1024;

export const refused = (message: string) => badInput([{ path: 'file', message }]);

/** The address of a file; the name in it is for people, only the id is looked up. */
export const fileUrl = ({ id, name }: { id: string; name: string }): string =>
  `/files/${id}/${encodeURIComponent(name)}`;

/**
 * Checks an uploaded file and writes its bytes to disk; its row is written afterwards by `keepRow`. A caller that fails to
 * write the row calls `removeBytes`.
 * @throws Problem 400 for an empty or too large file, an unknown type, a name that does not match the content; 413 when its
 * owner has no room for it, 507 when the disk has none
 */
export async function takeIn(actor: Actor, file: unknown) {
  if (!(file instanceof File) || (file.size === 0 && !file.name)) throw refused('Выберите файл.');
  if (file.size === 0) throw refused(`Файл «${file.name}» пуст.`);
  if (file.size > mostBytes) throw refused(`Файл «${file.name}» больше 20 МБ. Уменьшите его или разделите на части.`);
  const name = nameOf(file.name);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = await typeOf(name, bytes);
  await requireSpace(bytes.length);
  await requireRoom(read, actor, bytes.length, null);
  const stored = { id: newId(), key: newKey(), name, type, size: bytes.length, ownerId: actor.id };
  await disk.put(stored.key, bytes);
  return { stored, bytes };
}

type Stored = Awaited<ReturnType<typeof takeIn>>['stored'];

/**
 * Writes the row of a received file. Runs inside `write`, so that files uploaded at the same time are counted.
 * @param place what it is attached to; null for a text that is still being written
 * @throws Problem 413 when its owner, their school or the place has no room for it
 */
export async function keepRow(
  database: Database,
  actor: Actor,
  stored: Stored,
  place: Place | null,
  looseAt: Date | null = null,
): Promise<void> {
  await requireRoom(database, actor, stored.size, place);
  await database.insert(files).values({ ...stored, looseAt });
}

const longestName = 150;

/**
 * The last part of a path that a browser may send, on one line and without characters that are special in paths or headers.
 * A name that is too long is cut before its extension: its sender did not type it here.
 */
export function nameOf(sent: string): string {
  const own = (sent.split(/[\\/]/).at(-1) ?? '').replace(/["<>|?*:]/g, '_');
  const [, start = own, ending = ''] = /^(.+?)(\.[^.]{1,10})?$/su.exec(own) ?? [];
  const short = own.length <= longestName ? own : cut(start, longestName - ending.length - 1) + ending;
  return parse(line(longestName), short);
}

/** Cuts a text to at most this many UTF-16 units, never within a character, and marks the cut. */
function cut(text: string, most: number): string {
  const half = /[\uD800-\uDBFF]$/;
  return `${text.slice(0, most).replace(half, '').trimEnd()}…`;
}

/** Bytes without a row are unreachable, so a failure here is logged and not shown. */
export async function removeBytes(key: string): Promise<void> {
  await disk.delete(key).catch((error: unknown) => log.error({ err: error }, 'a file was not removed'));
}
