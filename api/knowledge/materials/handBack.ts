import { and, eq } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';
import { type MaterialContent, materialRevisions, materials } from '../../../db/schema/materials.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { conflict } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { handToFile, publicationOf, putPublications } from '../bank/index.ts';
import { type BankFile, bankFile, bankFiles } from '../bankFiles/index.ts';
import { type MaterialRow, materialFor } from './find.ts';
import { keepRevision } from './keeping.ts';
import { type Saved, savedOf } from './material.ts';
import { mdxOf } from './mdx.ts';
import { mayRead, mayWrite } from './policy.ts';
import { contentOfFile, contentToEdit } from './source.ts';
import { stateAfter } from './states.ts';
import { tellWriters } from './telling.ts';

/**
 * How the file under the address of a published material stands to it: it holds the `same` words, a text that the material
 * has left behind (`older`), one that nobody wrote here (`newer`), or it was laid there after the site was built (`unbuilt`).
 */
export type Standing = 'same' | 'older' | 'newer' | 'unbuilt';

export interface FileBehind {
  path: string;
  standing: Standing;
}

/** The files as this process found them: what was laid since then is in no page and no index of it. */
const built = new Map(bankFiles().map(({ path, hash }) => [path, hash]));

/**
 * Compares as files: what only is written differently (a bullet, a quoted line of the front matter) is the same text.
 * @param earlier the texts that the material has had
 */
export function standingOf(
  file: MaterialContent,
  shown: MaterialContent,
  earlier: readonly MaterialContent[],
): 'same' | 'older' | 'newer' {
  const words = mdxOf(file);
  if (words === mdxOf(shown)) return 'same';
  return earlier.some((content) => mdxOf(content) === words) ? 'older' : 'newer';
}

async function compared(database: Database, file: BankFile, material: MaterialRow): Promise<Standing> {
  if (built.get(file.path) !== file.hash) return 'unbuilt';
  const revisions = await database
    .select({ number: materialRevisions.number, content: materialRevisions.content })
    .from(materialRevisions)
    .where(eq(materialRevisions.materialId, material.id));
  const shown = revisions.find(({ number }) => number === material.publishedRevision)?.content ?? material.content;
  return standingOf(
    contentOfFile(file),
    shown,
    revisions.map(({ content }) => content),
  );
}

const fileOf = ({ slug }: MaterialRow) => (slug ? bankFile('material', slug) : null);

/** The file to which a published material can be handed back, for its page; null when there is none. */
export async function fileBehind(actor: Actor, id: string): Promise<FileBehind | null> {
  const material = await materialFor(read, actor, id);
  const file = material.state === 'published' ? fileOf(material) : null;
  return file && { path: file.path, standing: await compared(read, file, material) };
}

const whyNot: Record<Exclude<Standing, 'same' | 'newer'>, (path: string) => string> = {
  older: (path) =>
    `В файле ${path} прежний текст: читатели потеряли бы то, что опубликовано здесь. Скачайте файл MDX, положите его на место прежнего, соберите сайт и вернитесь.`,
  unbuilt: (path) =>
    `Файл ${path} изменили после того, как сайт собрали. Соберите и запустите сайт заново, потом верните материал файлу.`,
};

/**
 * Hands a published material back to its file: readers see the file again, the text here goes to the archive with all its
 * versions. Reports, bookmarks and talk stay, since the page is the same.
 * @throws Problem 409 when it is not published, no file stands at its address, or the file holds earlier words
 */
export async function handBack(actor: Actor, id: string): Promise<Saved> {
  await materialFor(read, actor, id, mayWrite);
  const { saved, publicationId, slug } = await write(async (database) => {
    const material = await materialFor(database, actor, id, mayRead);
    const state = stateAfter(material.state, 'archive');
    const file = fileOf(material);
    if (!file)
      throw conflict('У этого материала нет файла: он написан здесь. Сначала скачайте файл MDX и соберите с ним сайт.');
    const standing = await compared(database, file, material);
    if (standing === 'older' || standing === 'unbuilt') throw conflict(whyNot[standing](file.path), { standing });
    // A file never replaces what the database holds: the row is handed over first.
    await handToFile(database, file.slug);
    const [publicationId = ''] = await putPublications(database, [publicationOf(file, true)]);
    const content = contentOfFile(file);
    if (standing === 'newer') await keepRevision(database, id, { content, reason: 'imported', by: actor.id });
    const archiveReason = `Материал возвращён файлу ${file.path}.`;
    await database
      .update(materials)
      .set({ state, archiveReason, content, title: content.title })
      .where(eq(materials.id, id));
    await recordAudit(database, actor, 'material.handed-back', { kind: 'material', id }, { path: file.path, standing });
    await tellWriters(database, material, actor, `Материал «${material.title}» возвращён файлу`, `/bank/${file.slug}`);
    return { saved: savedOf({ ...material, state }), publicationId, slug: file.slug };
  });
  emit({ kind: 'publication.changed', publicationId, collection: 'material', slug });
  return saved;
}

/**
 * The text with which work on an archived material begins again: that of the file when readers see the file, else null (its
 * own). @throws Problem 409 when the file holds parts that the editor cannot show
 */
export async function textOfShownFile(database: Database, material: MaterialRow): Promise<MaterialContent | null> {
  const file = material.state === 'archived' ? fileOf(material) : null;
  if (!file) return null;
  const [shown] = await database
    .select({ source: publications.source })
    .from(publications)
    .where(and(eq(publications.collection, 'material'), eq(publications.slug, file.slug)))
    .limit(1);
  return shown?.source === 'file' ? contentToEdit(file) : null;
}
