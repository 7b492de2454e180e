import { and, asc, eq, sql } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { posts } from '../../../db/schema/discussions/discussions.ts';
import { publishes } from '../../people/accounts/index.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';

const most = 12;

/** The words of a name as prefixes for the index of people: «берёз ан» finds «Анна Берёзкина». */
const beginnings = (name: string): string =>
  (
    name
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
    .slice(0, 5)
    .map((word) => `"${word}"*`)
    .join(' ');

/** Authors by name; guests find only those whose names may be published. */
export async function authorsNamed(actor: MaybeActor, name: string): Promise<{ id: string; name: string }[]> {
  const match = beginnings(name);
  if (!match) return [];
  return read
    .select({ id: users.id, name: users.name })
    .from(sql`(select userId as found from people_search where people_search match ${match} limit 100) as named`)
    .innerJoin(users, sql`${users.id} = named.found`)
    .where(
      and(
        sql`exists (select 1 from ${posts} where ${posts.authorId} = ${users.id})`,
        actor ? undefined : sql`${publishes(users.id)}`,
      ),
    )
    .orderBy(asc(users.name))
    .limit(most);
}

/** The name of an author by id, as the caller may see it; null without an author. */
export async function authorName(actor: MaybeActor, id: string): Promise<string | null> {
  const [row] = await read
    .select({ name: users.name, publishes: publishes(users.id) })
    .from(users)
    .where(and(eq(users.id, id), sql`exists (select 1 from ${posts} where ${posts.authorId} = ${users.id})`));
  return row && (actor || row.publishes) ? row.name : null;
}
