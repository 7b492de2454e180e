/** Which words of a text answer a question, and the piece of text that shows them. */
import { abbreviated, isOfAbbreviation } from '../../../api/search/abbreviations.ts';
import { numbersIn } from '../../../api/search/numbers.ts';
import { stem } from '../../../api/search/stem.ts';
import { type Word, words } from '../../../api/search/words.ts';

/** A run of text; only text, never HTML. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

interface Read {
  readonly words: readonly Word[];
  /** Empty for a word that cannot answer. */
  readonly stems: readonly string[];
  /** Whether each word answers. */
  readonly hits: readonly boolean[];
}

const EXCERPT_WORDS = 30;
// The first mark stands a few words into the excerpt, so that it can be read in its context.
const WORDS_BEFORE = 6;
/** A stem is a beginning of its word, and hardly any is shorter. */
const BEGINNING = 2;
const NUMBER = /^\d+$/;

/** A whole text with its answering words marked; `keys` are stems, those included that are reached over bridges. */
export function markAll(text: string, keys: ReadonlySet<string>): Piece[] {
  const read = readText(text, keys);
  return pieces(text, read, 0, read.words.length, 0, text.length);
}

/** The part of a text where most of the question is answered, or nothing when none of its words does. */
export function excerptOf(text: string, keys: ReadonlySet<string>): Piece[] | undefined {
  const read = readText(text, keys);
  const all = read.words;
  const first = bestStart(read);
  if (first === undefined) return undefined;
  const from = Math.max(0, Math.min(first - WORDS_BEFORE, all.length - EXCERPT_WORDS));
  const to = Math.min(all.length, from + EXCERPT_WORDS);
  const start = from === 0 ? 0 : (all[from]?.start ?? 0);
  const end = to === all.length ? text.length : (all[to - 1]?.end ?? text.length);
  const shown = pieces(text, read, from, to, start, end);
  if (start > 0) shown.unshift({ text: '… ', marked: false });
  if (end < text.length) shown.push({ text: ' …', marked: false });
  return shown;
}

function readText(text: string, keys: ReadonlySet<string>): Read {
  const all = words(text);
  // Texts have thousands of words: only those are stemmed that may answer, and what no key stands for is not looked for.
  const asked = [...keys];
  const beginnings = new Set(asked.map((key) => key.slice(0, BEGINNING)));
  const phrases = asked.some(isOfAbbreviation);
  const stems = all.map(({ folded }) =>
    phrases || beginnings.has(folded.slice(0, BEGINNING)) || beginnings.has(folded.slice(0, 1)) ? stem(folded) : '',
  );
  const hits = stems.map((one) => one !== '' && keys.has(one));
  if (phrases) {
    for (const { abbreviation, from, to } of abbreviated(stems))
      if (keys.has(stem(abbreviation))) hits.fill(true, from, to);
  }
  if (asked.some((key) => NUMBER.test(key))) {
    for (const [place, numbers] of numbersIn(text, all)) if (numbers[0] && keys.has(numbers[0])) hits[place] = true;
  }
  return { words: all, stems, hits };
}

/** The answering word from which on, within an excerpt's length, the most different words answer. */
function bestStart({ stems, hits }: Read): number | undefined {
  const places = [...hits.keys()].filter((place) => hits[place]);
  let best: number | undefined;
  let bestWorth = 0;
  let end = 0;
  places.forEach((place, index) => {
    while (end < places.length && (places[end] ?? 0) < place + EXCERPT_WORDS - WORDS_BEFORE) end += 1;
    const near = places.slice(index, end);
    const worth = new Set(near.map((other) => stems[other])).size * EXCERPT_WORDS + near.length;
    if (worth <= bestWorth) return;
    best = place;
    bestWorth = worth;
  });
  return best;
}

function pieces(
  text: string,
  { words: all, hits }: Read,
  from: number,
  to: number,
  start: number,
  end: number,
): Piece[] {
  const result: Piece[] = [];
  let done = start;
  const add = (until: number, marked: boolean): void => {
    if (until > done) result.push({ text: text.slice(done, until).replace(/\s+/g, ' '), marked });
    done = until;
  };
  for (let place = from; place < to; place += 1) {
    const word = all[place];
    if (!word || !hits[place]) continue;
    add(word.start, false);
    add(word.end, true);
  }
  add(end, false);
  return result;
}
