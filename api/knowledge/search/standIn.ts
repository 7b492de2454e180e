/** Which documents of an index that was built with the site another one stands in for. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { ShownDocument } from './document.ts';
import { decodeCore, ENTRY, type Entry, type PartName, partPath, type StandIn, spanOf } from './shared/core.ts';

let known: { build: string; urls: readonly string[] } | undefined;

/** Where the documents of a bundle lead, by their numbers; null when there is no bundle. */
async function urlsIn(folder: string) {
  const entry = await readFile(join(folder, ENTRY), 'utf8').catch(() => null);
  if (entry === null) return null;
  const { build } = JSON.parse(entry) as Entry;
  if (known?.build === build) return known;
  const part = (name: PartName) => readFile(join(folder, partPath(name, build)));
  const [core, packed] = await Promise.all([part('core'), part('documents')]);
  const { shown } = decodeCore(inflateRawSync(core));
  const urls = Array.from({ length: shown.length - 1 }, (_, piece) => {
    const { from, to } = spanOf(shown, piece);
    const documents = JSON.parse(inflateRawSync(packed.subarray(from, to)).toString('utf8')) as ShownDocument[];
    return documents.map(({ url }) => url);
  }).flat();
  known = { build, urls };
  return known;
}

/**
 * All that the bundle in `folder` holds and that does not stand as it was built any more: a page whose text is another one
 * now, or that is gone. `standing` are the addresses of those that do. Null when there is no such bundle.
 */
export async function standInFor(folder: string, standing: ReadonlySet<string>): Promise<StandIn | null> {
  const bundle = await urlsIn(folder);
  if (!bundle) return null;
  const documents = bundle.urls.flatMap((url, number) => (standing.has(url) ? [] : [number]));
  return { build: bundle.build, documents };
}
