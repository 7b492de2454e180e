/** Which words of a text answer a question, and the piece of text that shows them. */
import { abbreviated, isOfAbbreviation } from '../../../api/knowledge/search/shared/abbreviations.ts';
import { numbersIn } from '../../../api/knowledge/search/shared/numbers.ts';
import { stem } from '../../../api/knowledge/search/shared/stem.ts';
import { words } from '../../../api/knowledge/search/shared/words.ts';
import { bestPart } from './passages.ts';
import type { Meanings, Piece, Read } from './types.ts';

/** A stem is a beginning of its word, and hardly any is shorter. */
const BEGINNING = 2;
const NUMBER = /^\d+$/;

/** A whole text with its answering words marked; `keys` are stems, those included that are reached over bridges. */
export function markAll(text: string, keys: Meanings): Piece[] {
  const read = readText(text, keys);
  return pieces(text, read, 0, read.words.length, 0, text.length);
}

/** The part of a text where most of the question is answered, whole sentences where they fit; nothing when no word answers. */
export function excerptOf(text: string, keys: Meanings): Piece[] | undefined {
  const read = readText(text, keys);
  const part = bestPart(text, read);
  if (!part) return undefined;
  const { from, to } = part;
  const all = read.words;
  const start = from === 0 ? 0 : (all[from]?.start ?? 0);
  // A whole sentence keeps its full stop.
  const end = part.whole ? (all[to]?.start ?? text.length) : (all[to - 1]?.end ?? text.length);
  const shown = pieces(text, read, from, to, start, end);
  if (from > 0) shown.unshift({ text: '… ', marked: false });
  if (to < all.length) shown.push({ text: part.whole ? '…' : ' …', marked: false });
  return shown;
}

function readText(text: string, keys: Meanings): Read {
  const all = words(text);
  // Texts have thousands of words: only those are stemmed that may answer, and what no key stands for is not looked for.
  const asked = [...keys.keys()];
  const beginnings = new Set(asked.map((key) => key.slice(0, BEGINNING)));
  const phrases = asked.some(isOfAbbreviation);
  const stems = all.map(({ folded }) =>
    phrases || beginnings.has(folded.slice(0, BEGINNING)) || beginnings.has(folded.slice(0, 1)) ? stem(folded) : '',
  );
  const hits = stems.map((one) => (one === '' ? undefined : keys.get(one)));
  if (phrases) {
    for (const { abbreviation, from, to } of abbreviated(stems)) {
      const meant = keys.get(stem(abbreviation));
      if (meant) hits.fill(meant, from, to);
    }
  }
  if (asked.some((key) => NUMBER.test(key))) {
    for (const [place, [number = '']] of numbersIn(text, all)) hits[place] = keys.get(number) ?? hits[place];
  }
  return { words: all, hits };
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
