import { disk, newKey, thumbnailOf } from '../../api/platform/files/index.ts';
import { Drawing, type Paper, writePdf, writeWord } from '../../api/platform/papers/index.ts';
import type { Database } from '../client.ts';
import { newId } from '../identifier.ts';
import { attachments, files } from '../schema/files/files.ts';
import { fileTexts } from '../schema/files/texts.ts';
import type { DemoPart } from './part.ts';
import { daysAgo, type Ids, readData } from './people.ts';
import { materialsOf } from './upkeep.ts';

interface FileData {
  name: string;
  format: 'word' | 'pdf' | 'picture';
  text: string[];
}
interface Shelf {
  slug: string;
  by: string;
  days: number;
  files: FileData[];
}

type Written = Awaited<ReturnType<typeof written>>;

/** Files of materials, written to the store; their rows come with everything else. */
async function prepareEnclosures(ids: Ids) {
  const shelves = readData<{ enclosures: Shelf[] }>('enclosures').enclosures;
  const stored: { shelf: Shelf; files: Written[] }[] = [];
  for (const shelf of shelves) stored.push({ shelf, files: await Promise.all(shelf.files.map(written)) });
  return async (database: Database) => {
    const bySlug = await materialsOf(
      database,
      shelves.map(({ slug }) => slug),
    );
    for (const { shelf, files: rows } of stored)
      for (const [position, { read, ...file }] of rows.entries()) {
        const at = daysAgo(shelf.days);
        await database.insert(files).values({ ...file, ownerId: ids.person(shelf.by), createdAt: at });
        await database.insert(attachments).values({
          subjectKind: 'publication',
          subjectId: bySlug.get(shelf.slug) as string,
          fileId: file.id,
          position,
        });
        await database.insert(fileTexts).values({ ...read, fileId: file.id, readAt: at });
      }
  };
}

/** One file on disk, with what reading it through will find: each is one sheet. */
async function written({ name, format, text }: FileData) {
  const key = newKey();
  const id = newId();
  if (format === 'picture') {
    const bytes = stripes();
    const [thumbnailKey, small] = [newKey(), await thumbnailOf(bytes)];
    await disk.put(key, bytes);
    await disk.put(thumbnailKey, small);
    const read = { state: 'empty' as const, thumbnailKey, width: 720, height: 300 };
    return { id, key, name: `${name}.png`, type: 'image/png', size: bytes.length, read };
  }
  const paper: Paper = {
    title: name,
    author: 'Методический центр',
    name,
    parts: [{ kind: 'title', text: name }, ...text.map((line) => ({ kind: 'text' as const, text: line }))],
  };
  const { bytes, type, name: fileName } = await (format === 'pdf' ? writePdf(paper) : writeWord(paper));
  await disk.put(key, bytes);
  const read = { state: 'read' as const, text: [name, ...text].join('\n'), pages: format === 'pdf' ? 1 : null };
  return { id, key, name: fileName.replaceAll('_', ''), type, size: bytes.length, read };
}

/** Two stripes in parts: three to two. */
function stripes(): Uint8Array {
  const drawing = new Drawing(720, 300, [255, 255, 255]);
  for (let part = 0; part < 3; part++) drawing.fill(40 + part * 130, 60, 126, 70, [15, 92, 85]);
  for (let part = 0; part < 2; part++) drawing.fill(40 + part * 130, 170, 126, 70, [180, 80, 30]);
  return drawing.png();
}

export const part: DemoPart = { order: 140, prepare: prepareEnclosures };
