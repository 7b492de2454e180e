import { and, asc, eq, gt, inArray, isNull, lt, notInArray, or, sql } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';
import { upkeep } from '../../../db/schema/contentReview.ts';
import { links, publicationLinks } from '../../../db/schema/links.ts';
import { stepTaken } from '../../platform/capability/index.ts';
import { type Found, linksIn } from './textLinks.ts';

const atOnce = 50;

/** Collects the links of texts that changed since the last run; deletes addresses that are in no text any more. */
export async function gatherLinks(): Promise<void> {
  let after = '';
  for (;;) {
    const rows = await changedAfter(after);
    for (const row of rows) {
      const found = linksIn(row);
      await write((database) => keepLinks(database, row.id, found));
    }
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) break;
    after = last.id;
  }
  await write(async (database) => {
    const archived = database
      .select({ id: publications.id })
      .from(publications)
      .where(eq(publications.state, 'archived'));
    await database.delete(publicationLinks).where(inArray(publicationLinks.publicationId, archived));
    await database
      .delete(links)
      .where(sql`not exists (select 1 from ${publicationLinks} where ${publicationLinks.linkId} = ${links.id})`);
  });
}

const changedAfter = (after: string) =>
  read
    .select({
      id: publications.id,
      collection: publications.collection,
      source: publications.source,
      slug: publications.slug,
      html: publications.html,
    })
    .from(publications)
    .leftJoin(upkeep, eq(upkeep.publicationId, publications.id))
    .where(
      and(
        eq(publications.state, 'published'),
        or(isNull(upkeep.linksReadAt), lt(upkeep.linksReadAt, publications.updatedAt)),
        gt(publications.id, after),
      ),
    )
    .orderBy(asc(publications.id))
    .limit(atOnce);

/** Saves the links of one text. */
export async function keepLinks(database: Database, publicationId: string, found: Found[]): Promise<void> {
  await stepTaken(database, 'links.gathered', { publicationId, at: new Date() });
  if (found.length === 0) {
    await database.delete(publicationLinks).where(eq(publicationLinks.publicationId, publicationId));
    return;
  }
  await database
    .insert(links)
    .values(found.map(({ address, external }) => ({ address, external })))
    .onConflictDoNothing();
  const known = await database
    .select({ id: links.id, address: links.address })
    .from(links)
    .where(
      inArray(
        links.address,
        found.map(({ address }) => address),
      ),
    );
  const labels = new Map(found.map(({ address, label }) => [address, label]));
  await database
    .insert(publicationLinks)
    .values(known.map(({ id, address }) => ({ publicationId, linkId: id, label: labels.get(address) ?? '' })))
    .onConflictDoUpdate({
      target: [publicationLinks.publicationId, publicationLinks.linkId],
      set: { label: sql`excluded."label"` },
    });
  await database.delete(publicationLinks).where(
    and(
      eq(publicationLinks.publicationId, publicationId),
      notInArray(
        publicationLinks.linkId,
        known.map(({ id }) => id),
      ),
    ),
  );
}
