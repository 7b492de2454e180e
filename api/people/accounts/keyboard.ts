/** The same keys under the two alphabets, row by row. */
export const latinRows = ['`1234567890-=', 'qwertyuiop[]', "asdfghjkl;'", 'zxcvbnm,./'] as const;
export const cyrillicRows = ['ё1234567890-=', 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю.'] as const;

const other = new Map<string, string>();
for (const [row, latin] of latinRows.entries())
  for (const [at, key] of [...latin].entries()) {
    const twin = cyrillicRows[row]?.[at];
    if (!twin || twin === key) continue;
    // «.» stands on a key of both: as a sign it is left alone.
    if (/\p{L}/u.test(key)) other.set(key, twin);
    other.set(twin, key);
  }
other.delete('.');

/** What the same keys write in the other alphabet: «gfhjkm» → «пароль». Lower case. */
export const fromOtherLayout = (text: string): string => [...text].map((key) => other.get(key) ?? key).join('');
