/** The word that was meant when one letter slipped: dropped, doubled, swapped with its neighbour, or a wrong one. */
import { stem } from '../../../api/knowledge/search/shared/stem.ts';
import type { KnownStem, Vocabulary } from '../../../api/knowledge/search/shared/vocabulary.ts';
import type { Alternative } from './alternative.ts';

interface Guess {
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
const MOST_GUESSES = 3;
// Sixteen times as many documents: «шкала» of three texts beside «школа» of sixty.
const FAR_COMMONER = 4;
const RARE = 2;
const NEARLY_AS_LIKELY = 0.7;
const NEXT_GUESS_SHARE = 0.7;

/** What a folded word may have been meant to be, the most likely first; only words of the index, in forms that they have. */
export function corrections(word: string, vocabulary: Vocabulary): Alternative[] {
  if (word.length < SHORTEST - 1 || !/^[а-я]+$/.test(word)) return [];
  const best = new Map<string, Guess>();
  for (const [variant, likelihood] of variants(word)) {
    if (variant.length < SHORTEST) continue;
    const variantStem = stem(variant);
    const known = asWord(variant, variantStem, vocabulary);
    if (!known) continue;
    const before = best.get(variantStem);
    // A long stem is met by chance less often than a short one.
    const worth = likelihood * Math.min(variantStem.length, 6) * (1 + COMMON * known.common);
    if (!before || worth > before.worth) best.set(variantStem, { word: variant, stem: variantStem, worth });
  }
  const sorted = [...best.values()].sort((left, right) => right.worth - left.worth);
  return sorted
    .filter(({ worth }) => worth >= NEARLY_AS_LIKELY * (sorted[0]?.worth ?? 0))
    .slice(0, MOST_GUESSES)
    .map((guess, index) => ({
      keys: [guess.stem],
      share: NEXT_GUESS_SHARE ** index,
      rank: index,
      corrected: guess.word,
    }));
}

/** What is known of a stem, if this word is a form of it. */
function asWord(word: string, own: string, vocabulary: Vocabulary): KnownStem | undefined {
  const known = vocabulary.get(own);
  return known?.endings?.has(word.slice(own.length)) === false ? undefined : known;
}

/** For a rare word of the index the word, one likely slip away, that is far commoner there: perhaps it was meant. */
export function commonerThan(word: string, vocabulary: Vocabulary): string | undefined {
  const own = stem(word);
  const rare = vocabulary.get(own);
  if (!rare || rare.common > RARE || word.length < SHORTEST || !/^[а-я]+$/.test(word)) return undefined;
  let best: { word: string; common: number } | undefined;
  for (const [variant, likelihood] of variants(word)) {
    const other = stem(variant);
    if (likelihood < NEAR || variant.length < SHORTEST || other === own) continue;
    const common = asWord(variant, other, vocabulary)?.common ?? 0;
    if (common >= rare.common + FAR_COMMONER && common > (best?.common ?? 0)) best = { word: variant, common };
  }
  return best?.word;
}

/** Words that are one slip away, each with how likely that slip is; real ones and others. */
export function* variants(word: string): Generator<[string, number]> {
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
