import { numberOf } from '../http/russian.ts';

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

/** What a copy is doing, in words for who waits. */
export const stageTitles = {
  database: 'Копируем базу',
  hashing: 'Считаем контрольные суммы',
  writing: 'Записываем копию',
  checking: 'Проверяем, открывается ли она',
  tidying: 'Убираем старые копии',
} as const;
export type Stage = keyof typeof stageTitles;

/** How far it is; bytes. */
export interface Progress {
  stage: Stage;
  done: number;
  total: number;
}
