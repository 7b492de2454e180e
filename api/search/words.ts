/**
 * How text becomes words, the same for the index and for what a person asks. No dictionary and nothing of Node in here:
 * the browser runs this file too.
 */
import { stem } from './stem.ts';

export interface Word {
  /** The word as it is compared: lower case, «ё» as «е», no stress marks. */
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Closes every key of the index. Pagefind finds all keys that *begin* with what is asked, so without it «стол» would
 * find «столица»; with it only the whole key answers. A letter of no living alphabet that no stemmer touches.
 */
const CLOSING = 'ǀ';

// «5-й», «9-го» are the number alone, so that «5-й класс» and «5 класс» are one.
const WORD =
  /(\p{N}+)(?:[-‐‑–](?:[оы]й|ий|ая|яя|ое|ее|[ое]го|[ое]му|[ыиое]м|ую|юю|[ыи]е|[ыи]х|[ыи]ми|й|го|му|м|я|ю|е|х|ми)(?![\p{L}\p{M}]))?|[\p{L}\p{M}\u00AD]+/gu;
const INVISIBLE = /[\p{M}\u00AD]/gu;
const LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

/** Words that carry no subject: they are left out of a question when it has other words. */
const EMPTY_WORDS = new Set(
  `а без бы быть в во вот все всё для до его ее если есть еще же за и из или их к как ко когда кто ли между меня мне может
  можно мой мы на надо над нам нас наш не него нее нет но ну о об он она они оно от по под при про с со так такой такое
  также там то того тоже только том ты у уже чего чем что чтобы эта эти это этого этот я делать нужно какой какая какие
  какое почему зачем где куда`
    .split(/\s+/)
    .map(fold),
);

/** Brings a word to the shape in which words are compared. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  // Nearly all words are plain Russian ones, and an index has millions of them.
  if (/^[а-яё]+$/.test(lower)) return lower.replaceAll('ё', 'е');
  const plain = lower.normalize('NFC').replace(INVISIBLE, '').replaceAll('ё', 'е');
  if (!/[а-я]/.test(plain) || !/[a-z]/.test(plain)) return plain;
  // A Latin letter inside a Russian word is a slip of the keyboard that the eye cannot see.
  return plain.replace(/[a-z]/g, (letter) => LOOKALIKES[letter] ?? letter);
}

/** The words of a text with their places; parts of a hyphenated word are words of their own. */
export function words(text: string): Word[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    folded: fold(match[1] ?? match[0]),
    start: match.index,
    end: match.index + match[0].length,
  })).filter((word) => word.folded !== '');
}

/** The words of a question that say what is looked for. */
export function tellingWords(folded: readonly string[]): string[] {
  const all = [...new Set(folded)];
  const telling = all.filter((word) => !EMPTY_WORDS.has(word));
  return telling.length > 0 ? telling : all;
}

/** A stem as it stands in the index. Pagefind would take the breve off «й» and keep both spellings: «ʝ» spares that. */
export function keyOfStem(wordStem: string): string {
  return openKey(wordStem) + CLOSING;
}

/** The key that a folded word of a question asks for. */
export function keyOf(folded: string): string {
  return keyOfStem(stem(folded));
}

/** Every key that begins with these letters answers: for a word that is still being typed. */
export function openKey(letters: string): string {
  return letters.replaceAll('й', 'ʝ');
}
