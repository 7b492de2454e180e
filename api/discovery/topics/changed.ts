import { and, eq, inArray, max } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { publicationFacets, publications } from '../../../db/schema/bank.ts';
import { type TopicName, topicFacets, topicNames, topicUrl } from './files.ts';

/** Paths of the topic pages, each with the last change of its materials and practices. */
export async function topicAddresses(): Promise<{ url: string; changedAt?: Date }[]> {
  const rows = await read
    .select({ facet: publicationFacets.facet, code: publicationFacets.code, at: max(publications.updatedAt) })
    .from(publicationFacets)
    .innerJoin(publications, eq(publications.id, publicationFacets.publicationId))
    .where(and(inArray(publicationFacets.facet, [...topicFacets]), eq(publications.state, 'published')))
    .groupBy(publicationFacets.facet, publicationFacets.code);
  const changed = new Map(rows.map(({ facet, code, at }) => [`${facet}:${code}`, at]));
  const of = ({ facet, code }: TopicName) => changed.get(`${facet}:${code}`);
  return topicNames.map((name) => ({ url: topicUrl(name), changedAt: of(name) ?? undefined }));
}
