const pairs =
  'а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х h ц ts ч ch ш sh щ sch ы y э e ю yu я ya';
const latin = new Map(Array.from(pairs.matchAll(/(\S+) (\S+)/g), ([, letter, sound]) => [letter, sound] as const));

/** The slug of a title: Latin letters, digits and dashes, at most 60 characters, cut at a word. Empty when nothing is left. */
export function slugFrom(title: string): string {
  const words = title
    .replaceAll('№', ' ')
    .toLowerCase()
    .replace(/[а-яё]/g, (letter) => latin.get(letter) ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let slug = words.shift()?.slice(0, 60) ?? '';
  for (const word of words) {
    if (slug.length + word.length + 1 > 60) break;
    slug += `-${word}`;
  }
  return slug;
}
