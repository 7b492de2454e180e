/** The search over given documents without a browser: the same code, reading the files from the disk. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SearchDocument } from '../../api/knowledge/search/document.ts';
import { buildIndex } from '../../api/knowledge/search/indexer.ts';
import { answerTo } from '../../site/browser/search/answer.ts';
import { Library } from '../../site/browser/search/library.ts';
import type { AskOptions, Filters, SearchAnswer } from '../../site/browser/search/types.ts';

export interface OpenedLibrary {
  ask(query: string, filters?: Filters, options?: AskOptions): Promise<SearchAnswer>;
  /** The last parts of the addresses of the first ten results. */
  found(query: string): Promise<string[]>;
  close(): Promise<void>;
}

/** Builds one bundle for each list and opens all. */
export async function openLibrary(...bundles: readonly (readonly SearchDocument[])[]): Promise<OpenedLibrary> {
  const directory = await mkdtemp(join(tmpdir(), 'opora-library-'));
  const paths = bundles.map((_, index) => `/${index}/`);
  for (const [index, documents] of bundles.entries()) await buildIndex(documents, join(directory, String(index)));
  const library = await Library.open(paths, async (path) => {
    // As a server that knows nothing of pieces: the whole file.
    const [file = ''] = path.split('?');
    return new Uint8Array(await readFile(join(directory, file)));
  });
  const ask: OpenedLibrary['ask'] = (query, filters, options) => answerTo(library, query, filters, options);
  return {
    ask,
    found: async (query) => (await ask(query)).results.map(({ url }) => url.split('/').at(-1) ?? ''),
    close: () => rm(directory, { recursive: true, force: true }),
  };
}
