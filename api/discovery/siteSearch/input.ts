import { z } from 'zod';
import { line } from '../../platform/russian/shared/russian.ts';

const findKinds = ['discussions', 'associations', 'people'] as const;
export type FindKind = (typeof findKinds)[number];

export const findQuery = z.object({
  q: line(200),
  /** The query as the browser corrected it (keyboard layout, a typo): used where the typed words find nothing. */
  or: line(200, 0)
    .transform((value) => value || undefined)
    .optional(),
  /** One kind alone, to continue its list. */
  kind: z.enum(findKinds, { error: 'Здесь может быть discussions, associations или people.' }).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(10),
  /** An offset; with `kind`. */
  cursor: z.coerce.number({ error: 'Такой страницы нет: начните с первой.' }).int().min(0).max(5000).default(0),
});
export type FindQuery = z.infer<typeof findQuery>;
