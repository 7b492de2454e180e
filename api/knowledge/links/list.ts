import { and, asc, count, eq, gt, inArray } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';
import { links, publicationLinks } from '../../../db/schema/links.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { page } from '../../platform/http/index.ts';
import { enqueue } from '../../platform/jobs/index.ts';
import { forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { publicationUrl } from '../bank/index.ts';
import { ignoredInput, type LinkView, linkViews } from './input.ts';
import { mayTendLinks } from './policy.ts';

const closed = () => forbidden('За ссылками в материалах следят методисты.');
/** The kind of job that checks every link that is due. */
export const checkJob = 'links.check';

const columns = {
  id: links.id,
  address: links.address,
  external: links.external,
  state: links.state,
  status: links.status,
  reason: links.reason,
  firstFailedAt: links.firstFailedAt,
  lastFailedAt: links.lastFailedAt,
  checkedAt: links.checkedAt,
};

/** How many texts are listed per address. */
const mostPlaces = 400;

async function withPlaces<Row extends { id: string }>(rows: Row[]) {
  if (rows.length === 0) return [];
  const places = await read
    .select({
      linkId: publicationLinks.linkId,
      label: publicationLinks.label,
      id: publications.id,
      title: publications.title,
      collection: publications.collection,
      slug: publications.slug,
    })
    .from(publicationLinks)
    .innerJoin(publications, eq(publications.id, publicationLinks.publicationId))
    .where(
      and(
        inArray(
          publicationLinks.linkId,
          rows.map(({ id }) => id),
        ),
        eq(publications.state, 'published'),
      ),
    )
    .orderBy(asc(publications.title))
    .limit(mostPlaces);
  const byLink = Map.groupBy(places, ({ linkId }) => linkId);
  return rows.map((row) => ({
    ...row,
    places: (byLink.get(row.id) ?? []).map(({ label, id, title, ...address }) => ({
      id,
      label,
      title,
      url: publicationUrl(address),
    })),
  }));
}

/** Links in one state with their texts: for methodists. */
export async function listLinks(
  actor: Actor,
  { state, limit, cursor }: { state: LinkView; limit: number; cursor?: string | undefined },
) {
  if (!mayTendLinks(actor)) throw closed();
  const rows = await read
    .select(columns)
    .from(links)
    .where(and(eq(links.state, state), cursor ? gt(links.id, cursor) : undefined))
    .orderBy(asc(links.id))
    .limit(limit + 1);
  const { items, next } = page(
    rows,
    limit,
    (row) => row,
    (row) => row.id,
  );
  return { items: await withPlaces(items), next };
}

export type ListedLink = Awaited<ReturnType<typeof listLinks>>['items'][number];

/** The number of links in each state. */
export async function countLinks(actor: Actor): Promise<Record<LinkView, number>> {
  if (!mayTendLinks(actor)) throw closed();
  const rows = await read.select({ state: links.state, count: count() }).from(links).groupBy(links.state);
  const of = (state: LinkView) => rows.find((row) => row.state === state)?.count ?? 0;
  return Object.fromEntries(linkViews.map((state) => [state, of(state)])) as Record<LinkView, number>;
}

/** The failing links of one text. */
export async function troubledLinksOf(actor: Actor, publicationId: string) {
  if (!mayTendLinks(actor)) throw closed();
  return read
    .select({ ...columns, label: publicationLinks.label })
    .from(publicationLinks)
    .innerJoin(links, eq(links.id, publicationLinks.linkId))
    .where(and(eq(publicationLinks.publicationId, publicationId), inArray(links.state, ['broken', 'failing'])))
    .orderBy(asc(links.state), asc(links.id))
    .limit(100);
}

async function linkFor(actor: Actor, id: string) {
  if (!mayTendLinks(actor)) throw closed();
  const [link] = await read.select({ id: links.id }).from(links).where(eq(links.id, id));
  if (!link) throw notFound('Такой ссылки в материалах больше нет.');
  return link;
}

/** Queues a check of a link. */
export async function checkAgain(actor: Actor, id: string): Promise<void> {
  await linkFor(actor, id);
  await write(async (database) => {
    await database.update(links).set({ dueAt: new Date() }).where(eq(links.id, id));
    await enqueue(database, checkJob, {}, { key: `${checkJob}:soon` });
  });
}

/** «Так и надо»: ignores a link that cannot be checked, or stops ignoring it. */
export async function setIgnored(actor: Actor, id: string, input: unknown) {
  await linkFor(actor, id);
  const { ignored } = parse(ignoredInput, input);
  const state = ignored ? ('ignored' as const) : ('unchecked' as const);
  await write(async (database) => {
    await database
      .update(links)
      .set({ state, ...(!ignored && { dueAt: new Date(), failures: 0, firstFailedAt: null }) })
      .where(eq(links.id, id));
    if (!ignored) await enqueue(database, checkJob, {}, { key: `${checkJob}:soon` });
    await recordAudit(database, actor, ignored ? 'link.ignored' : 'link.watched', { kind: 'link', id });
  });
  return { id, state };
}
