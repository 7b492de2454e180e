const shortWord = /(?<=^|[\s«(„])([А-Яа-яёЁ]{1,2}|[Дд]ля|[Бб]ез|[Пп]ри|[Нн]ад|[Пп]од|[Пп]ро) (?=\S)/g;

/** Non-breaking spaces after prepositions and other short words, and before a dash: for headings and cards. */
export function bound(text: string): string {
  return text
    .replace(shortWord, '$1\u00A0')
    .replace(/ (—|–) /g, '\u00A0$1 ')
    .replace(/№ (?=\d)/g, '№\u00A0')
    .replace(/(\d) (?=[а-яё%])/g, '$1\u00A0');
}
