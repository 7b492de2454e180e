import { and, eq, inArray } from 'drizzle-orm';
import { keepLinks, linksIn } from '../../api/knowledge/links/index.ts';
import type { Database } from '../client.ts';
import { newId } from '../identifier.ts';
import { publications } from '../schema/bank.ts';
import { type markStates, outdatedMarks, reviewConfirmations, upkeep } from '../schema/contentReview.ts';
import { type linkStates, links } from '../schema/links.ts';
import type { DemoPart } from './part.ts';
import { daysAgo, type Ids, readData } from './people.ts';

interface UpkeepData {
  upkeep: { slug: string; owner: string | null; reviewed?: number; due?: number }[];
  confirmations: { slug: string; by: string; days: number; until: number; note: string }[];
  marks: {
    slug: string;
    by: string;
    days: number;
    reason: string;
    state?: (typeof markStates)[number];
    answer?: string;
    answeredBy?: string;
    answered?: number;
  }[];
  links: {
    address: string;
    state: (typeof linkStates)[number];
    status: number;
    reason: string;
    since?: number;
    days: number;
  }[];
}

/** How the bank of the demo city ages: owners, confirmations, what readers reported. */
function prepareUpkeep(ids: Ids) {
  const data = readData<UpkeepData>('upkeep');
  const all = [...data.upkeep, ...data.confirmations, ...data.marks];
  return async (database: Database) => {
    const bySlug = await materialsOf(
      database,
      all.map(({ slug }) => slug),
    );
    const idOf = (slug: string) => {
      const found = bySlug.get(slug);
      if (!found) throw new Error(`The demo keeps a material that is not there: ${slug}`);
      return found;
    };
    await database.insert(upkeep).values(
      data.upkeep.map(({ slug, owner }) => ({
        publicationId: idOf(slug),
        ownerId: owner ? ids.person(owner) : null,
      })),
    );
    for (const { slug, reviewed, due } of data.upkeep)
      if (reviewed !== undefined && due !== undefined)
        await date(database, idOf(slug), daysAgo(-reviewed), daysAgo(-due));
    for (const { slug, by, days, until, note } of data.confirmations) {
      const [confirmedAt, next] = [daysAgo(days), daysAgo(-until)];
      await database.insert(reviewConfirmations).values({
        publicationId: idOf(slug),
        userId: ids.person(by),
        confirmedAt,
        until: next,
        note,
      });
      await date(database, idOf(slug), confirmedAt, next);
    }
    await database.insert(outdatedMarks).values(
      data.marks.map(({ slug, by, days, reason, state = 'open', answer = '', answeredBy, answered }) => ({
        id: newId(daysAgo(days).getTime()),
        publicationId: idOf(slug),
        userId: ids.person(by),
        reason,
        state,
        answer,
        answeredById: answeredBy ? ids.person(answeredBy) : null,
        answeredAt: answered === undefined ? null : daysAgo(answered),
        createdAt: daysAgo(days),
      })),
    );
    await insertLinks(database, data.links);
  };
}

/** The links of the practices written here, with what looking at them has shown. */
async function insertLinks(database: Database, seen: UpkeepData['links']): Promise<void> {
  const written = await database
    .select({
      id: publications.id,
      collection: publications.collection,
      source: publications.source,
      slug: publications.slug,
      html: publications.html,
    })
    .from(publications)
    .where(and(eq(publications.source, 'database'), eq(publications.state, 'published')));
  for (const publication of written) await keepLinks(database, publication.id, linksIn(publication));
  for (const { address, state, status, reason, since, days } of seen) {
    const [known] = await database
      .update(links)
      .set({
        state,
        status,
        reason,
        failures: since === undefined ? 0 : since - days + 1,
        firstFailedAt: since === undefined ? null : daysAgo(since),
        lastFailedAt: since === undefined ? null : daysAgo(days),
        checkedAt: daysAgo(days),
        dueAt: daysAgo(days - 1),
      })
      .where(eq(links.address, address))
      .returning({ id: links.id });
    if (!known) throw new Error(`The demo looks at a link that stands nowhere: ${address}`);
  }
}

export async function materialsOf(database: Database, slugs: string[]): Promise<Map<string, string>> {
  const found = await database
    .select({ id: publications.id, slug: publications.slug })
    .from(publications)
    .where(and(eq(publications.collection, 'material'), inArray(publications.slug, [...new Set(slugs)])));
  return new Map(found.map(({ id, slug }) => [slug, id]));
}

const date = (database: Database, id: string, reviewedAt: Date, reviewDueAt: Date) =>
  database.update(publications).set({ reviewedAt, reviewDueAt }).where(eq(publications.id, id));

export const part: DemoPart = { order: 130, prepare: prepareUpkeep };
