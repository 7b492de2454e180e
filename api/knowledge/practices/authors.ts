import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { consents, users } from '../../../db/schema/accounts.ts';
import { practiceInvitations } from '../../../db/schema/practices/invitations.ts';
import { practiceAuthors } from '../../../db/schema/practices.ts';
import type { Actor, MaybeActor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { forbidden, notFound } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { practiceFor } from './find.ts';
import { isAuthor, isWriter, mayEdit } from './policy.ts';

/** A name as this reader may see it; `id` only for those who are signed in. */
export interface AuthorName {
  id: string | null;
  name: string;
  /** Whether the person consented to the publication of the name. */
  consents: boolean;
}

/** The public name of a person without the publishing consent. */
export const unnamed = 'Участник';

interface Writers {
  authorId: string;
  coauthors: readonly string[];
}

/** The author first, then the co-authors in the order they joined. */
async function writersOf(database: Database, { authorId, coauthors }: Writers) {
  const ids = [authorId, ...coauthors];
  const rows = await database
    .select({ id: users.id, name: users.name, consent: consents.id })
    .from(users)
    .leftJoin(
      consents,
      and(eq(consents.userId, users.id), eq(consents.purpose, 'publication'), isNull(consents.withdrawnAt)),
    )
    .where(inArray(users.id, ids));
  const people = new Map(rows.map((row) => [row.id, { id: row.id, name: row.name, consents: row.consent !== null }]));
  return ids.flatMap((id) => people.get(id) ?? []);
}

/** The authors' names: people who signed in see all, guests those who consented (152-ФЗ, статья 10.1). */
export async function authorsShown(actor: MaybeActor, practice: Writers): Promise<AuthorName[]> {
  const writers = await writersOf(read, practice);
  return actor
    ? writers
    : writers.map((person) => ({ ...person, id: null, name: person.consents ? person.name : unnamed }));
}

/** The names on a publication: of those who consented; when nobody did, «Участник». */
export async function namesForPublication(database: Database, practice: Writers): Promise<string[]> {
  const names = (await writersOf(database, practice)).filter((person) => person.consents).map(({ name }) => name);
  return names.length > 0 ? names : [unnamed];
}

/** People the author may invite as co-authors: colleagues of the school who are not writers yet, by name. */
export async function colleaguesFor(actor: Actor, practiceId: string): Promise<{ id: string; name: string }[]> {
  const practice = await practiceFor(read, actor, practiceId, isWriter);
  if (!actor.school) return [];
  const rows = await read
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(eq(users.schoolId, actor.school.id), eq(users.state, 'active'), ne(users.id, practice.authorId)))
    .orderBy(asc(users.name))
    .limit(300);
  return rows.filter(({ id }) => !practice.coauthors.includes(id));
}

const whyNotManage = 'Соавторов убирает автор, пока практика в черновике или на доработке; соавтор выходит сам.';

/**
 * Removes a co-author: the author removes anyone, a co-author leaves and is not asked again.
 * @throws Problem 403, 404
 */
export async function removeCoauthor(actor: Actor, practiceId: string, userId: string): Promise<void> {
  await write(async (database) => {
    const practice = await practiceFor(database, actor, practiceId, mayEdit, whyNotManage);
    if (!isAuthor(actor, practice) && actor.id !== userId) throw forbidden(whyNotManage);
    if (!practice.coauthors.includes(userId)) throw notFound('Такого соавтора у практики нет.');
    await database
      .delete(practiceAuthors)
      .where(and(eq(practiceAuthors.practiceId, practiceId), eq(practiceAuthors.userId, userId)));
    const asked = and(eq(practiceInvitations.practiceId, practiceId), eq(practiceInvitations.userId, userId));
    if (actor.id === userId)
      await database.update(practiceInvitations).set({ answer: 'no', answeredAt: new Date() }).where(asked);
    else await database.delete(practiceInvitations).where(asked);
    await recordAudit(
      database,
      actor,
      'practice.coauthorRemoved',
      { kind: 'practice', id: practiceId },
      { person: userId },
    );
  });
  emit({ kind: 'practice.changed', practiceId });
}
