import { z } from 'zod';

const text = z.iso.datetime();

/**
 * A moment of an answer: code may give the `Date` of a table or its text, JSON carries text in UTC (ISO 8601),
 * and the description says `date-time`.
 */
export const moment: z.ZodType<string, Date | string> = z
  .union([z.date(), text])
  .transform((given) => (given instanceof Date ? given.toISOString() : given))
  .pipe(text);
