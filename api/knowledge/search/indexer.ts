/** Builds a bundle that browsers search without a server. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { FORMAT, publishBundle } from './bundle.ts';
import type { SearchDocument, ShownDocument } from './document.ts';
import { Endings } from './endings.ts';
import { loadForms } from './forms.ts';
import { Inverted, type InvertedTerm } from './inverted.ts';
import { recordOf } from './record.ts';
import { remembering } from './remembering.ts';
import { isOfFamily } from './shared/asked.ts';
import type { StandIn } from './shared/core.ts';
import {
  type Core,
  ENTRY,
  type Entry,
  encodeCore,
  facetColumns,
  type PartName,
  partPath,
  spanOf,
} from './shared/core.ts';
import { encodePlaces, encodeTerms } from './shared/postings.ts';
import { encodeVocabulary } from './shared/vocabulary.ts';
import { words } from './shared/words.ts';

// Small, since a question loads a piece for each of its words and results; not too small, since the core says where each is.
const PIECE_OF_TERMS = 8_000;
const PIECE_LETTERS = 1_500;

interface BuiltIndex {
  readonly documents: number;
  readonly milliseconds: number;
}

/**
 * Builds the index of these documents and publishes it in `outputDirectory`, which may be served meanwhile. An empty list
 * makes a bundle that finds nothing. It keeps a processor busy for a while: on a server run it as its own process
 * (`build.ts`). `standIn` names what is found in another bundle no more. Two builds into the same folder must not overlap.
 */
export async function buildIndex(
  documents: readonly SearchDocument[],
  outputDirectory: string,
  standIn?: StandIn,
): Promise<BuiltIndex> {
  const started = performance.now();
  const served = resolve(outputDirectory);
  await mkdir(dirname(served), { recursive: true });
  await removeAbandoned(served);
  // Beside the served folder, since only within one file system a rename is atomic.
  const fresh = await mkdtemp(join(dirname(served), `.${basename(served)}-`));
  try {
    await writeBundle(await partsOf(documents), { documents: documents.length, ...(standIn && { standIn }) }, fresh);
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
  const endings = new Endings(wordsOf(documents), formsOf);
  const keysOf = remembering((word) => {
    const forms = formsOf(word);
    return { ...forms, families: endings.keysOf(forms, word) };
  });
  const inverted = new Inverted();
  for (const document of documents) inverted.add(recordOf(document, keysOf));
  const terms = inverted.sorted();
  const groups = groupsOf(terms);
  const places = packed(groups.map((group) => encodePlaces(group.map((term) => term.places))));
  const keys = packed(groups.map((group, index) => encodeTerms(group, spanOf(places.starts, index))));
  const documentsInPiece = Math.max(
    1,
    Math.floor((PIECE_LETTERS * documents.length) / Math.max(1, letters(documents))),
  );
  const shown = packed(
    Array.from({ length: Math.ceil(documents.length / documentsInPiece) }, (_, number) =>
      JSON.stringify(documents.slice(number * documentsInPiece, (number + 1) * documentsInPiece).map(shownOf)),
    ),
  );
  const core: Core = {
    documents: documents.length,
    firstKeys: groups.map((group) => group[0]?.key ?? ''),
    terms: keys.starts,
    documentsInPiece,
    shown: shown.starts,
    places: places.bytes.length,
    facets: facetColumns(documents),
  };
  const stems = terms
    .filter(({ key }) => !isOfFamily(key))
    .map(({ key, documents: having }) => ({ stem: key, documents: having, families: endings.of(key) }));
  return new Map<PartName, Uint8Array>([
    ['core', compressed(encodeCore(core))],
    ['vocabulary', compressed(encodeVocabulary(stems))],
    ['terms', keys.bytes],
    ['places', places.bytes],
    ['documents', shown.bytes],
  ]);
}

/** Every word of these documents. */
function* wordsOf(documents: readonly SearchDocument[]): Generator<string> {
  for (const { title, summary, text, headings = [], filedUnder = [] } of documents)
    for (const part of [title, summary, text, ...headings, ...filedUnder])
      for (const { folded } of words(part)) yield folded;
}

function shownOf({ url, title, summary, text, kind, filters, meta }: SearchDocument): ShownDocument {
  return { url, title, summary, text, kind, filters, meta };
}

function letters(documents: readonly SearchDocument[]): number {
  return documents.reduce((sum, { title, summary, text }) => sum + title.length + summary.length + text.length, 0);
}

function groupsOf(terms: readonly InvertedTerm[]): InvertedTerm[][] {
  const groups: InvertedTerm[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const term of terms) {
    const own = term.postings.length + term.key.length + 6;
    if (size + own > PIECE_OF_TERMS) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)?.push(term);
    size += own;
  }
  return groups;
}

/** Pieces, each compressed by itself, as one file; `starts` also says where it ends. */
function packed(pieces: readonly (string | Uint8Array)[]): { bytes: Uint8Array; starts: Uint32Array } {
  const all = pieces.map(compressed);
  const starts = new Uint32Array(all.length + 1);
  all.forEach((piece, index) => {
    starts[index + 1] = (starts[index] ?? 0) + piece.length;
  });
  return { bytes: Buffer.concat(all), starts };
}

function compressed(content: string | Uint8Array): Uint8Array {
  return deflateRawSync(content, { level: 9 });
}

async function writeBundle(
  parts: ReadonlyMap<PartName, Uint8Array>,
  said: Pick<Entry, 'documents' | 'standIn'>,
  folder: string,
): Promise<void> {
  const hash = createHash('sha256')
    .update(String(FORMAT))
    .update(JSON.stringify(said.standIn ?? null));
  for (const [name, bytes] of parts) hash.update(name).update(bytes);
  const build = hash.digest('hex').slice(0, 12);
  await mkdir(join(folder, 'parts'), { recursive: true });
  for (const [name, bytes] of parts) await writeFile(join(folder, partPath(name, build)), bytes);
  const entry: Entry = { build, ...said, vocabulary: parts.get('vocabulary')?.length ?? 0 };
  await writeFile(join(folder, ENTRY), JSON.stringify(entry));
}
