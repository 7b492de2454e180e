/** Pieces of the search index for browsers: see `api/knowledge/search/shared/pieces.ts`. */
import { open } from 'node:fs/promises';
import { lengthOf, type Span } from '../../api/knowledge/search/shared/pieces.ts';

/** The bytes of the spans of a file one behind the other; `missing` without the file, `short` when it ends before them. */
export async function readPieces(
  path: string,
  spans: readonly Span[],
): Promise<Uint8Array<ArrayBuffer> | 'missing' | 'short'> {
  const file = await open(path).catch(() => undefined);
  if (!file) return 'missing';
  try {
    if (((await file.stat()).size ?? 0) < (spans.at(-1)?.to ?? 0)) return 'short';
    const bytes = new Uint8Array(lengthOf(spans));
    let at = 0;
    const reads = spans.map(({ from, to }) => {
      const start = at;
      at += to - from;
      return file.read(bytes, start, to - from, from);
    });
    await Promise.all(reads);
    return bytes;
  } finally {
    await file.close();
  }
}
