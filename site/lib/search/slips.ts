/** The word that was meant when one letter slipped: dropped, doubled, swapped with its neighbour, or a wrong one. */
import { stem } from '../../../api/search/stem.ts';
import type { Vocabulary } from '../../../api/search/vocabulary.ts';

export interface Correction {
  readonly word: string;
  readonly stem: string;
  readonly worth: number;
}

// The word that was meant; the one that was typed may have lost a letter.
const SHORTEST = 5;
const LETTERS = 'абвгдежзийклмнопрстуфхцчшщъыьэюя';
const ROWS = ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю'];
// Letters that sound alike, so that they are written for one another.
const ALIKE = ['ао', 'еи', 'ея', 'еэ', 'ыи', 'бп', 'вф', 'гк', 'дт', 'жш', 'зс', 'шщ', 'цс', 'ую', 'ьъ'];

// How likely each slip is, against the others.
const SWAPPED = 1;
const DOUBLED = 1;
const DROPPED = 0.8;
const ADDED = 0.6;
const NEAR = 0.7;
const FAR = 0.45;
// A word of twice as many documents is so much the likelier.
const COMMON = 0.02;

/** What a folded word may have been meant to be, the most likely first. */
export function corrections(word: string, vocabulary: Vocabulary): Correction[] {
  if (word.length < SHORTEST - 1 || !/^[а-я]+$/.test(word)) return [];
  const best = new Map<string, Correction>();
  for (const [variant, likelihood] of variants(word)) {
    if (variant.length < SHORTEST) continue;
    const variantStem = stem(variant);
    const common = vocabulary.get(variantStem);
    if (common === undefined) continue;
    const known = best.get(variantStem);
    // A long stem is met by chance less often than a short one.
    const worth = likelihood * Math.min(variantStem.length, 6) * (1 + COMMON * common);
    if (!known || worth > known.worth) best.set(variantStem, { word: variant, stem: variantStem, worth });
  }
  return [...best.values()].sort((left, right) => right.worth - left.worth);
}

function* variants(word: string): Generator<[string, number]> {
  for (let place = 0; place <= word.length; place += 1) {
    const before = word.slice(0, place);
    const here = word[place] ?? '';
    const after = word.slice(place + 1);
    for (const letter of LETTERS) yield [before + letter + word.slice(place), DROPPED];
    if (here === '') continue;
    yield [before + after, here === word[place - 1] ? DOUBLED : ADDED];
    const next = word[place + 1];
    if (next !== undefined && next !== here) yield [before + next + here + word.slice(place + 2), SWAPPED];
    for (const letter of LETTERS) {
      if (letter !== here) yield [before + letter + after, isNear(letter, here) ? NEAR : FAR];
    }
  }
}

function isNear(one: string, other: string): boolean {
  if (ALIKE.some((pair) => pair.includes(one) && pair.includes(other))) return true;
  return ROWS.some(
    (row) => row.includes(one) && row.includes(other) && Math.abs(row.indexOf(one) - row.indexOf(other)) === 1,
  );
}
