/** Topics that lead on from a question that found nothing. */
import type { Suggestion } from '../../../api/discovery/siteSearch/index.ts';
import { stem } from '../../../api/knowledge/search/shared/stem.ts';
import { tellingWords } from '../../../api/knowledge/search/shared/words.ts';
import { inRussianLayout, looksLikeOtherLayout } from '../search/layout.ts';
import { foldedWords } from './titles.ts';

/** A shared beginning of this length makes two words near. */
const NEAR = 4;
const IN_COMMON = 0.6;

export const topicsOf = (all: readonly Suggestion[]): Suggestion[] => all.filter(([kind]) => kind === 't');

/** Topics that share the beginning of a word with a question. */
export function topicsNear(question: string, all: readonly Suggestion[], most: number): Suggestion[] {
  const text = looksLikeOtherLayout(question) ? inRussianLayout(question) : question;
  const beginnings = tellingWords(foldedWords(text))
    .map(stem)
    .filter((one) => one.length >= NEAR)
    .map((one) => one.slice(0, Math.max(NEAR, Math.ceil(one.length * IN_COMMON))));
  return topicsOf(all)
    .map((topic) => {
      const own = foldedWords(topic[1]);
      return { topic, hits: beginnings.filter((part) => own.some((word) => word.startsWith(part))).length };
    })
    .filter(({ hits }) => hits > 0)
    .sort((one, other) => other.hits - one.hits)
    .slice(0, most)
    .map(({ topic }) => topic);
}
