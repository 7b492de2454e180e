/** Under which keys the index may know one word of a question. */
import { stem } from '../../../api/search/stem.ts';
import { lookingRussian } from '../../../api/search/words.ts';
import type { Synonym } from './client.ts';
import type { Library } from './library.ts';
import { corrections } from './slips.ts';

/** A way in which a document may answer: it has all the keys. */
export interface Alternative {
  readonly keys: readonly string[];
  /** How much of the word's worth it has, up to 1. */
  readonly share: number;
  /** Where one word is asked, all documents of a lower rank go before those of a higher one. */
  readonly rank: number;
  /** The word that was taken for a slip. */
  readonly corrected?: string;
  /** The synonym that was taken, and for what. */
  readonly synonym?: Synonym;
}

// «Обижается» is near enough to «обижает» when no document has it.
const REFLEXIVE = /(?<=[а-я]{4})(ся|сь)$/;
const SHORTEST_BEGINNING = 3;
const SHORTEST_STEM_BEGINNING = 4;
const MOST_BEGINNINGS = 12;
const MOST_CORRECTIONS = 3;
const NEARLY_AS_LIKELY = 0.7;
const NEXT_GUESS_SHARE = 0.7;
const BEGINNING_SHARE = 0.9;
const RELATED_SHARE = 0.5;
const SAME_ROOT = 0.7;
const SHORTEST_ROOT = 5;

export function exactly(keys: readonly string[], share = 1): Alternative {
  return { keys, share, rank: 0 };
}

/** The ways to read a folded word, the best first; none when the index has nothing like it. */
export async function takeWord(word: string, library: Library, literal: boolean): Promise<Alternative[]> {
  const own = stem(word);
  if (await library.has(own)) return [{ keys: [own], share: 1, rank: 0 }];
  const begun = await beginningWith(word, SHORTEST_BEGINNING, library);
  if (begun.length > 0 || literal) return begun;
  const plain = word.replace(REFLEXIVE, '');
  if (plain !== word && (await library.has(stem(plain))))
    return [{ keys: [stem(plain)], share: BEGINNING_SHARE, rank: 0 }];
  const russian = lookingRussian(word);
  if (russian !== word && (await library.has(stem(russian)))) {
    return [{ keys: [stem(russian)], share: 1, rank: 0, corrected: russian }];
  }
  const better = corrections(word, await library.vocabulary());
  const likely = better.filter(({ worth }) => worth >= NEARLY_AS_LIKELY * (better[0]?.worth ?? 0));
  if (likely.length > 0) {
    return likely.slice(0, MOST_CORRECTIONS).map((correction, index) => ({
      keys: [correction.stem],
      share: NEXT_GUESS_SHARE ** index,
      rank: index,
      corrected: correction.word,
    }));
  }
  return relatedTo(own, library);
}

/** Words of the same root, when there is nothing nearer: «критериальный» is helped by «критерии». */
async function relatedTo(own: string, library: Library): Promise<Alternative[]> {
  const shortest = Math.min(own.length, Math.max(SHORTEST_ROOT, Math.ceil(own.length * SAME_ROOT)));
  for (let length = own.length; length >= shortest; length -= 1) {
    const related = await beginningWith(own.slice(0, length), SHORTEST_STEM_BEGINNING, library);
    if (related.length > 0) return related.map((one) => ({ ...one, share: RELATED_SHARE, rank: 2 }));
  }
  return [];
}

/** For a word that is still being typed: the most common keys that begin with it. */
async function beginningWith(letters: string, shortest: number, library: Library): Promise<Alternative[]> {
  if (letters.length < shortest) return [];
  const begun: (readonly [key: string, common: number])[] = [];
  for (const entry of await library.vocabulary()) if (entry[0].startsWith(letters)) begun.push(entry);
  const common = begun.sort(([, left], [, right]) => right - left).slice(0, MOST_BEGINNINGS);
  return common.map(([key]) => ({ keys: [key], share: BEGINNING_SHARE, rank: 0 }));
}
