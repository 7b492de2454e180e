/**
 * Which suggestions go with what is being typed: by the beginnings of words, by their forms, by an abbreviation; in the wrong
 * layout and with a slip too.
 */
import type { Suggestion } from '../../../api/find/suggestions.ts';
import { abbreviated, meaningOf } from '../../../api/search/abbreviations.ts';
import { rootOf } from '../../../api/search/roots.ts';
import { stem } from '../../../api/search/stem.ts';
import { fold, tellingWords, words } from '../../../api/search/words.ts';
import { inRussianLayout, looksLikeOtherLayout } from '../search/layout.ts';
import { variants } from '../search/slips.ts';

interface Prepared {
  readonly suggestion: Suggestion;
  readonly words: readonly string[];
  readonly roots: ReadonlySet<string>;
}
/** How many of each kind stand in the list. */
const MOST = { t: 3, m: 4, p: 2, q: 3 } as const;
const SHORTEST = 2;
/** A shared beginning of this length makes two words near. */
const NEAR = 4;
/** In shorter words a slip is not looked for. */
const SHORTEST_WITH_SLIP = 5;

const folded = (text: string): string[] => words(text).map((word) => word.folded);

/** Takes the titles apart, once a page. */
export const prepared = (suggestions: readonly Suggestion[]): Prepared[] =>
  suggestions.map((suggestion) => {
    const all = folded(suggestion[1]);
    const short = abbreviated(all.map(stem)).map(({ abbreviation }) => abbreviation);
    return { suggestion, words: [...all, ...short], roots: new Set(all.map(rootOf)) };
  });

/** The best suggestions, topics first; nothing for less than two letters. */
export function suggestionsFor(typed: string, all: readonly Prepared[]): Suggestion[] {
  for (const text of looksLikeOtherLayout(typed) ? [typed, inRussianLayout(typed)] : [typed]) {
    const asked = tellingWords(folded(text));
    if (asked.join('').length < SHORTEST) continue;
    for (const reading of [asked, ...shorterAndLonger(text, asked)]) {
      const found = matching(reading, all);
      if (found.length > 0) return found;
    }
    const mended = asked.map((word) => withoutSlip(word, all));
    if (mended.some((word, place) => word !== asked[place])) return matching(mended, all);
  }
  return [];
}

/** What was asked with a phrase as its abbreviation, and an abbreviation as the words that it stands for. */
function shorterAndLonger(text: string, asked: readonly string[]): string[][] {
  const all = folded(text);
  const short = abbreviated(all.map(stem)).map(({ abbreviation, from, to }) =>
    tellingWords([...all.slice(0, from), abbreviation, ...all.slice(to)]),
  );
  const long = asked.flatMap((word) => tellingWords(meaningOf(word) ?? [word]));
  return long.length > asked.length ? [...short, long] : short;
}

/** The word itself where a title has it, else the likeliest one that a title has. */
function withoutSlip(word: string, all: readonly Prepared[]): string {
  const has = (one: string) => all.some((title) => placeOf(one, title) !== undefined);
  if (word.length < SHORTEST_WITH_SLIP || has(word)) return word;
  const beginnings = new Set(all.flatMap((one) => one.words.map((known) => known.slice(0, NEAR))));
  let best = { word, likelihood: 0 };
  for (const [variant, likelihood] of variants(word)) {
    if (likelihood <= best.likelihood || variant.length < NEAR || !beginnings.has(variant.slice(0, NEAR))) continue;
    if (has(variant)) best = { word: variant, likelihood };
  }
  return best.word;
}

function matching(asked: readonly string[], all: readonly Prepared[]): Suggestion[] {
  const scored = all
    .map((one) => ({ suggestion: one.suggestion, score: scoreOf(asked, one) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score);
  return (Object.keys(MOST) as (keyof typeof MOST)[]).flatMap((kind) =>
    scored
      .filter(({ suggestion }) => suggestion[0] === kind)
      .slice(0, MOST[kind])
      .map(({ suggestion }) => suggestion),
  );
}

/** 0 when a word is missing; the first word of a title weighs most. */
function scoreOf(asked: readonly string[], one: Prepared): number {
  let score = 1;
  for (const word of asked) {
    const place = placeOf(word, one);
    if (place === undefined) return 0;
    score += place === 0 ? 3 : place > 0 ? 2 : 1;
  }
  return score - one.words.length / 100;
}

/** Where a title has a word that begins so; -1 for another form of the word, nothing when it has none. */
function placeOf(word: string, one: Prepared): number | undefined {
  const place = one.words.findIndex((known) => known.startsWith(word));
  return place >= 0 || one.roots.has(rootOf(word)) ? place : undefined;
}

/** Topics that share the beginning of a word with a question that found nothing. */
export function topicsNear(question: string, all: readonly Prepared[], most: number): Suggestion[] {
  const text = looksLikeOtherLayout(question) ? inRussianLayout(question) : question;
  const beginnings = tellingWords(folded(text))
    .map(stem)
    .filter((one) => one.length >= NEAR)
    .map((one) => fold(one).slice(0, Math.max(NEAR, Math.ceil(one.length * 0.6))));
  return all
    .filter(({ suggestion: [kind] }) => kind === 't')
    .map((one) => ({ one, hits: beginnings.filter((part) => one.words.some((word) => word.startsWith(part))).length }))
    .filter(({ hits }) => hits > 0)
    .sort((one, other) => other.hits - one.hits)
    .slice(0, most)
    .map(({ one }) => one.suggestion);
}
