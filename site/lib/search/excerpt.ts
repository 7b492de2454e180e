/** Which words of a text answer a question, and the piece of text that shows them. */
import { isHidden, reveal } from '../../../api/search/hidden.ts';
import { keyOf, keyOfStem, type Word, words } from '../../../api/search/words.ts';

/** A run of text; only text, never HTML. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** Tells whether a folded word answers the question. */
export type Answers = (folded: string) => boolean;

const EXCERPT_WORDS = 30;
// The first mark stands a few words into the excerpt, so that it can be read in its context.
const WORDS_BEFORE = 6;

/**
 * Which words of a document answer these keys. `content` is what its record holds: behind a hidden stem stand the keys
 * that lead to it over a bridge, so that «ребёнка» is marked when «дети» was asked for.
 */
export function answersTo(keys: readonly string[], content: string): Answers {
  const asked = (key: string): boolean => keys.some((wanted) => key === wanted || key.startsWith(wanted));
  const bridged = new Set<string>();
  let stemInText: string | undefined;
  for (const part of content.split(/[ .]+/)) {
    if (isHidden(part)) stemInText = reveal(part);
    else if (stemInText !== undefined && asked(part)) bridged.add(keyOfStem(stemInText));
  }
  const known = new Map<string, boolean>();
  return (folded) => {
    let answer = known.get(folded);
    if (answer === undefined) {
      const key = keyOf(folded);
      answer = asked(key) || bridged.has(key);
      known.set(folded, answer);
    }
    return answer;
  };
}

/** A whole text with its answering words marked. */
export function markAll(text: string, answers: Answers): Piece[] {
  return pieces(text, words(text), answers, 0, text.length);
}

/** The part of a text where most of the question is answered, or nothing when none of its words does. */
export function excerptOf(text: string, answers: Answers): Piece[] | undefined {
  const all = words(text);
  const first = bestStart(all, answers);
  if (first === undefined) return undefined;
  const from = Math.max(0, Math.min(first - WORDS_BEFORE, all.length - EXCERPT_WORDS));
  const to = Math.min(all.length, from + EXCERPT_WORDS);
  const start = from === 0 ? 0 : (all[from]?.start ?? 0);
  const end = to === all.length ? text.length : (all[to - 1]?.end ?? text.length);
  const shown = pieces(text, all.slice(from, to), answers, start, end);
  if (start > 0) shown.unshift({ text: '… ', marked: false });
  if (end < text.length) shown.push({ text: ' …', marked: false });
  return shown;
}

/** The answering word from which on, within an excerpt's length, the most different words answer. */
function bestStart(all: readonly Word[], answers: Answers): number | undefined {
  const hits = all.flatMap((word, index) => (answers(word.folded) ? [{ index, key: keyOf(word.folded) }] : []));
  let best: number | undefined;
  let bestWorth = 0;
  hits.forEach((hit, position) => {
    const near = hits.slice(position).filter((other) => other.index < hit.index + EXCERPT_WORDS - WORDS_BEFORE);
    const worth = new Set(near.map((other) => other.key)).size * EXCERPT_WORDS + near.length;
    if (worth > bestWorth) {
      best = hit.index;
      bestWorth = worth;
    }
  });
  return best;
}

function pieces(text: string, among: readonly Word[], answers: Answers, start: number, end: number): Piece[] {
  const result: Piece[] = [];
  let done = start;
  const add = (to: number, marked: boolean): void => {
    if (to > done) result.push({ text: text.slice(done, to).replace(/\s+/g, ' '), marked });
    done = to;
  };
  for (const word of among) {
    if (!answers(word.folded)) continue;
    add(word.start, false);
    add(word.end, true);
  }
  add(end, false);
  return result;
}
