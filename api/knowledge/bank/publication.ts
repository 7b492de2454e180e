import { and, count, eq, getTableColumns, isNull, type SQL, sql } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { applications, publications } from '../../../db/schema/bank.ts';
import { threads } from '../../../db/schema/discussions/discussions.ts';
import { adoptions } from '../../../db/schema/practices/adoptions.ts';
import { schools } from '../../../db/schema/schools.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { publicationUrl } from './card.ts';
import { maySeePublication } from './policy.ts';

const { text: _text, ...columns } = getTableColumns(publications);
const totals = (total: SQL) => sql<number>`(${total})`.mapWith(Number);

async function readWhere(actor: MaybeActor, condition: SQL | undefined) {
  const [row] = await read
    .select({
      publication: columns,
      school: { slug: schools.slug, title: schools.title },
      applied: totals(
        sql`select count(*) from ${applications} where ${applications.publicationId} = ${publications.id}`,
      ),
      worked: totals(
        sql`select count(*) from ${applications} where ${applications.publicationId} = ${publications.id} and ${applications.outcome} = 3`,
      ),
      adopting: totals(
        sql`select count(*) from ${adoptions} where ${adoptions.publicationId} = ${publications.id} and ${adoptions.state} <> 'stopped'`,
      ),
    })
    .from(publications)
    .leftJoin(schools, eq(schools.id, publications.schoolId))
    .where(condition);
  if (!row || !maySeePublication(actor, row.publication)) throw notFound();
  const { publication, school, ...used } = row;
  return { ...publication, ...used, school, url: publicationUrl(publication) };
}

/** A publication for its page; `applied`, `worked` and `adopting` count people and schools. */
export type Publication = Awaited<ReturnType<typeof readWhere>>;

/** A publication by its address. @throws Problem 404 when it does not exist, or is archived and the actor is not a methodist */
export const readPublication = (
  actor: MaybeActor,
  collection: 'material' | 'practice',
  slug: string,
): Promise<Publication> => readWhere(actor, and(eq(publications.collection, collection), eq(publications.slug, slug)));

export const readPublicationById = (actor: MaybeActor, id: string): Promise<Publication> =>
  readWhere(actor, eq(publications.id, id));

/** Discussions about a publication: their number, and the newest. */
export async function talkAbout({ id }: { id: string }) {
  const open = and(eq(threads.publicationId, id), isNull(threads.deletedAt));
  const [[total], newest] = await Promise.all([
    read.select({ total: count() }).from(threads).where(open),
    read
      .select({ id: threads.id, title: threads.title, postCount: threads.postCount, lastPostAt: threads.lastPostAt })
      .from(threads)
      .where(open)
      .orderBy(sql`${threads.lastPostAt} desc`)
      .limit(3),
  ]);
  return { total: total?.total ?? 0, newest };
}
