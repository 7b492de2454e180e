import { numberOf } from '../../platform/russian/shared/russian.ts';

const units = ['КБ', 'МБ', 'ГБ', 'ТБ'] as const;

/** A size in words: `12,4 МБ`. */
export function sizeInWords(bytes: number): string {
  let size = bytes / 1024;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${numberOf(size < 10 ? Math.round(size * 10) / 10 : Math.round(size))} ${units[unit]}`;
}
