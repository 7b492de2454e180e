/** Which suggestions go with what is being typed: by the beginnings of words, by their forms, in the wrong layout too. */
import type { Suggestion } from '../../../api/find/suggestions.ts';
import { stem } from '../../../api/search/stem.ts';
import { fold, tellingWords, words } from '../../../api/search/words.ts';
import { inRussianLayout, looksLikeOtherLayout } from '../search/layout.ts';

interface Prepared {
  readonly suggestion: Suggestion;
  readonly words: readonly string[];
  readonly stems: ReadonlySet<string>;
}
/** How many of each kind stand in the list. */
const MOST = { t: 3, m: 4, p: 2, q: 3 } as const;
const SHORTEST = 2;
/** A shared beginning of this length makes two words near. */
const NEAR = 4;

const folded = (text: string): string[] => words(text).map((word) => word.folded);

/** Takes the titles apart, once a page. */
export const prepared = (suggestions: readonly Suggestion[]): Prepared[] =>
  suggestions.map((suggestion) => {
    const all = folded(suggestion[1]);
    return { suggestion, words: all, stems: new Set(all.map(stem)) };
  });

/** The best suggestions, topics first; nothing for less than two letters. */
export function suggestionsFor(typed: string, all: readonly Prepared[]): Suggestion[] {
  const found = matching(typed, all);
  if (found.length > 0 || !looksLikeOtherLayout(typed)) return found;
  return matching(inRussianLayout(typed), all);
}

function matching(typed: string, all: readonly Prepared[]): Suggestion[] {
  const asked = tellingWords(folded(typed));
  if (asked.join('').length < SHORTEST) return [];
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
    const place = one.words.findIndex((known) => known.startsWith(word));
    if (place < 0 && !one.stems.has(stem(word))) return 0;
    score += place === 0 ? 3 : place > 0 ? 2 : 1;
  }
  return score - one.words.length / 100;
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
