import { eq, inArray, or } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';
import { type BankFile, bankFiles, frontMatterOf, plainTextOf } from '../bankFiles/index.ts';
import { type NewPublication, putPublications } from './store.ts';

export interface Filled {
  written: number;
  archived: number;
}

/**
 * Synchronises the catalogue with `content/`: inserts and updates changed files, archives deleted ones. Called at every
 * start; without changes it only compares hashes. Throws `BankFileError` when a file is invalid.
 */
export async function fillCatalogue(): Promise<Filled> {
  const files = bankFiles();
  const known = await read
    .select({
      id: publications.id,
      collection: publications.collection,
      slug: publications.slug,
      source: publications.source,
      state: publications.state,
      fileHash: publications.fileHash,
    })
    .from(publications)
    .where(
      or(
        eq(publications.source, 'file'),
        inArray(
          publications.slug,
          files.map(({ slug }) => slug),
        ),
      ),
    );
  const byAddress = new Map(known.map((row) => [`${row.collection}/${row.slug}`, row]));
  const changed = files.filter(({ collection, slug, hash }) => {
    const row = byAddress.get(`${collection}/${slug}`);
    return !row || (row.source === 'file' && (row.fileHash !== hash || row.state !== 'published'));
  });
  const here = new Set(files.map(({ collection, slug }) => `${collection}/${slug}`));
  const gone = known.filter(
    (row) => row.source === 'file' && row.state === 'published' && !here.has(`${row.collection}/${row.slug}`),
  );
  if (changed.length === 0 && gone.length === 0) return { written: 0, archived: 0 };

  const fresh = changed.map((file) => publicationOf(file, byAddress.has(`${file.collection}/${file.slug}`)));
  const goneIds = gone.map(({ id }) => id);
  const written = await write(async (database) => {
    if (goneIds.length > 0)
      await database
        .update(publications)
        .set({ state: 'archived', updatedAt: new Date() })
        .where(inArray(publications.id, goneIds));
    return putPublications(database, fresh);
  });
  return { written: written.length, archived: gone.length };
}

/** A file as a row of the catalogue; `known` when its address has a row already. Throws `BankFileError`. */
export function publicationOf(file: BankFile, known: boolean): NewPublication {
  const { reviewed, reviewDue, ...frontMatter } = frontMatterOf(file);
  return {
    ...frontMatter,
    collection: file.collection,
    source: 'file',
    slug: file.slug,
    state: 'published',
    kind: 'kind' in frontMatter ? frontMatter.kind : 'practice',
    effects: 'effects' in frontMatter ? frontMatter.effects : [],
    composite: 'composite' in frontMatter && frontMatter.composite,
    text: plainTextOf(file),
    html: '',
    fileHash: file.hash,
    reviewedAt: reviewed,
    reviewDueAt: reviewDue,
    // A checkout gives every file a new date, so its age is the day of its review.
    publishedAt: reviewed,
    updatedAt: known ? new Date() : reviewed,
  };
}
