/** Builds a bundle that browsers search without a server. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { FORMAT, publishBundle } from './bundle.ts';
import { type Core, ENTRY, type Entry, facetColumns, type PartName, partPath } from './core.ts';
import type { SearchDocument, ShownDocument } from './document.ts';
import { loadForms } from './forms.ts';
import { Inverted, type InvertedTerm } from './inverted.ts';
import { encodePlaces, encodeShard } from './postings.ts';
import { recordOf } from './record.ts';
import { encodeVocabulary } from './vocabulary.ts';

// Small, since a question loads a shard for each of its words; not too small, since each is a request.
const TERMS_SHARD_BYTES = 12_000;
const DOCUMENTS_SHARD_LETTERS = 5_000;

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
  try {
    await writeBundle(await partsOf(documents), documents.length, fresh);
    await publishBundle(fresh, served);
  } finally {
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

async function partsOf(documents: readonly SearchDocument[]): Promise<Map<PartName, Uint8Array>> {
  const formsOf = await loadForms();
  const inverted = new Inverted();
  for (const document of documents) inverted.add(recordOf(document, formsOf));
  const terms = inverted.sorted();
  const shards = shardsOf(terms);
  const shown = documents.map(({ url, title, summary, text, kind, filters, meta }): ShownDocument => {
    return { url, title, summary, text, kind, filters, meta };
  });
  const letters = shown.reduce((sum, { title, summary, text }) => sum + title.length + summary.length + text.length, 0);
  const documentsInShard = Math.max(1, Math.floor((DOCUMENTS_SHARD_LETTERS * documents.length) / Math.max(1, letters)));
  const core: Core = {
    documents: documents.length,
    shards: shards.map((shard) => shard[0]?.key ?? ''),
    documentsInShard,
    facets: facetColumns(documents),
  };
  const parts = new Map<PartName, Uint8Array>([
    ['core', compressed(JSON.stringify(core))],
    ['vocabulary', compressed(encodeVocabulary(terms.map((term) => [term.key, term.documents])))],
  ]);
  shards.forEach((shard, number) => {
    parts.set(`terms-${number}`, compressed(encodeShard(shard)));
    parts.set(`places-${number}`, compressed(encodePlaces(shard.map(({ places }) => places))));
  });
  for (let from = 0; from < shown.length; from += documentsInShard) {
    const shard = JSON.stringify(shown.slice(from, from + documentsInShard));
    parts.set(`documents-${from / documentsInShard}`, compressed(shard));
  }
  return parts;
}

function shardsOf(terms: readonly InvertedTerm[]): InvertedTerm[][] {
  const shards: InvertedTerm[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const term of terms) {
    const own = term.postings.length + term.key.length + 6;
    if (size + own > TERMS_SHARD_BYTES) {
      shards.push([]);
      size = 0;
    }
    shards.at(-1)?.push(term);
    size += own;
  }
  return shards;
}

function compressed(content: string | Uint8Array): Uint8Array {
  return gzipSync(content, { level: 9 });
}

async function writeBundle(parts: ReadonlyMap<PartName, Uint8Array>, documents: number, folder: string): Promise<void> {
  const hash = createHash('sha256').update(String(FORMAT));
  for (const [name, bytes] of parts) hash.update(name).update(bytes);
  const build = hash.digest('hex').slice(0, 12);
  await mkdir(join(folder, 'parts'), { recursive: true });
  for (const [name, bytes] of parts) await writeFile(join(folder, partPath(name, build)), bytes);
  const entry: Entry = { build, documents, vocabulary: parts.get('vocabulary')?.length ?? 0 };
  await writeFile(join(folder, ENTRY), JSON.stringify(entry));
}
