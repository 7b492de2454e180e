import { z } from 'zod';
import { listQuery } from '../../platform/http/index.ts';

/** The views of the list of links. */
export const linkViews = ['broken', 'failing', 'ignored', 'ok', 'unchecked'] as const;
export type LinkView = (typeof linkViews)[number];

export const linksQuery = listQuery.extend({
  state: z.enum(linkViews, { error: 'Такого отбора нет.' }).default('broken'),
});

export const ignoredInput = z.strictObject({
  ignored: z.boolean({ error: 'Здесь true или false.' }),
});
