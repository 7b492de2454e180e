import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { applications, publications } from '../../../db/schema/bank.ts';
import { schools } from '../../../db/schema/schools.ts';
import type { Actor, MaybeActor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { page } from '../../platform/http/index.ts';
import { forbidden, notFound, notSignedIn, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { applicationInput } from './input.ts';
import { mayReadReports, mayRemoveApplication, mayReportApplication } from './policy.ts';
import { readPublicationById } from './publication.ts';

export const outcomeWords = ['', 'не получилось', 'получилось отчасти', 'получилось'] as const;

/** «Применил(а)»: one report per person and material; a second one replaces the first. */
export async function reportApplication(actor: Actor, publicationId: string, input: unknown) {
  const { collection, slug, title } = await readPublicationById(actor, publicationId);
  if (!mayReportApplication(actor))
    throw forbidden('Рассказать о применении можно, когда администрация школы подтвердит, что вы у неё работаете.');
  const { outcome, report } = parse(applicationInput, input);
  const [row] = await write((database) =>
    database
      .insert(applications)
      .values({ publicationId, userId: actor.id, outcome, report })
      .onConflictDoUpdate({
        target: [applications.publicationId, applications.userId],
        set: { outcome, report, updatedAt: new Date() },
      })
      .returning({ id: applications.id }),
  );
  emit({ kind: 'publication.used', publicationId, collection, slug });
  return { id: row?.id as string, outcome, report, title };
}

/** Deletes a report: the caller's own, or any by a methodist, which is logged. */
export async function removeApplication(actor: Actor, id: string): Promise<void> {
  const [found] = await read
    .select({
      userId: applications.userId,
      report: applications.report,
      publicationId: applications.publicationId,
      collection: publications.collection,
      slug: publications.slug,
    })
    .from(applications)
    .innerJoin(publications, eq(publications.id, applications.publicationId))
    .where(eq(applications.id, id));
  if (!found) throw notFound();
  if (!mayRemoveApplication(actor, found)) throw forbidden('Убрать отзыв может тот, кто его написал, или методист.');
  const { userId, report, ...publication } = found;
  await write(async (database) => {
    await database.delete(applications).where(eq(applications.id, id));
    if (userId !== actor.id)
      await recordAudit(database, actor, 'application.removed', { kind: 'application', id }, { userId, report });
  });
  emit({ kind: 'publication.used', ...publication });
}

/** The caller's report on a publication; null when there is none. */
export async function applicationOf(actor: MaybeActor, publicationId: string) {
  if (!actor) return null;
  const [own] = await read
    .select({ id: applications.id, outcome: applications.outcome, report: applications.report })
    .from(applications)
    .where(and(eq(applications.publicationId, publicationId), eq(applications.userId, actor.id)));
  return own ?? null;
}

/** Reports with text, the newest first: for people who signed in. */
export async function listApplications(
  actor: MaybeActor,
  publicationId: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
) {
  if (!mayReadReports(actor)) throw notSignedIn();
  await readPublicationById(actor, publicationId);
  const rows = await read
    .select({
      id: applications.id,
      outcome: applications.outcome,
      report: applications.report,
      createdAt: applications.createdAt,
      author: { id: users.id, name: users.name, school: schools.title },
    })
    .from(applications)
    .innerJoin(users, eq(users.id, applications.userId))
    .leftJoin(schools, eq(schools.id, users.schoolId))
    .where(
      and(
        eq(applications.publicationId, publicationId),
        sql`${applications.report} <> ''`,
        cursor ? lt(applications.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(applications.id))
    .limit(limit + 1);
  return page(
    rows,
    limit,
    (row) => row,
    (row) => row.id,
  );
}
