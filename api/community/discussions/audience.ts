import { and, eq, ne, or, type SQL, sql } from 'drizzle-orm';
import { users } from '../../../db/schema/accounts.ts';
import { associationMembers } from '../../../db/schema/associations/associations.ts';
import { pairPeople, pairs } from '../../../db/schema/mentoring/pairs.ts';

/** Who can read a place: the people of a pair, of an association, or everyone. */
export interface Audience {
  association: { id: string; visibility: string } | null;
  pair?: { id: string } | null;
}

/**
 * `mayRead` of the policy as a condition on `users`: the people who may read a place. Members are looked up by
 * the key of their table, so the cost does not depend on the number of people.
 */
export function readsThere({ association, pair }: Audience): SQL | undefined {
  const active = eq(users.state, 'active');
  if (pair)
    return and(
      active,
      ne(users.role, 'admin'),
      or(
        sql`exists (select 1 from ${pairPeople} where ${pairPeople.pairId} = ${pair.id} and ${pairPeople.userId} = ${users.id})`,
        sql`exists (select 1 from ${pairs} where ${pairs.id} = ${pair.id} and ${pairs.coordinatorId} = ${users.id})`,
      ),
    );
  if (association?.visibility !== 'members') return active;
  return and(
    active,
    or(
      eq(users.role, 'methodist'),
      sql`exists (select 1 from ${associationMembers} where ${associationMembers.userId} = ${users.id} and ${associationMembers.associationId} = ${association.id} and ${associationMembers.membership} in ('member', 'deputy', 'head'))`,
    ),
  );
}
