import { z } from 'zod';
import { formOf, numberOf } from '../russian/shared/russian.ts';

/**
 * One text or a list of them, as addresses and forms send what may be chosen once or often. Bounded before anything is built.
 * @returns a list of the trimmed texts, empty ones left out
 */
export function oneOrMany(sizes: {
  /** How many there may be. A list may hold as many empty ones beside. */
  most: number;
  /** The longest of them, in characters. */
  longest: number;
  /** What parts the one text into several; it is one otherwise. */
  by?: string | RegExp;
  /** What is said of something that is neither. */
  error?: string;
}) {
  const { most, longest, by, error } = sizes;
  const one = z.string().max(by ? most * (longest + 2) : longest, { error: 'Слишком длинно: сократите.' });
  return z
    .union([one, z.array(one).max(most * 2, { error: `Слишком много: можно не больше ${most}.` })], { error })
    .transform((value) => (typeof value === 'string' ? (by ? value.split(by) : [value]) : value))
    .transform((values) => values.map((text) => text.trim()).filter(Boolean));
}

/** An object of at most `most` members whose names are not known before. */
export const recordOf = <Key extends z.ZodString, Value extends z.ZodType>(key: Key, value: Value, most: number) =>
  z
    .record(key, value)
    .refine((record) => Object.keys(record).length <= most, {
      error: `Слишком много: можно не больше ${numberOf(most)} ${formOf(most, 'записи', 'записей', 'записей')}.`,
    })
    .meta({ maxProperties: most });
