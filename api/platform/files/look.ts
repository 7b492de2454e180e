import { eq } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { fileTexts } from '../../../db/schema/files/texts.ts';
import type { MaybeActor } from '../actor/index.ts';
import { notFound } from '../problem/index.ts';
import { readableFile } from './delivery.ts';
import { fileUrl } from './taking.ts';

/** More letters than this are no look any more: who wants all of it opens the file. */
const most = 40_000;

/**
 * The words of a file, to be read before one downloads it.
 * @returns its lines, empty ones left out; `whole` is false when they are only the beginning. `html` is a Word document as it
 * is laid out, empty where it could not be: it is whole always
 * @throws Problem 404 for who may not read the file, and while its words are not read out of it
 */
export async function lookInto(actor: MaybeActor, id: string) {
  const file = await readableFile(actor, id);
  const [found] = await read.select().from(fileTexts).where(eq(fileTexts.fileId, id)).limit(1);
  if (found?.state !== 'read') throw notFound('Слов этого файла у нас нет: откройте сам файл.');
  const { id: _id, key: _key, ownerId: _owner, looseAt: _loose, createdAt: _at, ...shown } = file;
  const lines = found.text.slice(0, most).split(/\n+/);
  return {
    ...shown,
    url: fileUrl(file),
    pages: found.pages,
    width: null,
    height: null,
    html: found.html,
    lines: lines.map((line) => line.trim()).filter(Boolean),
    whole: found.text.length <= most,
  };
}
