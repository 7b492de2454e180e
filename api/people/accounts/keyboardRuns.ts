import { cyrillicRows, latinRows } from './keyboard.ts';

/** «1qaz2wsx»: down the columns of the keyboard. */
const columnsOf = (rows: readonly string[]) =>
  [...(rows[1] ?? '')]
    .map((_, at) => [rows[0]?.[at + 1], rows[1]?.[at], rows[2]?.[at], rows[3]?.[at]].filter(Boolean).join(''))
    .join('');

/** «1q2w3e4r»: across two neighbouring rows. */
const across = (upper: string, lower: string) => [...lower].map((key, at) => `${upper[at] ?? ''}${key}`).join('');

const orders = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдежзийклмнопрстуфхцчшщъыьэюя',
  ...[latinRows, cyrillicRows].flatMap((rows) => [
    ...rows,
    columnsOf(rows),
    across(rows[0].slice(1), rows[1]),
    across(rows[1], rows[2]),
    across(rows[2], rows[3]),
  ]),
].flatMap((order) => {
  const keys = order.replace(/[^\p{L}\p{N}]/gu, '');
  return [keys, [...keys].reverse().join('')];
});

const isRun = (part: string) => /^(.)\1+$/u.test(part) || orders.some((order) => order.includes(part));

/** Replaces each run of three or more (of the alphabet, digits, adjacent keys, one character) by its first character. */
export function withoutRuns(text: string): string {
  let left = '';
  for (let at = 0; at < text.length; ) {
    let end = at + 3;
    if (end > text.length || !isRun(text.slice(at, end))) {
      left += text[at];
      at += 1;
      continue;
    }
    while (end < text.length && isRun(text.slice(at, end + 1))) end += 1;
    left += text[at];
    at = end;
  }
  return left;
}
