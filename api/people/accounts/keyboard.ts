/** The same keys in both layouts, row by row. */
export const latinRows = ['`1234567890-=', 'qwertyuiop[]', "asdfghjkl;'", 'zxcvbnm,./'] as const;
export const cyrillicRows = ['ё1234567890-=', 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю.'] as const;

const other = new Map<string, string>();
for (const [row, latin] of latinRows.entries())
  for (const [at, key] of [...latin].entries()) {
    const twin = cyrillicRows[row]?.[at];
    if (!twin || twin === key) continue;
    // «.» is on a key of both layouts: as a sign it stays.
    if (/\p{L}/u.test(key)) other.set(key, twin);
    other.set(twin, key);
  }
other.delete('.');

/** The text typed in the other layout: «gfhjkm» → «пароль». Lower case. */
export const fromOtherLayout = (text: string): string => [...text].map((key) => other.get(key) ?? key).join('');
