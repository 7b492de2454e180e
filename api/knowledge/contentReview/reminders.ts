import { and, asc, eq, gt, isNull, lte, ne, or, sql } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { publications } from '../../../db/schema/bank.ts';
import { upkeep } from '../../../db/schema/contentReview.ts';
import { notify } from '../../people/notifications/index.ts';
import { countOf, dayOf } from '../../platform/russian/shared/russian.ts';
import { day, soonDays } from './list.ts';
import { owns, possibleOwners } from './owner.ts';
import { mayOwn } from './policy.ts';

const atOnce = 100;

/**
 * Reminds every owner a month before the review date, and again on the day. Once per review date:
 * idempotent.
 */
export async function remindOwners(now = Date.now()): Promise<void> {
  let after = '';
  for (;;) {
    const rows = await dueAfter(after, now);
    for (const row of rows) await remind(row, now);
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    after = last.id;
  }
}

const dueAfter = (after: string, now: number) =>
  read
    .select({
      id: publications.id,
      title: publications.title,
      dueAt: publications.reviewDueAt,
      owner: { id: users.id, role: users.role, state: users.state },
    })
    .from(upkeep)
    .innerJoin(publications, eq(publications.id, upkeep.publicationId))
    .innerJoin(users, eq(users.id, upkeep.ownerId))
    .where(
      and(
        eq(publications.state, 'published'),
        lte(publications.reviewDueAt, new Date(now + soonDays * day)),
        untold(now),
        gt(publications.id, after),
      ),
    )
    .orderBy(asc(publications.id))
    .limit(atOnce);

const differs = (column: typeof upkeep.toldSoonFor | typeof upkeep.toldDueFor) =>
  or(isNull(column), ne(column, publications.reviewDueAt));
/** On the day the second reminder counts, before it the first. */
const untold = (now: number) =>
  sql`case when ${publications.reviewDueAt} <= ${now} then ${differs(upkeep.toldDueFor)} else ${differs(upkeep.toldSoonFor)} end`;

type Row = Awaited<ReturnType<typeof dueAfter>>[number];

async function remind({ id, title, dueAt, owner }: Row, now: number): Promise<void> {
  if (!mayOwn(owner)) return;
  const due = dueAt.getTime() <= now;
  const told = due ? upkeep.toldDueFor : upkeep.toldSoonFor;
  await write(async (database) => {
    const [mine] = await database
      .update(upkeep)
      .set(due ? { toldDueFor: dueAt, toldSoonFor: dueAt } : { toldSoonFor: dueAt })
      .where(and(eq(upkeep.publicationId, id), eq(upkeep.ownerId, owner.id), or(isNull(told), ne(told, dueAt))))
      .returning({ id: upkeep.publicationId });
    if (!mine) return;
    await notify(database, [owner.id], {
      kind: 'practice',
      title: due
        ? `Срок проверки прошёл: перечитайте «${title}»`
        : `Через месяц, ${dayOf(dueAt)}, выйдет срок проверки: «${title}»`,
      reason: 'вы отвечаете за этот материал',
      url: `/upkeep/${id}`,
      subject: `upkeep:${id}`,
    });
  });
}

/** Once a month, notifies all methodists of overdue publications without an owner. */
export async function tellOfOrphans(now = Date.now()): Promise<void> {
  const [row] = await read
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(publications)
    .leftJoin(upkeep, eq(upkeep.publicationId, publications.id))
    .leftJoin(users, and(eq(users.id, upkeep.ownerId), owns))
    .where(and(eq(publications.state, 'published'), lte(publications.reviewDueAt, new Date(now)), isNull(users.id)));
  const count = row?.count ?? 0;
  if (count === 0) return;
  await write(async (database) => {
    const methodists = await possibleOwners(database);
    await notify(
      database,
      methodists.map(({ id }) => id),
      {
        kind: 'practice',
        title: `${countOf(count, 'материал', 'материала', 'материалов')} пора перечитать, а ответственного нет`,
        reason: 'вы методист центра',
        url: '/upkeep?show=overdue',
        subject: 'upkeep:orphans',
      },
    );
  });
}
