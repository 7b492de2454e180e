import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'zod';
import { materialFrontMatter, practiceFrontMatter } from '../api/knowledge/bankFiles/frontMatter.ts';

/** The bank's files. A front matter that does not fit stops the build with the file's name. */
const bySlug = ({ entry }: { entry: string }) => (entry.split('/').at(-1) as string).replace(/\.mdx$/, '');

export const collections = {
  materials: defineCollection({
    loader: glob({ base: './content/materials', pattern: '**/*.mdx', generateId: bySlug }),
    schema: materialFrontMatter,
  }),
  practices: defineCollection({
    loader: glob({ base: './content/practices', pattern: '*.mdx', generateId: bySlug }),
    schema: practiceFrontMatter,
  }),
  help: defineCollection({
    loader: glob({ base: './content/help', pattern: '*.mdx', generateId: bySlug }),
    schema: z.strictObject({ title: z.string(), summary: z.string(), order: z.number(), icon: z.string() }),
  }),
};
