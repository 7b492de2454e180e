import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type FacetName, facets } from '../../knowledge/bankFiles/index.ts';
import { codesOf, taxonomy, type Vocabulary } from '../../platform/taxonomy/index.ts';

/** The facets whose codes have a topic page, in display order. */
export const topicFacets = ['situation', 'problem', 'risk', 'deficit', 'subject'] as const satisfies FacetName[];
export type TopicFacet = (typeof topicFacets)[number];

/** A first step, with the page of this site where it is done. */
const step = z.strictObject({ title: z.string(), url: z.string().startsWith('/'), text: z.string() });
export type Step = z.infer<typeof step>;

/** `content/topics/{facet}/{code}.yaml`. */
const topicFile = z.strictObject({
  lead: z.string(),
  /** Markdown, two to four paragraphs. */
  text: z.string(),
  start: z.array(step).length(3),
  /** Tags of related discussions. */
  tags: z.array(z.string()).default([]),
  /** Deficits whose mentors can help, where the topic is neither a deficit nor a subject. */
  deficits: codesOf('deficits').default([]),
  /** `facet/code` of related topics. */
  near: z.array(z.string()).default([]),
});
type TopicFile = z.infer<typeof topicFile>;

/** `content/topics/start/{role}.yaml`: «начните отсюда» for one role. */
const startFile = z.strictObject({
  title: z.string(),
  lead: z.string(),
  icon: z.string(),
  steps: z.array(step).min(3).max(7),
});
type StartFile = z.infer<typeof startFile>;

export const startRoles = ['teacher', 'deputy-head', 'methodist', 'mentor'] as const;
type StartRole = (typeof startRoles)[number];

/** The key of a topic: `situation/parents` and `risk/parents` are two topics. */
export interface TopicName {
  facet: TopicFacet;
  code: string;
}

export const topicSlug = ({ facet, code }: TopicName): string => `${facet}-${code.replaceAll('_', '-')}`;
export const topicUrl = (name: TopicName): string => `/topics/${topicSlug(name)}`;
export const topicTitle = ({ facet, code }: TopicName): string =>
  taxonomy[facets[facet].vocabulary as Vocabulary][code]?.title ?? code;

/** Every topic: the active codes of the five vocabularies, without «любой предмет». */
export const topicNames: readonly TopicName[] = topicFacets.flatMap((facet) =>
  Object.entries(taxonomy[facets[facet].vocabulary as Vocabulary])
    .filter(([code, { retired }]) => !retired && code !== 'any')
    .map(([code]) => ({ facet, code })),
);
const bySlug = new Map(topicNames.map((name) => [topicSlug(name), name]));

/** The topic of an address, or undefined. */
export const topicOf = (slug: string): TopicName | undefined => bySlug.get(slug);

/** Whether a code of a facet has a page; «любой предмет» and years have none. */
export const isTopic = (facet: string, code: string): boolean =>
  bySlug.has(topicSlug({ facet: facet as TopicFacet, code }));

/** Loaded on first use: the start of the server does not wait for sixty files. */
function remembered<Name, File>(pathOf: (name: Name) => string, shape: z.ZodType<File>) {
  const known = new Map<string, File>();
  return (name: Name): File => {
    const path = `content/topics/${pathOf(name)}.yaml`;
    const file = known.get(path) ?? shape.parse(parse(readFileSync(path, 'utf8')));
    known.set(path, file);
    return file;
  };
}

/** The text of a topic. Throws when the file is missing or invalid. */
export const topicFileOf = remembered<TopicName, TopicFile>(({ facet, code }) => `${facet}/${code}`, topicFile);
/** The text of «начните отсюда» for a role. */
export const startFileOf = remembered<StartRole, StartFile>((role) => `start/${role}`, startFile);

/** The related topics named in a file. */
export const nearTopics = ({ near }: TopicFile): TopicName[] =>
  near.flatMap((name) => {
    const [facet = '', code = ''] = name.split('/');
    const topic = topicOf(topicSlug({ facet: facet as TopicFacet, code }));
    return topic ? [topic] : [];
  });
