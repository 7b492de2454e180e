/**
 * Which suggestions go with what is being typed: by beginnings of words in any order, by their forms, by an abbreviation; in
 * the wrong layout and with a slip too. Titles that have all words come first, then those that have most of them.
 */
import type { Suggestion } from '../../../api/discovery/siteSearch/index.ts';
import { abbreviated, meaningOf } from '../../../api/knowledge/search/shared/abbreviations.ts';
import { stem } from '../../../api/knowledge/search/shared/stem.ts';
import { tellingWords } from '../../../api/knowledge/search/shared/words.ts';
import { inRussianLayout, looksLikeOtherLayout } from '../search/layout.ts';
import { variants } from '../search/slips.ts';
import { FORM, foldedWords, type Titles } from './titles.ts';

/** A title, and the words of the question as they were taken. */
export interface Suggested {
  readonly suggestion: Suggestion;
  readonly asked: readonly string[];
}

/** How many stand in the list, and how many of each kind when all kinds have some. */
const MOST = 8;
const SHARES = { t: 2, m: 3, p: 1, q: 2 } as const;
const SHORTEST = 2;
/** With fewer titles that have all words, those follow that have most of them. */
const FEW = 3;
/** So much of the words, by number and by how telling they are, a title must have. */
const HALF = 0.5;
const MOST_TELLING = 0.4;
/** In shorter words a slip is not looked for. */
const SHORTEST_WITH_SLIP = 5;
/** What two forms of a word have in common at least: «понимают» and «понимание». */
const NEAR = 4;
const IN_COMMON = 0.7;
const NEAR_SHARE = 0.5;

/** The best suggestions, topics first; nothing for less than two letters. */
export function suggestionsFor(typed: string, titles: Titles): Suggested[] {
  for (const text of looksLikeOtherLayout(typed) ? [typed, inRussianLayout(typed)] : [typed]) {
    const asked = tellingWords(foldedWords(text));
    if (asked.join('').length < SHORTEST) continue;
    const found = readingsOf(text, asked, titles);
    if (found.length > 0) return found;
  }
  return [];
}

function readingsOf(text: string, asked: readonly string[], titles: Titles): Suggested[] {
  const mended = asked.map((word) => withoutSlip(word, titles));
  for (const reading of [asked, ...shorterAndLonger(text, asked), mended]) {
    const whole = matching(reading, titles, 1);
    if (whole.length === 0) continue;
    const some = whole.length < FEW && reading.length > 1 ? [...whole, ...matching(reading, titles, HALF)] : whole;
    return chosen(some, reading, titles);
  }
  return chosen(matching(mended, titles, HALF), mended, titles);
}

/** What was asked with a phrase as its abbreviation, and an abbreviation as the words that it stands for. */
function shorterAndLonger(text: string, asked: readonly string[]): string[][] {
  const all = foldedWords(text);
  const short = abbreviated(all.map(stem)).map(({ abbreviation, from, to }) =>
    tellingWords([...all.slice(0, from), abbreviation, ...all.slice(to)]),
  );
  const long = asked.flatMap((word) => tellingWords(meaningOf(word) ?? [word]));
  return long.length > asked.length ? [...short, long] : short;
}

/** The word itself where a title has it, else the likeliest one that a title has. */
function withoutSlip(word: string, titles: Titles): string {
  if (word.length < SHORTEST_WITH_SLIP || titles.has(word)) return word;
  let best = { word, likelihood: 0 };
  for (const [variant, likelihood] of variants(word)) {
    if (likelihood <= best.likelihood || variant.length < NEAR || !titles.begins(variant.slice(0, NEAR))) continue;
    if (titles.has(variant)) best = { word: variant, likelihood };
  }
  return best.word;
}

/** The letters that other forms of a word have too. */
export const beginningOf = (word: string): string => word.slice(0, Math.max(NEAR, Math.ceil(word.length * IN_COMMON)));

/** Titles that have at least this share of the words, the best first; a rare word weighs more, the first of a title too. */
function matching(asked: readonly string[], titles: Titles, share: number): number[] {
  const size = titles.all.length;
  const [scores, telling, had] = [new Float64Array(size), new Float64Array(size), new Uint8Array(size)];
  const some: number[] = [];
  let whole = 0;
  for (const word of asked) {
    const exact = titles.with(word);
    const near = share < 1 && exact.numbers.length === 0 && word.length > NEAR;
    const { numbers, places } = near ? titles.with(beginningOf(word)) : exact;
    if (numbers.length === 0) continue;
    const worth = Math.log(1 + size / numbers.length) * (near ? NEAR_SHARE : 1);
    whole += worth;
    for (const number of numbers) {
      const place = places[number] as number;
      if (had[number] === 0) some.push(number);
      scores[number] = (scores[number] as number) + worth * (place === 0 ? 3 : place < FORM ? 2 : 1);
      telling[number] = (telling[number] as number) + worth;
      had[number] = (had[number] as number) + 1;
    }
  }
  const scoreOf = (number: number) => (scores[number] as number) - (titles.lengths[number] as number) / 100;
  return some
    .filter((number) => (had[number] as number) >= asked.length * share)
    .filter((number) => (telling[number] as number) >= whole * MOST_TELLING)
    .sort((one, other) => scoreOf(other) - scoreOf(one) || one - other);
}

/** Of each kind its share of the best, what one leaves goes to the others. */
function chosen(sorted: readonly number[], asked: readonly string[], titles: Titles): Suggested[] {
  const numbers = [...new Set(sorted)];
  const kindOf = (number: number) => (titles.all[number] as Suggestion)[0];
  const kinds = Object.keys(SHARES) as (keyof typeof SHARES)[];
  const first = kinds.flatMap((kind) => numbers.filter((number) => kindOf(number) === kind).slice(0, SHARES[kind]));
  const taken = new Set([...first, ...numbers.filter((number) => !first.includes(number))].slice(0, MOST));
  return kinds.flatMap((kind) =>
    numbers
      .filter((number) => taken.has(number) && kindOf(number) === kind)
      .map((number) => ({ suggestion: titles.all[number] as Suggestion, asked })),
  );
}
