/** Russian typed with the English keyboard switched on: `ehjr` is «урок». */
import { words } from '../../../api/search/words.ts';
import type { Library } from './library.ts';
import { takeWord } from './word.ts';

const ENGLISH = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
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
  const pieces = await Promise.all(
    typed.split(/(\s+)/).map(async (piece) => {
      if (!looksLikeOtherLayout(piece) || (await knowsAll(piece, library))) return piece;
      const turned = inRussianLayout(piece);
      return (await knowsAll(turned, library)) ? turned : piece;
    }),
  );
  return pieces.join('');
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
