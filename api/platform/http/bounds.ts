import { z } from 'zod';
import { formOf, numberOf } from '../russian/shared/russian.ts';

/**
 * One value or a list of them, as queries and forms send a choice of one or several. Bounded before anything is built.
 * @returns a list of the trimmed values, without empty ones
 */
export function oneOrMany(sizes: {
  /** How many there may be. As many empty ones are allowed beside them. */
  most: number;
  /** The longest of them, in characters. */
  longest: number;
  /** Splits one value into several; left out, it is one. */
  by?: string | RegExp;
  /** The message for something that is neither. */
  error?: string;
}) {
  const { most, longest, by, error } = sizes;
  const one = z.string().max(by ? most * (longest + 2) : longest, { error: 'Слишком длинно: сократите.' });
  return z
    .union([one, z.array(one).max(most * 2, { error: `Слишком много: можно не больше ${most}.` })], { error })
    .transform((value) => (typeof value === 'string' ? (by ? value.split(by) : [value]) : value))
    .transform((values) => values.map((text) => text.trim()).filter(Boolean));
}

/** An object of at most `most` members with unknown names. */
export const recordOf = <Key extends z.ZodString, Value extends z.ZodType>(key: Key, value: Value, most: number) =>
  z
    .record(key, value)
    .refine((record) => Object.keys(record).length <= most, {
      error: `Слишком много: можно не больше ${numberOf(most)} ${formOf(most, 'записи', 'записей', 'записей')}.`,
    })
    .meta({ maxProperties: most });
