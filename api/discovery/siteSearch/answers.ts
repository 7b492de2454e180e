import { z } from 'zod';
import { moment } from '../../platform/http/index.ts';

/** The results of one kind. `question`: the words that matched, as typed or as corrected by the browser. */
const part = <Item extends z.ZodType>(item: Item) =>
  z.object({ total: z.number(), question: z.string(), items: z.array(item), next: z.string().nullable() }).optional();

export const foundShape = z.object({
  discussions: part(
    z.object({
      id: z.string(),
      url: z.string(),
      title: z.string(),
      excerpt: z.string(),
      found: z.number(),
      postCount: z.number(),
      lastPostAt: moment,
      solved: z.boolean(),
      association: z.object({ title: z.string(), url: z.string() }).nullable(),
    }),
  ),
  associations: part(
    z.object({
      id: z.string(),
      url: z.string(),
      title: z.string(),
      purpose: z.string(),
      subjects: z.array(z.string()),
      mine: z.boolean(),
    }),
  ),
  people: part(
    z.object({
      id: z.string(),
      url: z.string(),
      name: z.string(),
      position: z.string(),
      school: z.string().nullable(),
      mentor: z.boolean(),
      words: z.string(),
    }),
  ),
});
export type FoundShape = z.infer<typeof foundShape>;
