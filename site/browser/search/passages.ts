/** Which part of a text answers a question best, and where it is cut so that it reads well. */
import type { Read } from './types.ts';

/** Words of an excerpt, the end not included. */
export interface Part {
  readonly from: number;
  readonly to: number;
  /** Whether it ends with a sentence. */
  readonly whole: boolean;
}

const EXCERPT_WORDS = 30;
/** Fewer are not left when a sentence is to end an excerpt. */
const FEWEST_WORDS = 18;
// Where its sentence begins too far ahead, the first mark stands a few words into the excerpt.
const WORDS_BEFORE = 6;
const FURTHEST_BEGINNING = 12;
// Saying a thing again tells a little, a sentence that is read from its beginning too.
const AGAIN = 0.05;
const MOST_AGAIN = 3;
const BEGINS = 0.1;
// Titles of books at the end are no answer, though they have the words.
const SOURCES = /\sИсточники\s(?!.*\sИсточники\s)/s;
const OF_SOURCES = 0.5;
const SENTENCE_ENDS = /[.!?…][»”")]*\s/;
const CAPITAL = /\p{Lu}/u;

/** The best part; the first of equals, nothing when no word answers. */
export function bestPart(text: string, { words, hits }: Read): Part | undefined {
  const begins = words.map(
    ({ start }, at) =>
      at === 0 || (CAPITAL.test(text[start] ?? '') && SENTENCE_ENDS.test(text.slice(words[at - 1]?.end ?? 0, start))),
  );
  const sources = SOURCES.exec(text)?.index ?? text.length;
  let best: { from: number; worth: number } | undefined;
  let sentence = 0;
  for (let place = 0; place < words.length; place += 1) {
    if (begins[place]) sentence = place;
    if (!hits[place]) continue;
    const near = place - sentence <= FURTHEST_BEGINNING;
    const from = near ? sentence : Math.max(0, Math.min(place - WORDS_BEFORE, words.length - EXCERPT_WORDS));
    const behind = (words[place]?.start ?? 0) > sources ? OF_SOURCES : 1;
    const worth = worthOf(hits.slice(place, from + EXCERPT_WORDS)) * (near ? 1 + BEGINS : 1) * behind;
    if (worth > (best?.worth ?? 0)) best = { from, worth };
  }
  return best && cut(best.from, begins, hits);
}

/** Each thing that was asked counts once in full. */
function worthOf(hits: Read['hits']): number {
  const answered = new Map<number, number>();
  let again = 0;
  for (const hit of hits) {
    if (!hit) continue;
    if (answered.has(hit.of)) again += 1;
    answered.set(hit.of, Math.max(hit.weight, answered.get(hit.of) ?? 0));
  }
  const whole = [...answered.values()].reduce((sum, weight) => sum + weight, 0);
  return whole * (1 + AGAIN * Math.min(MOST_AGAIN, again));
}

/** Ends with a sentence, where that leaves enough and loses no mark. */
function cut(from: number, begins: readonly boolean[], hits: Read['hits']): Part {
  const furthest = Math.min(begins.length, from + EXCERPT_WORDS);
  if (furthest === begins.length) return { from, to: furthest, whole: true };
  for (let to = furthest; to >= from + FEWEST_WORDS && !hits[to]; to -= 1)
    if (begins[to]) return { from, to, whole: true };
  return { from, to: furthest, whole: false };
}
