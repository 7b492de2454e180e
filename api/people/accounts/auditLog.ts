import { aliasedTable, and, desc, eq, inArray, lt } from 'drizzle-orm';
import { z } from 'zod';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { audit } from '../../../db/schema/audit.ts';
import { schools } from '../../../db/schema/schools.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { listQuery, page } from '../../platform/http/index.ts';
import { forbidden } from '../../platform/problem/index.ts';
import { isAdministrator } from './policy.ts';

export const auditQuery = listQuery.extend({
  action: z.string().max(60).optional(),
  actor: z.string().max(40).optional(),
  kind: z.string().max(40).optional(),
  subject: z.string().max(60).optional(),
});

const subjects = aliasedTable(users, 'subjects');

/** Who did what to whom, newest first. For administrators only. */
export async function listAudit(actor: MaybeActor, query: z.infer<typeof auditQuery>) {
  if (!isAdministrator(signedIn(actor))) throw forbidden('Журнал действий видит администратор платформы.');
  const rows = await read
    .select({ entry: audit, actorName: users.name, personName: subjects.name, schoolTitle: schools.title })
    .from(audit)
    .leftJoin(users, eq(users.id, audit.actorId))
    .leftJoin(subjects, and(eq(audit.subjectKind, 'person'), eq(subjects.id, audit.subjectId)))
    .leftJoin(schools, and(eq(audit.subjectKind, 'school'), eq(schools.id, audit.subjectId)))
    .where(
      and(
        query.action ? eq(audit.action, query.action) : undefined,
        query.actor ? eq(audit.actorId, query.actor) : undefined,
        query.kind ? eq(audit.subjectKind, query.kind) : undefined,
        query.subject ? eq(audit.subjectId, query.subject) : undefined,
        query.cursor ? lt(audit.id, query.cursor) : undefined,
      ),
    )
    .orderBy(desc(audit.id))
    .limit(query.limit + 1);
  return page(
    rows,
    query.limit,
    ({ entry, actorName, personName, schoolTitle }) => ({
      id: entry.id,
      at: entry.at,
      action: entry.action,
      actor: entry.actorId ? { id: entry.actorId, name: actorName } : null,
      subject: { kind: entry.subjectKind, id: entry.subjectId, name: personName ?? schoolTitle },
      detail: entry.detail,
    }),
    ({ entry }) => entry.id,
  );
}

/** Facts under these names hold ids of people. */
const personFacts = ['person', 'userId', 'owner', 'head'];

/** Names of people mentioned in entries, by id. */
export async function peopleIn(entries: readonly { detail: Record<string, unknown> }[]): Promise<Map<string, string>> {
  const ids = entries.flatMap(({ detail }) => personFacts.flatMap((fact) => detail[fact] ?? [])).map(String);
  if (ids.length === 0) return new Map();
  const rows = await read.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The actions in the log, for its filter: read from the index, one seek per action. */
export const loggedActions = async (): Promise<string[]> =>
  (await read.selectDistinct({ action: audit.action }).from(audit).orderBy(audit.action).limit(200)).map(
    ({ action }) => action,
  );
