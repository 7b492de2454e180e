/**
 * The stems of an index as a small text, so that a browser can look for the word that was meant when a letter slipped.
 * Sorted, each line says by its first sign how many letters it shares with the line before. Runs in the browser too.
 */
const SIGNS = '0123456789abcdefghijklmnopqrstuvwxyz';

export const VOCABULARY_FILE = 'vocabulary.pf_words';

/** Writes stems down. */
export function encodeVocabulary(stems: Iterable<string>): string {
  let previous = '';
  return [...stems]
    .sort()
    .map((wordStem) => {
      let shared = 0;
      while (shared < SIGNS.length - 1 && shared < wordStem.length && wordStem[shared] === previous[shared])
        shared += 1;
      previous = wordStem;
      return `${SIGNS[shared]}${wordStem.slice(shared)}`;
    })
    .join('\n');
}

/** Reads them back. */
export function decodeVocabulary(encoded: string): Set<string> {
  const stems = new Set<string>();
  let previous = '';
  for (const line of encoded.split('\n')) {
    if (line === '') continue;
    previous = previous.slice(0, SIGNS.indexOf(line[0] ?? '0')) + line.slice(1);
    stems.add(previous);
  }
  return stems;
}
