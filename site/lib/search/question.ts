/** From what a person typed to the keys of the index. */
import { abbreviated, meaningOf } from '../../../api/search/abbreviations.ts';
import { stem } from '../../../api/search/stem.ts';
import { keyOf, keyOfStem, openKey, tellingWords, words } from '../../../api/search/words.ts';
import { inRussianLayout, looksLikeOtherLayout } from './layout.ts';
import { BUNDLE, type Engine } from './pagefind.ts';
import { corrections } from './slips.ts';

export interface Question {
  /** Keys to search, one for each word that the index knows; also those that only begin a key. */
  readonly keys: readonly string[];
  /** Keys that may be meant as well, when the one word of the question has a slip. */
  readonly otherKeys: readonly string[];
  /** The bundles that know all keys; only there a document can have all. */
  readonly bundles: readonly string[];
  /** Words that no document has. */
  readonly unknown: readonly string[];
  /** What was searched instead, when it is not what was typed. */
  readonly corrected?: string;
}

/** What is known of the opened index. */
export interface Known {
  /** The bundles that have a key. */
  bundlesWith(key: string): Promise<readonly string[]>;
  /** All stems of the index. */
  vocabulary(): Promise<ReadonlySet<string>>;
}

interface Taken {
  readonly word: string;
  readonly keys: readonly string[];
  readonly corrected?: string;
}

// A filter that nothing passes: we want the number only, not thousands of results carried over from the worker.
const COUNT_ONLY = { filters: { kind: { any: ['\u0000'] } } };
const SHORTEST_BEGINNING = 3;
const SHORTEST_STEM_BEGINNING = 4;
const MOST_CORRECTIONS = 2;
const NEARLY_AS_LIKELY = 0.7;

/** Asks where keys are, and remembers it for as long as the index is open. */
export function whereKeysAre(engine: Engine): Known['bundlesWith'] {
  const asked = new Map<string, Promise<readonly string[]>>();
  return (key) => {
    let answer = asked.get(key);
    if (!answer) {
      answer = engine.search(key, COUNT_ONLY).then(({ totalFilters }) => {
        const counts = Object.entries(totalFilters[BUNDLE] ?? {});
        return counts.filter(([, count]) => count > 0).map(([bundle]) => bundle);
      });
      asked.set(key, answer);
    }
    return answer;
  };
}

/** Finds for each word of what was typed the key under which the index knows it; `literal` allows no corrections. */
export async function understand(typed: string, known: Known, literal: boolean): Promise<Question> {
  const turned = literal ? typed : await inRightLayout(typed, known);
  const asked = await askedWords(turned, known);
  const taken = await Promise.all(asked.map((word) => takeWord(word, known, literal)));
  const found = taken.filter((word) => word.keys.length > 0);
  const corrected = taken.reduce(
    (text, { word, corrected: better }) => (better ? replaceWord(text, word, better) : text),
    turned,
  );
  const keys = found.flatMap((word) => word.keys.slice(0, 1));
  return {
    keys,
    bundles: await bundlesWithAll(keys, known),
    otherKeys: found.length === 1 ? (found[0]?.keys.slice(1) ?? []) : [],
    unknown: taken.filter((word) => word.keys.length === 0).map(({ word }) => word),
    ...(corrected === typed ? {} : { corrected }),
  };
}

async function bundlesWithAll(keys: readonly string[], known: Known): Promise<string[]> {
  const [first = [], ...others] = await Promise.all(keys.map((key) => known.bundlesWith(key)));
  return first.filter((bundle) => others.every((bundles) => bundles.includes(bundle)));
}

/**
 * The words that say what is looked for. A phrase that the index has by its abbreviation is asked for by that, and an
 * abbreviation that it has not by what it stands for.
 */
async function askedWords(text: string, known: Known): Promise<string[]> {
  const all = words(text).map(({ folded }) => folded);
  const meanings = abbreviated(all.map(stem));
  const isKnown = async (word: string): Promise<boolean> => (await known.bundlesWith(keyOf(word))).length > 0;
  const asked: string[] = [];
  for (let place = 0; place < all.length; ) {
    const word = all[place] ?? '';
    const meaning = meanings.find(({ from }) => from === place);
    const usable = meaning && (await isKnown(meaning.abbreviation));
    const long = usable ? undefined : meaningOf(word);
    if (usable) asked.push(meaning.abbreviation);
    else if (long && !(await isKnown(word))) asked.push(...long);
    else asked.push(word);
    place = usable ? meaning.to : place + 1;
  }
  return tellingWords(asked);
}

async function takeWord(word: string, known: Known, literal: boolean): Promise<Taken> {
  const key = await firstKnown([keyOf(word), ...beginnings(word, SHORTEST_BEGINNING)], known);
  if (key) return { word, keys: [key] };
  const better = literal ? [] : corrections(word, await known.vocabulary());
  const likely = better.filter(({ worth }) => worth >= NEARLY_AS_LIKELY * (better[0]?.worth ?? 0));
  if (likely[0]) {
    const keys = likely.slice(0, MOST_CORRECTIONS).map((correction) => keyOfStem(correction.stem));
    return { word, keys, corrected: likely[0].word };
  }
  // The same stem with a longer suffix is near enough when there is nothing nearer.
  const related = await firstKnown(beginnings(stem(word), SHORTEST_STEM_BEGINNING), known);
  return { word, keys: related ? [related] : [] };
}

function beginnings(letters: string, shortest: number): string[] {
  return letters.length >= shortest ? [openKey(letters)] : [];
}

async function firstKnown(keys: readonly string[], known: Known): Promise<string | undefined> {
  for (const key of keys) {
    if ((await known.bundlesWith(key)).length > 0) return key;
  }
  return undefined;
}

function replaceWord(text: string, folded: string, better: string): string {
  const place = words(text).find((word) => word.folded === folded);
  return place ? text.slice(0, place.start) + better + text.slice(place.end) : text;
}

/** What was typed, with pieces that make sense only in the Russian layout turned into it. */
async function inRightLayout(typed: string, known: Known): Promise<string> {
  const pieces = await Promise.all(
    typed.split(/(\s+)/).map(async (piece) => {
      if (!looksLikeOtherLayout(piece) || (await knowsAll(piece, known))) return piece;
      const turned = inRussianLayout(piece);
      return (await knowsAll(turned, known)) ? turned : piece;
    }),
  );
  return pieces.join('');
}

async function knowsAll(text: string, known: Known): Promise<boolean> {
  const keys = words(text).map(({ folded }) =>
    firstKnown([keyOf(folded), ...beginnings(folded, SHORTEST_BEGINNING)], known),
  );
  const found = await Promise.all(keys);
  return found.length > 0 && found.every((key) => key !== undefined);
}
