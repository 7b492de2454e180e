/**
 * The stems of an index as a small text, so that a browser can look for the word that was meant when a letter slipped.
 * Sorted, each line says by its first sign how many letters it shares with the line before, and by its last, a capital
 * letter, how common the stem is. Runs in the browser too.
 */
const SIGNS = '0123456789abcdefghijklmnopqrstuvwxyz';
const FREQUENCIES = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Stems, and how common each is: the number of its documents as a power of two. */
export type Vocabulary = ReadonlyMap<string, number>;

/** Writes stems down with the number of documents that have them; they come sorted. */
export function encodeVocabulary(stems: Iterable<readonly [stem: string, documents: number]>): string {
  let previous = '';
  return Array.from(stems, ([stem, documents]) => {
    let shared = 0;
    while (shared < SIGNS.length - 1 && shared < stem.length && stem[shared] === previous[shared]) shared += 1;
    previous = stem;
    return `${SIGNS[shared]}${stem.slice(shared)}${FREQUENCIES[Math.floor(Math.log2(Math.max(1, documents)))]}`;
  }).join('\n');
}

/** Reads them back. */
export function decodeVocabulary(encoded: string): Map<string, number> {
  const stems = new Map<string, number>();
  let previous = '';
  for (const line of encoded.split('\n')) {
    if (line === '') continue;
    previous = previous.slice(0, SIGNS.indexOf(line[0] ?? '0')) + line.slice(1, -1);
    stems.set(previous, FREQUENCIES.indexOf(line.at(-1) ?? 'A'));
  }
  return stems;
}
