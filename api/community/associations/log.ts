import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { z } from 'zod';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import type { Admission, Visibility } from '../../../db/schema/associations/associations.ts';
import { audit } from '../../../db/schema/audit.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { actionTitle } from '../../platform/audit/index.ts';
import { type listQuery, page } from '../../platform/http/index.ts';
import { forbidden } from '../../platform/problem/index.ts';
import { readAssociation } from './association.ts';
import { yearTitle } from './plan.ts';
import { mayManageMembers } from './policy.ts';
import { admissionWords, visibilityWords } from './words.ts';

const subjectPerson = alias(users, 'subject_person');

const places: Record<string, string> = { head: 'руководитель', deputy: 'заместитель', member: 'участник' };

/** What the log holds beside the act, in words. */
function detailWords({ title, membership, visibility, admission, year }: Record<string, unknown>): string {
  return [
    title,
    membership && places[String(membership)],
    visibility && `обсуждения ${visibilityWords[visibility as Visibility]?.short}`,
    admission && admissionWords[admission as Admission]?.short,
    year && `${yearTitle(Number(year))} учебный год`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Changes of membership and settings, newest first: for the head and methodists. @throws Problem 401, 404, 403 */
export async function listLog(actor: MaybeActor, key: string, { limit, cursor }: z.infer<typeof listQuery>) {
  const person = signedIn(actor);
  const association = await readAssociation(person, key);
  if (!mayManageMembers(person, association)) throw forbidden('Журнал объединения видят его руководитель и методист.');
  const rows = await read
    .select({
      id: audit.id,
      at: audit.at,
      action: audit.action,
      by: users.name,
      about: subjectPerson.name,
      detail: audit.detail,
    })
    .from(audit)
    .leftJoin(users, eq(users.id, audit.actorId))
    .leftJoin(subjectPerson, eq(subjectPerson.id, sql`json_extract(${audit.detail}, '$.person')`))
    .where(
      and(
        eq(audit.subjectKind, 'association'),
        eq(audit.subjectId, association.id),
        cursor ? lt(audit.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(audit.id))
    .limit(limit + 1);
  return page(
    rows,
    limit,
    ({ detail, action, ...row }) => ({
      ...row,
      action,
      words: actionTitle(action),
      detail: detailWords(detail),
    }),
    ({ id }) => id,
  );
}
