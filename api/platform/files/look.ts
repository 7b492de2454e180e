import { eq } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { fileTexts } from '../../../db/schema/files/texts.ts';
import type { MaybeActor } from '../actor/index.ts';
import { notFound } from '../problem/index.ts';
import { readableFile } from './delivery.ts';
import { fileUrl } from './taking.ts';

/** The preview ends here; for all of it the file is opened. */
const most = 40_000;

/**
 * The text of a file, to preview it before downloading.
 * @returns its lines without empty ones; `whole` is false when they are only the beginning. `html` is the laid-out Word
 * document, empty when it could not be laid out; it is always whole
 * @throws Problem 404 when the caller may not read the file, or its text is not extracted yet
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
