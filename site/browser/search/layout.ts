/** Russian typed with the English keyboard switched on: `ehjr` is «урок». */
import { words } from '../../../api/knowledge/search/shared/words.ts';
import type { Library } from './library.ts';
import { corrections } from './slips.ts';
import { takeWord } from './word.ts';

const ENGLISH = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const SHORT = /^[a-z',.;[\]]{1,2}$/i;
const RUSSIAN = 'ёйцукенгшщзхъфывапролджэячсмитьбю';
const SHIFTED: Readonly<Record<string, string>> = {
  '{': 'х',
  '}': 'ъ',
  ':': 'ж',
  '"': 'э',
  '<': 'б',
  '>': 'ю',
  '~': 'ё',
};

/** The same keys pressed with the Russian layout. */
export function inRussianLayout(typed: string): string {
  return typed.toLowerCase().replace(/./gu, (sign) => SHIFTED[sign] ?? RUSSIAN[ENGLISH.indexOf(sign)] ?? sign);
}

/** What was typed, with pieces that make sense only in the Russian layout turned into it. */
export async function inRightLayout(typed: string, library: Library): Promise<string> {
  const pieces = typed.split(/(\s+)/);
  const turned = await Promise.all(pieces.map((piece) => turnedPiece(piece, library)));
  const some = turned.some((piece, index) => piece !== pieces[index]);
  // Among words of the wrong layout a «b» is «и», though some document may have a Latin «b».
  return turned.map((piece) => (some && SHORT.test(piece) ? inRussianLayout(piece) : piece)).join('');
}

async function turnedPiece(piece: string, library: Library): Promise<string> {
  if (!looksLikeOtherLayout(piece) || (await knowsAll(piece, library))) return piece;
  const turned = inRussianLayout(piece);
  if (await knowsAll(turned, library)) return turned;
  // A slip may come on top: then the words that are meant are near, and nothing Latin is.
  return (await mayBeMeant(turned, library)) ? turned : piece;
}

async function mayBeMeant(text: string, library: Library): Promise<boolean> {
  const all = words(text);
  const vocabulary = await library.vocabulary();
  const known = await Promise.all(all.map(({ folded }) => takeWord(folded, library, true)));
  return all.every(({ folded }, index) => known[index]?.length || corrections(folded, vocabulary).length > 0);
}

async function knowsAll(text: string, library: Library): Promise<boolean> {
  const all = words(text);
  const taken = await Promise.all(all.map(({ folded }) => takeWord(folded, library, true)));
  return all.length > 0 && taken.every((alternatives) => alternatives.length > 0);
}

/** Whether it could be such a slip: Latin letters, no Russian ones. */
export function looksLikeOtherLayout(typed: string): boolean {
  return /[a-z]/i.test(typed) && !/[а-яё]/i.test(typed);
}
