import { desc, eq } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { associations } from '../../../db/schema/associations/associations.ts';
import { publications } from '../../../db/schema/bank.ts';
import { schools } from '../../../db/schema/schools.ts';
import { publicationUrl } from './card.ts';

export interface PublicAddress {
  /** A path of this site. */
  url: string;
  changedAt?: Date;
}

/** The limit of one sitemap is 50,000 addresses. */
const most = 40_000;

/** Addresses for search engines: publications, associations open to everyone, schools. */
export async function publicAddresses(): Promise<PublicAddress[]> {
  const [published, circles, places] = await Promise.all([
    read
      .select({ collection: publications.collection, slug: publications.slug, changedAt: publications.updatedAt })
      .from(publications)
      .where(eq(publications.state, 'published'))
      .orderBy(desc(publications.updatedAt))
      .limit(most),
    // The card of a closed one is public but marked `noindex`.
    read
      .select({ slug: associations.slug })
      .from(associations)
      .where(eq(associations.visibility, 'everyone'))
      .limit(2000),
    read.select({ slug: schools.slug }).from(schools).limit(2000),
  ]);
  return [
    ...['/', '/bank', '/practices'].map((url) => ({ url, changedAt: published[0]?.changedAt })),
    ...['/associations', '/schools'].map((url) => ({ url })),
    ...published.map(({ changedAt, ...address }) => ({ url: publicationUrl(address), changedAt })),
    ...circles.map(({ slug }) => ({ url: `/associations/${slug}` })),
    ...places.map(({ slug }) => ({ url: `/schools/${slug}` })),
  ];
}
