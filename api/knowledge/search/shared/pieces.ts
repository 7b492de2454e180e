/**
 * Parts of an index that only pieces are read of lie in one file each. The pieces of a question are asked for in one
 * request, `terms.BUILD.bin?bytes=0-812,9000-9411`, and come one behind the other; an address of its own, unlike a request
 * for ranges, is kept by every browser and proxy. Who serves files only sends the whole file, which does as well. Runs in
 * the browser and its service worker too.
 */
export interface Span {
  readonly from: number;
  /** Behind its last byte. */
  readonly to: number;
}

/** No more spans are asked for at once. */
export const MOST_SPANS = 64;
const MOST_BYTES = 4_000_000;
const QUERY = /^\?bytes=(\d{1,10}-\d{1,10}(?:,\d{1,10}-\d{1,10})*)$/;

/** What stands behind the path of the file. */
export function queryFor(spans: readonly Span[]): string {
  return `?bytes=${spans.map(({ from, to }) => `${from}-${to}`).join()}`;
}

/** The spans of such a query, rising; nothing when it is none, or asks for more than a question can need. */
export function spansOf(query: string): Span[] | undefined {
  const spans = QUERY.exec(query)?.[1]
    ?.split(',')
    .map((span) => {
      const [from = 0, to = 0] = span.split('-').map(Number);
      return { from, to };
    });
  if (!spans || spans.length > MOST_SPANS || lengthOf(spans) > MOST_BYTES) return undefined;
  const rising = spans.every(({ from, to }, index) => from < to && from >= (spans[index - 1]?.to ?? 0));
  return rising ? spans : undefined;
}

/** How many bytes they have together. */
export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0);
}
