const shortWords = /(^|[\s«(„\u00A0])([А-Яа-яёЁ]{1,3})\s+(?=\S)/g;

/** Ties prepositions and other short words to the word after them, and a dash to the word before it: for headings and cards. */
export function bound(text: string): string {
  // Twice, for words that follow one another: «и на уроке».
  return text
    .replace(shortWords, '$1$2\u00A0')
    .replace(shortWords, '$1$2\u00A0')
    .replace(/ (—|–) /g, '\u00A0$1 ')
    .replace(/(\d) (?=[а-яё%])/g, '$1\u00A0');
}
