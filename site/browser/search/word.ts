/** Under which keys the index may know one word of a question. */
import { stem } from '../../../api/knowledge/search/shared/stem.ts';
import { lookingRussian } from '../../../api/knowledge/search/shared/words.ts';
import { type Alternative, exactly } from './alternative.ts';
import { commonestBeginning } from './beginnings.ts';
import type { Library } from './library.ts';
import { corrections } from './slips.ts';

// «Обижается» is near enough to «обижает» when no document has it.
const REFLEXIVE = /(?<=[а-я]{4})(ся|сь)$/;
const SHORTEST_BEGINNING = 3;
const SHORTEST_STEM_BEGINNING = 4;
const MOST_BEGINNINGS = 12;
const BEGINNING_SHARE = 0.9;
const RELATED_SHARE = 0.5;
const SAME_ROOT = 0.7;
const SHORTEST_ROOT = 5;
/** Of the same stem, but in no form that the word has: «класе» is hardly «класть». */
const UNFIT_SHARE = 0.5;
const BEHIND_ALL = 9;

/** The ways to read a folded word, the best first; none when the index has nothing like it. */
export async function takeWord(word: string, library: Library, literal: boolean): Promise<Alternative[]> {
  const own = stem(word);
  const known = await library.has(own);
  if (known && (literal || fits(word, library))) return [exactly([keyOf(word, library)])];
  const begun = await beginningWith(word, SHORTEST_BEGINNING, library);
  if (literal) return begun;
  const near = begun.length > 0 ? begun : await nearTo(word, library);
  if (known) return near.length > 0 ? [...near, exactly([own], UNFIT_SHARE, BEHIND_ALL)] : [exactly([own])];
  return near.length > 0 ? near : relatedTo(own, library);
}

/** What a word that no document has may stand for. */
async function nearTo(word: string, library: Library): Promise<Alternative[]> {
  for (const verb of [word.replace(REFLEXIVE, ''), `${word}ся`, `${word}сь`]) {
    if (verb !== word && (await isWord(verb, library))) return [exactly([keyOf(verb, library)], BEGINNING_SHARE)];
  }
  const russian = lookingRussian(word);
  if (russian !== word && (await isWord(russian, library)))
    return [{ ...exactly([keyOf(russian, library)]), corrected: russian }];
  return corrections(word, await library.vocabulary()).map((guess) =>
    guess.corrected ? { ...guess, keys: [keyOf(guess.corrected, library)] } : guess,
  );
}

const isWord = async (word: string, library: Library): Promise<boolean> =>
  (await library.has(stem(word))) && fits(word, library);

const fits = (word: string, library: Library): boolean => library.fits(...apart(word));
/** The key by which to ask for a folded word in the form that it has. */
export const keyOf = (word: string, library: Library): string => library.keyOf(...apart(word));

function apart(word: string): [stem: string, ending: string] {
  const own = stem(word);
  return [own, word.slice(own.length)];
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
  const begun = commonestBeginning(letters, MOST_BEGINNINGS, await library.vocabulary());
  return begun.map((key) => exactly([key], BEGINNING_SHARE));
}
