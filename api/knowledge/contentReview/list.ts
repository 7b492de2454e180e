import { and, asc, eq, gte, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { publications } from '../../../db/schema/bank.ts';
import { outdatedMarks, upkeep } from '../../../db/schema/contentReview.ts';
import { links, publicationLinks } from '../../../db/schema/links.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { page } from '../../platform/http/index.ts';
import { badInput, forbidden } from '../../platform/problem/index.ts';
import { publicationUrl } from '../bank/index.ts';
import type { View } from './input.ts';
import { owns } from './owner.ts';
import { mayKeep } from './policy.ts';

export const day = 86_400_000;
/** A review date within a month is near. */
export const soonDays = 30;
/** A publication unconfirmed for this long says so on its page. */
export const longAgo = (now: number): Date => {
  const date = new Date(now);
  date.setFullYear(date.getFullYear() - 2);
  return date;
};

const doubted = sql`exists (select 1 from ${outdatedMarks} where ${outdatedMarks.publicationId} = ${publications.id}
  and ${outdatedMarks.state} in ('open', 'confirmed'))`;
const hasBroken = sql`exists (select 1 from ${publicationLinks} join ${links} on ${links.id} = ${publicationLinks.linkId}
  where ${publicationLinks.publicationId} = ${publications.id} and ${links.state} = 'broken')`;

const conditions = (now: number): Record<View, SQL | undefined> => {
  const soon = new Date(now + soonDays * day);
  const today = new Date(now);
  return {
    soon: and(gte(publications.reviewDueAt, today), lte(publications.reviewDueAt, soon)),
    overdue: lt(publications.reviewDueAt, today),
    unconfirmed: lt(publications.reviewedAt, longAgo(now)),
    outdated: doubted,
    links: hasBroken,
    all: or(lte(publications.reviewDueAt, soon), lt(publications.reviewedAt, longAgo(now)), doubted, hasBroken),
  };
};

const counted = (counted: SQL) => sql<number>`(select count(*) ${counted})`.mapWith(Number);

const columns = {
  id: publications.id,
  collection: publications.collection,
  slug: publications.slug,
  title: publications.title,
  department: publications.owner,
  owner: users.name,
  ownerId: upkeep.ownerId,
  reviewedAt: publications.reviewedAt,
  reviewDueAt: publications.reviewDueAt,
  openMarks: counted(
    sql`from ${outdatedMarks} where ${outdatedMarks.publicationId} = ${publications.id} and ${outdatedMarks.state} = 'open'`,
  ),
  confirmedMarks: counted(
    sql`from ${outdatedMarks} where ${outdatedMarks.publicationId} = ${publications.id} and ${outdatedMarks.state} = 'confirmed'`,
  ),
  brokenLinks: counted(
    sql`from ${publicationLinks} join ${links} on ${links.id} = ${publicationLinks.linkId} where ${publicationLinks.publicationId} = ${publications.id} and ${links.state} = 'broken'`,
  ),
};

interface Wanted {
  show: View;
  mine: 'yes' | 'no';
  limit: number;
  cursor?: string | undefined;
}

const kept = (actor: Actor, mine: 'yes' | 'no') =>
  and(eq(publications.state, 'published'), mine === 'yes' ? eq(upkeep.ownerId, actor.id) : undefined);

/** Publications due for review, the longest overdue first: for methodists. */
export async function listUpkeep(actor: Actor, { show, mine, limit, cursor }: Wanted, now = Date.now()) {
  if (!mayKeep(actor)) throw forbidden('За тем, чтобы материалы не устаревали, следят методисты.');
  const rows = await read
    .select(columns)
    .from(publications)
    .leftJoin(upkeep, eq(upkeep.publicationId, publications.id))
    .leftJoin(users, and(eq(users.id, upkeep.ownerId), owns))
    .where(and(kept(actor, mine), conditions(now)[show], cursor ? after(cursor) : undefined))
    .orderBy(asc(publications.reviewDueAt), asc(publications.id))
    .limit(limit + 1);
  return page(
    rows,
    limit,
    (row) => ({ ...row, url: publicationUrl(row), upkeepUrl: `/upkeep/${row.id}` }),
    ({ reviewDueAt, id }) => `${reviewDueAt.getTime()}-${id}`,
  );
}

export type UpkeepRow = Awaited<ReturnType<typeof listUpkeep>>['items'][number];

/** The size of each view, in one query. */
export async function countUpkeep(actor: Actor, mine: 'yes' | 'no', now = Date.now()): Promise<Record<View, number>> {
  if (!mayKeep(actor)) throw forbidden('За тем, чтобы материалы не устаревали, следят методисты.');
  const each = conditions(now);
  const sum = (view: View) => sql<number>`coalesce(sum(case when ${each[view]} then 1 else 0 end), 0)`.mapWith(Number);
  const [row] = await read
    .select({
      all: sum('all'),
      soon: sum('soon'),
      overdue: sum('overdue'),
      unconfirmed: sum('unconfirmed'),
      outdated: sum('outdated'),
      links: sum('links'),
    })
    .from(publications)
    .leftJoin(upkeep, eq(upkeep.publicationId, publications.id))
    .where(kept(actor, mine));
  return row ?? { all: 0, soon: 0, overdue: 0, unconfirmed: 0, outdated: 0, links: 0 };
}

function after(cursor: string): SQL {
  const place = /^(-?\d+)-(\w+)$/.exec(cursor);
  if (!place)
    throw badInput([{ path: 'cursor', message: 'Это не продолжение списка: начните его с первой страницы.' }]);
  return sql`(${publications.reviewDueAt}, ${publications.id}) > (${Number(place[1])}, ${place[2]})`;
}
