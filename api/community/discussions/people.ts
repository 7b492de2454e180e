import { and, desc, eq, max, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { posts } from '../../../db/schema/discussions/discussions.ts';
import { schools } from '../../../db/schema/schools.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { line } from '../../platform/russian/shared/russian.ts';
import { type Audience, readsThere } from './audience.ts';
import { findPlace } from './place.ts';
import { mayRead } from './policy.ts';
import { readThread } from './thread.ts';

const mostPeople = 10;
/** For a common prefix, only this many names are scanned. */
const mostNames = 2000;

export const peopleQuery = z.object({ q: line(100, 0).default('') });
export const placePeopleQuery = peopleQuery.extend({
  association: z.string().max(100).optional(),
  material: z.string().max(200).optional(),
  practice: z.string().max(200).optional(),
});

const folded = (word: string) => word.replaceAll('ё', 'е').replaceAll('Ё', 'Е').replaceAll('"', '');
const school = sql<string | null>`(select ${schools.title} from ${schools} where ${schools.id} = ${users.schoolId})`;

/** People of an audience whose names have these words (as prefixes unless `whole`), by name. */
export function matchNames(
  words: readonly string[],
  audience: Audience,
  { whole = false, limit = mostPeople, without = '' }: { whole?: boolean; limit?: number; without?: string } = {},
) {
  const match = words.map((word) => `"${folded(word)}"${whole ? '' : '*'}`).join(' AND ');
  return read
    .select({ id: users.id, name: users.name, school })
    .from(
      sql`(select userId as found from people_search where people_search match ${match} limit ${mostNames}) as named`,
    )
    .innerJoin(users, sql`${users.id} = named.found`)
    .where(and(readsThere(audience), ne(users.id, without)))
    .orderBy(users.name)
    .limit(limit);
}

/** People who posted here last: most likely to be mentioned. */
function lastSpeakers(threadId: string, audience: Audience, without: string) {
  return read
    .select({ id: users.id, name: users.name, school })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(
      and(eq(posts.threadId, threadId), sql`${posts.deletedAt} is null`, readsThere(audience), ne(users.id, without)),
    )
    .groupBy(users.id)
    .orderBy(desc(max(posts.number)))
    .limit(mostPeople);
}

const wordsOf = (question: string) =>
  question
    .split(/[^\p{L}\p{N}-]+/u)
    .filter(Boolean)
    .slice(0, 4);
const shown = ({ id, name, school }: { id: string; name: string; school: string | null }) => ({
  id,
  name,
  school,
  markdown: `[@${name}](/people/${id})`,
});

/**
 * Up to ten people who may read a discussion and whose names have this prefix; without one, its latest authors.
 * @throws Problem 401, 404
 */
export async function peopleOfThread(actor: MaybeActor, threadId: string, { q }: z.infer<typeof peopleQuery>) {
  const person = signedIn(actor);
  const thread = await readThread(person, threadId);
  const words = wordsOf(q);
  const rows = words.length
    ? await matchNames(words, thread, { without: person.id })
    : await lastSpeakers(threadId, thread, person.id);
  return rows.map(shown);
}

/** Up to ten people who could read a new discussion there. @throws Problem 401, 400, 404 */
export async function peopleOfPlace(actor: MaybeActor, query: z.infer<typeof placePeopleQuery>) {
  const person = signedIn(actor);
  const { association: key, material, practice } = query;
  const about = material
    ? { kind: 'material', id: material }
    : practice
      ? { kind: 'practice', id: practice }
      : undefined;
  const { place, association } = await findPlace(person, { association: key, about });
  if (!mayRead(person, place)) throw notFound();
  const words = wordsOf(query.q);
  return words.length ? (await matchNames(words, { association }, { without: person.id })).map(shown) : [];
}
