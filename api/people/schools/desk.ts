import { and, asc, count, desc, eq, gt, inArray, or } from 'drizzle-orm';
import type { z } from 'zod';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { associationMembers, associations } from '../../../db/schema/associations/associations.ts';
import { publications } from '../../../db/schema/bank.ts';
import { adoptions } from '../../../db/schema/practices/adoptions.ts';
import { practices } from '../../../db/schema/practices.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { type listQuery, page, readTextCursor, textCursor } from '../../platform/http/index.ts';
import { forbidden } from '../../platform/problem/index.ts';
import { waitingPeople } from '../entrance/index.ts';
import { maySeeDesk } from './policy.ts';
import { readSchool } from './schools.ts';

/** The actor and the school whose desk they may see: its administration, the centre, the department; else 403. */
async function atDesk(actor: MaybeActor, idOrSlug: string): Promise<{ me: Actor; schoolId: string }> {
  const { id } = await readSchool(actor, idOrSlug);
  const me = signedIn(actor);
  if (!maySeeDesk(me, id)) throw forbidden('Эту страницу ведут администрация школы и методический центр.');
  return { me, schoolId: id };
}

/** People of a school, by name. E-mails only for its administration and the platform's administrator. */
export async function peopleOfSchool(
  actor: MaybeActor,
  idOrSlug: string,
  { limit, cursor }: z.infer<typeof listQuery>,
) {
  const { me, schoolId } = await atDesk(actor, idOrSlug);
  const after = cursor ? readTextCursor(cursor) : null;
  const rows = await read
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      role: users.role,
      position: users.position,
      state: users.state,
    })
    .from(users)
    .where(
      and(
        eq(users.schoolId, schoolId),
        inArray(users.state, ['active', 'blocked']),
        after ? or(gt(users.name, after.text), and(eq(users.name, after.text), gt(users.id, after.id))) : undefined,
      ),
    )
    .orderBy(asc(users.name), asc(users.id))
    .limit(limit + 1);
  const withEmail = seesEmails(me);
  return page(
    rows,
    limit,
    (row) => (withEmail ? row : { ...row, email: null }),
    ({ name, id }) => textCursor(name, id),
  );
}

const seesEmails = (me: Actor) => me.role === 'school_admin' || me.role === 'admin';

/** People who applied by the school's link and wait for approval, oldest first. */
export async function waitingOfSchool(
  actor: MaybeActor,
  idOrSlug: string,
  { limit, cursor }: z.infer<typeof listQuery>,
) {
  const { me, schoolId } = await atDesk(actor, idOrSlug);
  const rows = await waitingPeople(schoolId, cursor ?? '', limit + 1);
  const withEmail = seesEmails(me) || me.role === 'methodist';
  return page(
    rows,
    limit,
    (row) => (withEmail ? row : { ...row, email: null }),
    ({ id }) => id,
  );
}

/** The state of a school's practices, what it adopts from others, and the associations of its people. */
export async function deskOf(actor: MaybeActor, idOrSlug: string) {
  const { me, schoolId } = await atDesk(actor, idOrSlug);
  const [states, own, adopted, places] = await Promise.all([
    read
      .select({ state: practices.state, count: count() })
      .from(practices)
      .where(eq(practices.schoolId, schoolId))
      .groupBy(practices.state),
    practicesAtWork(me, schoolId),
    read
      .select({
        id: adoptions.id,
        state: adoptions.state,
        startedAt: adoptions.startedAt,
        title: publications.title,
        slug: publications.slug,
        person: users.name,
      })
      .from(adoptions)
      .innerJoin(publications, eq(publications.id, adoptions.publicationId))
      .innerJoin(users, eq(users.id, adoptions.userId))
      .where(eq(adoptions.schoolId, schoolId))
      .orderBy(desc(adoptions.startedAt))
      .limit(50),
    read
      .select({ id: associations.id, title: associations.title, slug: associations.slug, people: count() })
      .from(associationMembers)
      .innerJoin(users, eq(users.id, associationMembers.userId))
      .innerJoin(associations, eq(associations.id, associationMembers.associationId))
      .where(
        and(
          eq(users.schoolId, schoolId),
          eq(users.state, 'active'),
          inArray(associationMembers.membership, ['member', 'deputy', 'head']),
        ),
      )
      .groupBy(associations.id)
      .orderBy(asc(associations.title))
      .limit(100),
  ]);
  return { states, practices: own, adoptions: adopted, associations: places };
}

/** A draft is private to its author until submitted: the desk lists submitted practices and only counts drafts. */
const practicesAtWork = (me: Actor, schoolId: string) =>
  read
    .select({
      id: practices.id,
      title: practices.title,
      state: practices.state,
      slug: practices.slug,
      updatedAt: practices.updatedAt,
      author: users.name,
    })
    .from(practices)
    .innerJoin(users, eq(users.id, practices.authorId))
    .where(
      and(
        eq(practices.schoolId, schoolId),
        inArray(practices.state, me.role === 'controller' ? ['published'] : ['review', 'returned', 'published']),
      ),
    )
    .orderBy(desc(practices.updatedAt))
    .limit(50);
