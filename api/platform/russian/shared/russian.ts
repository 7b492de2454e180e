import { z } from 'zod';

/** Makes zod speak Russian everywhere; imported once, before any shape is used. */
z.config(z.locales.ru());

/** What may come for a text of `most` characters: line breaks of two signs, letters taken apart, spaces around it. */
const longestRaw = (most: number) => most * 3 + 1000;
const tooLong = (most: number) =>
  `Слишком длинно: можно не больше ${countOf(most, 'символа', 'символов', 'символов')}.`;
const rawText = (most: number, missing: string) =>
  z
    .string({ error: missing })
    .max(longestRaw(most), { error: tooLong(most) })
    .meta({ maxLength: most });

/** No script puts so many marks on one letter (UAX #15, Stream-Safe Text), and putting marks in order takes the square of their number. */
const mostMarks = 30;
const heaps = /\p{M}{31,}/gu;
/** Text in Unicode's composed form, in a time that grows with its length alone. */
export const composed = (value: string): string =>
  value.replace(heaps, (marks) => Array.from(marks).slice(0, mostMarks).join('')).normalize('NFC');

/** Text of a person: trimmed, in Unicode's composed form, without control characters but for line breaks and tabs. */
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

/** One line of text: as `text`, with line breaks made spaces. */
export const line = (most: number, least = 1, missing = 'Здесь нужен текст.') =>
  rawText(most, missing)
    .transform((value) => value.replace(/\s+/g, ' '))
    .pipe(text(most, least));

// Made once: a formatter costs a hundred times what it saves by `toLocaleString`.
const plurals = new Intl.PluralRules('ru');
const numbers = new Intl.NumberFormat('ru', { maximumFractionDigits: 2 });
const day = new Intl.DateTimeFormat('ru', {
  timeZone: 'Europe/Moscow',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});
const clock = new Intl.DateTimeFormat('ru', { timeZone: 'Europe/Moscow', hour: '2-digit', minute: '2-digit' });

/** 12 345,67: groups divided, a comma, at most two decimals. */
export const numberOf = (value: number): string => numbers.format(value);
/** 23.11.2026, by the clock of Moscow. */
export const dayOf = (date: Date): string => day.format(date);
/** 14:05, by the clock of Moscow. */
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
/** «мае 2026», for after «в»: by the clock of Moscow. `Intl` knows no such case. */
export function monthWhen(date: Date): string {
  const [, month, year] = dayOf(date).split('.');
  return `${monthsWhen[Number(month) - 1]} ${year}`;
}

/** «1 школа», «3 школы», «12 школ»: the number (grouped) with the word in the right form. */
export function countOf(count: number, one: string, few: string, many: string): string {
  return `${numberOf(count)} ${formOf(count, one, few, many)}`;
}

/** The word alone in the form that goes with `count`. */
export function formOf(count: number, one: string, few: string, many: string): string {
  const form = plurals.select(count);
  return form === 'one' ? one : form === 'few' ? few : many;
}
