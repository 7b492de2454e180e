import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { read } from '../../db/client.ts';
import { users } from '../../db/schema/accounts.ts';
import { associationMembers } from '../../db/schema/associations.ts';

/** How many people one post can call; the rest of its mentions stay words. */
const mostMentions = 20;
const mention = /\[@[^\]\n]{1,120}\]\(\/people\/([0-9a-z]{1,40})\)/g;

/**
 * Ids of the people whom a post calls by `[@Имя Фамилия](/people/ID)`, of those who may read it there.
 * Words that are quoted call nobody anew.
 */
export async function mentionedIn(
  body: string,
  association: { id: string; visibility: string } | null,
): Promise<string[]> {
  if (!body.includes('[@')) return [];
  const own = body.replace(/^>.*$/gm, '');
  const ids = [...new Set(Array.from(own.matchAll(mention), ([, id]) => id as string))].slice(0, mostMentions);
  if (ids.length === 0) return [];
  const rows = await read
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        inArray(users.id, ids),
        eq(users.state, 'active'),
        association?.visibility === 'members'
          ? or(
              eq(users.role, 'methodist'),
              sql`exists (select 1 from ${associationMembers} where ${associationMembers.userId} = ${users.id} and ${associationMembers.associationId} = ${association.id} and ${associationMembers.membership} in ('member', 'deputy', 'head'))`,
            )
          : undefined,
      ),
    );
  return rows.map(({ id }) => id);
}
