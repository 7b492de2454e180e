/** Builds a bundle that browsers search without a server: Pagefind's files, filled with the keys of `record.ts`. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { publishBundle } from './bundle.ts';
import type { SearchDocument } from './document.ts';
import { loadForms } from './forms.ts';
import { recordOf } from './record.ts';
import { encodeVocabulary, VOCABULARY_FILE } from './vocabulary.ts';

const BATCH = 64;

let buildsUnderWay = 0;

export interface BuiltIndex {
  readonly documents: number;
  readonly milliseconds: number;
}

/**
 * Builds the index of these documents and publishes it in `outputDirectory`, which may be served meanwhile. An empty list
 * makes a bundle that finds nothing. It keeps a processor busy for a while: on a server run it as its own process
 * (`build.ts`). Two builds into the same folder must not overlap.
 */
export async function buildIndex(documents: readonly SearchDocument[], outputDirectory: string): Promise<BuiltIndex> {
  const started = performance.now();
  const served = resolve(outputDirectory);
  await mkdir(dirname(served), { recursive: true });
  await removeAbandoned(served);
  // Beside the served folder, since only within one file system a rename is atomic.
  const fresh = await mkdtemp(join(dirname(served), `.${basename(served)}-`));
  buildsUnderWay += 1;
  try {
    const index = await newIndex();
    const stems = await addAll(index, documents);
    failOn((await index.writeFiles({ outputPath: fresh })).errors);
    await writeFile(join(fresh, VOCABULARY_FILE), gzipSync(encodeVocabulary(stems)));
    await index.deleteIndex();
    await publishBundle(fresh, served);
  } finally {
    buildsUnderWay -= 1;
    // The helper process is shared by all builds of this process; the last one sends it away.
    if (buildsUnderWay === 0) await close();
    await rm(fresh, { recursive: true, force: true });
  }
  return { documents: documents.length, milliseconds: Math.round(performance.now() - started) };
}

/** What builds that were broken off have left beside the served folder. */
async function removeAbandoned(served: string): Promise<void> {
  const start = `.${basename(served)}-`;
  const left = (await readdir(dirname(served))).filter((name) => name.startsWith(start));
  for (const name of left) await rm(join(dirname(served), name), { recursive: true, force: true });
}

async function newIndex(): Promise<PagefindIndex> {
  const { index, errors } = await createIndex({ forceLanguage: 'ru' });
  failOn(errors);
  if (!index) throw new Error('Pagefind made no index');
  return index;
}

/** Gives Pagefind the records; returns the stems of all of them. */
async function addAll(index: PagefindIndex, documents: readonly SearchDocument[]): Promise<Set<string>> {
  const formsOf = await loadForms();
  const allStems = new Set<string>();
  let before: Promise<void> = Promise.resolve();
  for (let from = 0; from < documents.length; from += BATCH) {
    const batch = documents.slice(from, from + BATCH).map((document) => {
      const { page, stems } = recordOf(document, formsOf);
      for (const wordStem of stems) allStems.add(wordStem);
      return { url: document.url, content: page };
    });
    // One batch ahead, so that Pagefind's process reads while this one makes the next records.
    const sent = addBatch(index, batch);
    await before;
    before = sent;
  }
  await before;
  return allStems;
}

async function addBatch(index: PagefindIndex, files: readonly { url: string; content: string }[]): Promise<void> {
  for (const { errors } of await Promise.all(files.map((file) => index.addHTMLFile(file)))) failOn(errors);
}

function failOn(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
}
