/** A byte range, both ends included. */
export interface Part {
  start: number;
  end: number;
}

/**
 * The byte range a request asks for (`Range`, RFC 9110): to resume a download, or to jump to a page of a PDF.
 * @param size of the file in bytes
 * @returns null for the whole file, also when several ranges are asked for; 'none' when the range is outside the file
 */
export function partAsked(range: string | null, size: number): Part | 'none' | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (first === '' && last === '') return null;
  // «-500»: the last 500 bytes.
  const start = first === '' ? Math.max(size - Number(last), 0) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < start) return null;
  return start < size && start <= end ? { start, end } : 'none';
}

/** That range of a stream of bytes; the rest is not read. */
export async function* partOf(stream: AsyncIterable<Uint8Array>, { start, end }: Part): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const chunk of stream) {
    const piece = chunk.subarray(Math.max(start - at, 0), Math.max(end + 1 - at, 0));
    if (piece.length > 0) yield piece;
    at += chunk.length;
    if (at > end) return;
  }
}
