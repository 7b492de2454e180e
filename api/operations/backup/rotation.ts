import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Retention: seven days, because most mistakes are noticed within days; four weeks and six months, because some are noticed
 * only at the end of a term. At most seventeen files.
 */
export const kept = { days: 7, weeks: 4, months: 6 } as const;

const name = /^opora-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z(-newest)?\.tar(\.age)?$/;

export interface Copy {
  file: string;
  at: Date;
  encrypted: boolean;
  /** It may hold newest-only rows. */
  holding: boolean;
}

/** The name of a copy of that moment; in UTC, so that names sort chronologically. */
export const copyName = ({ at, encrypted, holding }: Omit<Copy, 'file'>): string =>
  `opora-${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z${holding ? '-newest' : ''}.tar${encrypted ? '.age' : ''}`;

/** Copies in a folder, newest first. Files with other names are ignored. */
export async function copiesIn(folder: string): Promise<Copy[]> {
  if (!existsSync(folder)) return [];
  const copies = (await readdir(folder)).flatMap((file): Copy[] => {
    const parts = name.exec(file);
    if (!parts) return [];
    const [, year, month, day, hour, minute, second, newest, age] = parts;
    const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    if (Number.isNaN(at.getTime())) return [];
    return [{ file: join(folder, file), at, encrypted: age !== undefined, holding: newest !== undefined }];
  });
  return copies.sort((one, other) => other.at.getTime() - one.at.getTime());
}

const dayOf = ({ at }: Copy) => at.toISOString().slice(0, 10);
const monthOf = ({ at }: Copy) => at.toISOString().slice(0, 7);
/** Weeks from Monday to Sunday, numbered; 1 January 1970 was a Thursday. */
const weekOf = ({ at }: Copy) => String(Math.floor((at.getTime() / 86_400_000 + 3) / 7));

/** Expired copies: the newest of each kept day, week and month stays. @param copies newest first */
export function outlived(copies: readonly Copy[]): Copy[] {
  const staying = new Set<Copy>();
  for (const [most, of] of [
    [kept.days, dayOf],
    [kept.weeks, weekOf],
    [kept.months, monthOf],
  ] as const) {
    const newest = new Map<string, Copy>();
    for (const copy of copies) if (!newest.has(of(copy))) newest.set(of(copy), copy);
    for (const copy of [...newest.values()].slice(0, most)) staying.add(copy);
  }
  return copies.filter((copy) => !staying.has(copy));
}

export async function removeOutlived(folder: string): Promise<void> {
  for (const { file } of outlived(await copiesIn(folder))) await rm(file, { force: true });
}

/** The newest copy with its size, and the number of copies. */
export async function newestIn(folder: string): Promise<{ newest: (Copy & { bytes: number }) | null; count: number }> {
  const copies = await copiesIn(folder);
  const [newest] = copies;
  return { newest: newest ? { ...newest, bytes: (await stat(newest.file)).size } : null, count: copies.length };
}
