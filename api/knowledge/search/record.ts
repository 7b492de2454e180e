/**
 * A document as the index keeps it: its keys, each with one weight from all the places where it stands and with these
 * places. A key is a stem of a word, or one over which other forms of that word reach it; where several words have one stem,
 * a key for each of them stands beside it.
 */
import type { SearchDocument } from './document.ts';
import type { WordForms } from './forms.ts';
import { abbreviated } from './shared/abbreviations.ts';
import { isOfFamily } from './shared/asked.ts';
import { numbersIn } from './shared/numbers.ts';
import { type Word, words } from './shared/words.ts';

/** What a word weighs by where it stands, and how much a long field takes from it; `usual` is a length in words. */
const FIELDS = {
  title: { weight: 14, usual: 8, long: 0.3 },
  summary: { weight: 7, usual: 22, long: 0.2 },
  headings: { weight: 2, usual: 25, long: 0.2 },
  text: { weight: 1, usual: 700, long: 0.5 },
  filedUnder: { weight: 2, usual: 10, long: 0 },
};
// The tenth time a word says less than the first: a sum of weights s counts as s / (s + ENOUGH).
const ENOUGH = 14;
// A form reached over a bridge ranks just below the same stem in the text itself: «дет» could also be something else.
const BRIDGE_SHARE = 0.8;
/** The most that `standing` may add. */
const BEST_STANDING = 1.2;
const HYPHEN = /[-‐‑‒–]/;
const LETTERS = /^[а-я]+$/;
// Between fields, so that no phrase reaches from one into the next.
const GAP = 100;

interface KeyInDocument {
  /** Above 0, up to 1. */
  weight: number;
  readonly places: number[];
}

export interface SearchRecord {
  readonly keys: ReadonlyMap<string, KeyInDocument>;
  /** For keys that are bridges: the stems that stand in the text in their place. */
  readonly via: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Filling {
  readonly keys: Map<string, KeyInDocument>;
  readonly via: Map<string, Set<string>>;
}

/** Looks up a folded word: beside its forms the keys of its families by their stem (`Endings.keysOf`). */
export type KeysOf = (word: string) => WordForms & { readonly families: ReadonlyMap<string, readonly string[]> };

/** Makes the record of a document. */
export function recordOf(document: SearchDocument, keysOf: KeysOf): SearchRecord {
  const filling: Filling = { keys: new Map(), via: new Map() };
  let place = 0;
  for (const [field, text] of [
    ['title', document.title],
    ['summary', document.summary],
    ['text', document.text],
  ] as const) {
    place += addField(filling, text, keysOf, FIELDS[field], place) + GAP;
  }
  // They stand in the text already: only their weight is added.
  addField(filling, (document.headings ?? []).join('\n'), keysOf, FIELDS.headings, undefined);
  // Behind all places of the text: who asks for a phrase of these names finds what is filed under it.
  for (const name of document.filedUnder ?? [])
    place += addField(filling, name, keysOf, FIELDS.filedUnder, place) + GAP;
  const standing = Math.min(BEST_STANDING, document.standing ?? 1) / BEST_STANDING;
  for (const key of filling.keys.values()) key.weight = (standing * key.weight) / (key.weight + ENOUGH);
  return filling;
}

/** Returns the number of words; without `start` the places are not kept. */
function addField(
  { keys, via }: Filling,
  text: string,
  keysOf: KeysOf,
  { weight, usual, long }: (typeof FIELDS)['text'],
  start: number | undefined,
): number {
  const all = words(text);
  const worth = weight / (1 - long + (long * all.length) / usual);
  const add = (key: string, place: number, share: number): void => {
    const known = keys.get(key) ?? { weight: 0, places: [] };
    keys.set(key, known);
    known.weight += worth * share;
    // Places serve phrases, and these know no families.
    if (start !== undefined && !isOfFamily(key) && known.places.at(-1) !== start + place)
      known.places.push(start + place);
  };
  const forms = all.map(({ folded }) => keysOf(folded));
  const others = othersIn(
    text,
    all,
    forms.map((form) => form.stem),
    keysOf,
  );
  forms.forEach(({ stem: own, bridges, families }, place) => {
    for (const key of [own, ...(families.get(own) ?? [])]) add(key, place, 1);
    for (const key of bridges.flatMap((bridge) => [bridge, ...(families.get(bridge) ?? [])])) {
      add(key, place, BRIDGE_SHARE);
      via.set(key, (via.get(key) ?? new Set()).add(own));
    }
    for (const key of others.get(place) ?? []) add(key, place, BRIDGE_SHARE);
  });
  return all.length;
}

/** Keys that come from more than one word: abbreviations of phrases, numbers of classes, «чеклист» for «чек-лист». */
function othersIn(
  text: string,
  all: readonly Word[],
  stems: readonly string[],
  keysOf: KeysOf,
): Map<number, readonly string[]> {
  const others = new Map<number, readonly string[]>(numbersIn(text, all));
  const put = (place: number, key: string): void => void others.set(place, [...(others.get(place) ?? []), key]);
  for (const { abbreviation, from } of abbreviated(stems)) put(from, keysOf(abbreviation).stem);
  all.forEach((word, place) => {
    const next = all[place + 1];
    if (next?.start === word.end + 1 && HYPHEN.test(text[word.end] ?? '') && LETTERS.test(word.folded + next.folded)) {
      put(place, keysOf(word.folded + next.folded).stem);
    }
  });
  return others;
}
