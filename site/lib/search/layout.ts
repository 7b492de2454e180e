/** Russian typed with the English keyboard switched on: `ehjr` is «урок». */
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

/** Whether it could be such a slip: Latin letters, no Russian ones. */
export function looksLikeOtherLayout(typed: string): boolean {
  return /[a-z]/i.test(typed) && !/[а-яё]/i.test(typed);
}
