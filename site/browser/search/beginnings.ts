/** Words of the index by how they begin: for what is still being typed, and for words of one root. */
import { stem } from '../../../api/knowledge/search/shared/stem.ts';
import type { Vocabulary } from '../../../api/knowledge/search/shared/vocabulary.ts';

/** A beginning that two words of one root share: so many letters, and so much of the word that is asked. */
const SHORTEST_ROOT = 5;
const COMMON_ROOT = 0.6;
const MOST_OF_ONE_ROOT = 8;

const sorted = new WeakMap<Vocabulary, readonly string[]>();

/** The most common stems that begin so. */
export function commonestBeginning(letters: string, most: number, vocabulary: Vocabulary): string[] {
  const common = (key: string) => vocabulary.get(key)?.common ?? 0;
  return beginning(letters, vocabulary)
    .sort((left, right) => common(right) - common(left))
    .slice(0, most);
}

function beginning(letters: string, vocabulary: Vocabulary): string[] {
  // Those of the first bundle are sorted already, those of the others are few.
  const stems = sorted.get(vocabulary) ?? [...vocabulary.keys()].sort();
  sorted.set(vocabulary, stems);
  let [from, to] = [0, stems.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((stems[middle] ?? '') < letters) from = middle + 1;
    else to = middle;
  }
  let end = from;
  while (stems[end]?.startsWith(letters)) end += 1;
  return stems.slice(from, end);
}

/** Other stems of a word's root: who asks of «пропускать» is helped by «пропуски» too. None for a word that no document has. */
export function ofOneRoot(word: string, vocabulary: Vocabulary): string[] {
  const own = stem(word);
  if (own.length < SHORTEST_ROOT || !vocabulary.has(own)) return [];
  const root = own.slice(0, Math.max(SHORTEST_ROOT, Math.ceil(own.length * COMMON_ROOT)));
  return commonestBeginning(root, MOST_OF_ONE_ROOT + 1, vocabulary)
    .filter((key) => key !== own)
    .slice(0, MOST_OF_ONE_ROOT);
}
