/** The titles that are suggested, taken apart so that a beginning of a word finds its titles among thousands at once. */
import type { Suggestion } from '../../../api/discovery/siteSearch/index.ts';
import { abbreviated } from '../../../api/knowledge/search/shared/abbreviations.ts';
import { rootOf } from '../../../api/knowledge/search/shared/roots.ts';
import { stem } from '../../../api/knowledge/search/shared/stem.ts';
import { words } from '../../../api/knowledge/search/shared/words.ts';

/** The titles that have a word, by number, and for every number where it stands, counted from 0; `FORM` for another form. */
export interface Having {
  readonly numbers: readonly number[];
  readonly places: Int16Array;
}
export const FORM = 32_000;
const NOWHERE = 32_001;

interface KnownWord {
  readonly word: string;
  readonly stem: string;
  /** The first place in each title that has the word, by the title's number. */
  readonly places: Map<number, number>;
}

/** Behind all words that begin with what stands before it. */
const LAST = '\uFFFF';

export const foldedWords = (text: string): string[] => words(text).map(({ folded }) => folded);

export class Titles {
  readonly all: readonly Suggestion[];
  /** How many words each has. */
  readonly lengths: readonly number[];
  readonly #words: readonly KnownWord[];
  readonly #roots = new Map<string, Set<number>>();

  constructor(all: readonly Suggestion[]) {
    const known = new Map<string, KnownWord>();
    const knownOf = (word: string): KnownWord => {
      const one = known.get(word) ?? { word, stem: stem(word), places: new Map<number, number>() };
      known.set(word, one);
      return one;
    };
    this.all = all;
    this.lengths = all.map(([, title], number) => {
      const own = foldedWords(title).map(knownOf);
      const short = abbreviated(own.map((word) => word.stem)).map(({ abbreviation }) => knownOf(abbreviation));
      for (const [place, { places }] of [...own, ...short].entries())
        if (!places.has(number)) places.set(number, place);
      return own.length;
    });
    this.#words = [...known.values()].sort((one, other) => (one.word < other.word ? -1 : 1));
    for (const { word, places } of this.#words) {
      const root = rootOf(word);
      const titles = this.#roots.get(root) ?? new Set();
      this.#roots.set(root, titles);
      for (const number of places.keys()) titles.add(number);
    }
  }

  /** Titles with a word that begins so, or with another form of the word. */
  with(word: string): Having {
    const numbers: number[] = [];
    const places = new Int16Array(this.all.length).fill(NOWHERE);
    const note = (number: number, place: number) => {
      const before = places[number] as number;
      if (before === NOWHERE) numbers.push(number);
      if (place < before) places[number] = place;
    };
    const end = this.#from(word + LAST);
    for (let at = this.#from(word); at < end; at += 1)
      for (const [number, place] of this.#words[at]?.places ?? []) note(number, place);
    for (const number of this.#roots.get(rootOf(word)) ?? []) note(number, FORM);
    return { numbers, places };
  }

  /** Whether a title has a word that begins so, or another form of the word. */
  has(word: string): boolean {
    return this.begins(word) || this.#roots.has(rootOf(word));
  }

  /** Whether a word of a title begins so. */
  begins(letters: string): boolean {
    return this.#words[this.#from(letters)]?.word.startsWith(letters) ?? false;
  }

  /** The place among the sorted words of the first that does not stand before this one. */
  #from(word: string): number {
    let [low, high] = [0, this.#words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#words[middle]?.word ?? '') < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
