import { z } from 'zod';

/** Makes zod's messages Russian everywhere; imported once, before any shape is used. */
z.config(z.locales.ru());

/** The length allowed for a text of `most` characters before normalisation: CRLF line breaks, decomposed letters, spaces around it. */
const longestRaw = (most: number) => most * 3 + 1000;
const tooLong = (most: number) =>
  `Слишком длинно: можно не больше ${countOf(most, 'символа', 'символов', 'символов')}.`;
const rawText = (most: number, missing: string) =>
  z
    .string({ error: missing })
    .max(longestRaw(most), { error: tooLong(most) })
    .meta({ maxLength: most });

/** No script needs so many combining marks on one letter (UAX #15, Stream-Safe Text), and sorting them takes quadratic time. */
const mostMarks = 30;
const heaps = /\p{M}{31,}/gu;
/** NFC normalisation in linear time. */
export const composed = (value: string): string =>
  value.replace(heaps, (marks) => Array.from(marks).slice(0, mostMarks).join('')).normalize('NFC');

/** User text: trimmed, in NFC, without control characters except line breaks and tabs. */
export const text = (most: number, least = 1, missing = 'Здесь нужен текст.') =>
  rawText(most, missing)
    .transform((value) =>
      composed(value)
        .replace(/\r\n?/g, '\n')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out here
        .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]/g, '')
        .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
        .trim(),
    )
    .pipe(
      z
        .string()
        .min(least, {
          error:
            least <= 1 ? 'Заполните это поле.' : `Напишите хотя бы ${countOf(least, 'символ', 'символа', 'символов')}.`,
        })
        .max(most, { error: tooLong(most) }),
    );

/** One line of text: as `text`, with line breaks replaced by spaces. */
export const line = (most: number, least = 1, missing = 'Здесь нужен текст.') =>
  rawText(most, missing)
    .transform((value) => value.replace(/\s+/g, ' '))
    .pipe(text(most, least));

// Created once: a formatter costs a hundred times a call of `toLocaleString`.
const plurals = new Intl.PluralRules('ru');
const numbers = new Intl.NumberFormat('ru', { maximumFractionDigits: 2 });
const day = new Intl.DateTimeFormat('ru', {
  timeZone: 'Europe/Moscow',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});
const clock = new Intl.DateTimeFormat('ru', { timeZone: 'Europe/Moscow', hour: '2-digit', minute: '2-digit' });

/** 12 345,67: grouped digits, a comma, at most two decimals. */
export const numberOf = (value: number): string => numbers.format(value);
/** 23.11.2026, Moscow time. */
export const dayOf = (date: Date): string => day.format(date);
/** 14:05, Moscow time. */
export const timeOf = (date: Date): string => clock.format(date);

const monthsWhen = [
  'январе',
  'феврале',
  'марте',
  'апреле',
  'мае',
  'июне',
  'июле',
  'августе',
  'сентябре',
  'октябре',
  'ноябре',
  'декабре',
];
/** «мае 2026», to follow «в»; Moscow time. `Intl` lacks this case. */
export function monthWhen(date: Date): string {
  const [, month, year] = dayOf(date).split('.');
  return `${monthsWhen[Number(month) - 1]} ${year}`;
}

/** «1 школа», «3 школы», «12 школ»: the grouped number with the right form of the word. */
export function countOf(count: number, one: string, few: string, many: string): string {
  return `${numberOf(count)} ${formOf(count, one, few, many)}`;
}

/** Only the form of the word that goes with `count`. */
export function formOf(count: number, one: string, few: string, many: string): string {
  const form = plurals.select(count);
  return form === 'one' ? one : form === 'few' ? few : many;
}
