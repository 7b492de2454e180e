import { and, eq } from 'drizzle-orm';
import { type Database, read } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';
import { type MaterialContent, materialRevisions } from '../../../db/schema/materials.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { conflict } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { takeStep } from '../../platform/workflow/index.ts';
import { handToFile, publicationOf, putPublications } from '../bank/index.ts';
import { type BankFile, bankFile, bankFiles } from '../bankFiles/index.ts';
import { type MaterialRow, materialFor } from './find.ts';
import { keepRevision } from './keeping.ts';
import { type Saved, savedOf } from './material.ts';
import { mdxOf } from './mdx.ts';
import { contentOfFile, contentToEdit } from './source.ts';
import { materialFlow } from './steps.ts';

/**
 * How the file at the address of a published material compares: it has the `same` text, an `older` one of the
 * material, a `newer` one that was not written here, or was added after the site was built (`unbuilt`).
 */
export type Standing = 'same' | 'older' | 'newer' | 'unbuilt';

export interface FileBehind {
  path: string;
  standing: Standing;
}

/** The files when this process started: later ones are in no page and no index. */
const built = new Map(bankFiles().map(({ path, hash }) => [path, hash]));

/**
 * Compares as files: differences of style (a bullet, quotes in the front matter) do not count.
 * @param earlier previous texts of the material
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

/** The file that can replace a published material, for its page; null when there is none. */
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
 * Hands a published material back to its file: readers see the file again, the text here is archived with all its
 * versions. Reports, bookmarks and discussions stay, because the page is the same.
 * @throws Problem 409 when it is not published, there is no file at its address, or the file is older
 */
export async function handBack(actor: Actor, id: string): Promise<Saved> {
  const { after, result } = await takeStep(materialFlow, actor, id, 'handBack', undefined, {
    async change(database, { thing: material }) {
      const file = fileOf(material);
      if (!file)
        throw conflict(
          'У этого материала нет файла: он написан здесь. Сначала скачайте файл MDX и соберите с ним сайт.',
        );
      const standing = await compared(database, file, material);
      if (standing === 'older' || standing === 'unbuilt') throw conflict(whyNot[standing](file.path), { standing });
      // A file never replaces what the database holds: the row is handed over first.
      await handToFile(database, file.slug);
      const [publicationId = ''] = await putPublications(database, [publicationOf(file, true)]);
      const content = contentOfFile(file);
      if (standing === 'newer') await keepRevision(database, id, { content, reason: 'imported', by: actor.id });
      return {
        set: { archiveReason: `Материал возвращён файлу ${file.path}.`, content, title: content.title },
        facts: { path: file.path, standing },
        result: { publicationId, slug: file.slug },
      };
    },
  });
  if (result) emit({ kind: 'publication.changed', collection: 'material', ...result });
  return savedOf(after);
}

/**
 * The text to continue an archived material with: that of the file when readers see the file, else null (its
 * own). @throws Problem 409 when the file has parts that the editor cannot show
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
