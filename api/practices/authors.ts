import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm';
import { type Database, read, write } from '../../db/client.ts';
import { consents, users } from '../../db/schema/accounts.ts';
import { practiceAuthors } from '../../db/schema/practices.ts';
import type { Actor, MaybeActor } from '../accounts/actor.ts';
import { recordAudit } from '../accounts/audit.ts';
import { consentInForce } from '../accounts/consents.ts';
import { emit } from '../events.ts';
import { badInput, forbidden, notFound, parse } from '../http/problem.ts';
import { practiceFor } from './find.ts';
import { coauthorInput } from './input.ts';
import { isAuthor, isWriter, mayEdit } from './policy.ts';
import { tellCoauthor } from './telling.ts';

/** A name as this reader may see it; `id` only for those who are signed in. */
export interface AuthorName {
  id: string | null;
  name: string;
  /** Whether the person agreed to the publication of the name. */
  consents: boolean;
}

/** How a person without the publishing consent is called in public. */
export const unnamed = 'Участник';
const mostCoauthors = 10;

interface Writers {
  authorId: string;
  coauthors: readonly string[];
}

/** The author first, then the co-authors as they were added. */
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

/** The authors' names: people who signed in see all, guests those whose owners agreed (152-ФЗ, статья 10.1). */
export async function authorsShown(actor: MaybeActor, practice: Writers): Promise<AuthorName[]> {
  const writers = await writersOf(read, practice);
  return actor
    ? writers
    : writers.map((person) => ({ ...person, id: null, name: person.consents ? person.name : unnamed }));
}

/** The names that a publication carries: of those who agreed; when nobody did, «Участник». */
export async function namesForPublication(database: Database, practice: Writers): Promise<string[]> {
  const names = (await writersOf(database, practice)).filter((person) => person.consents).map(({ name }) => name);
  return names.length > 0 ? names : [unnamed];
}

/** Whom the author may choose as a co-author: colleagues of the school who are not writers yet, by name. */
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

const mayManage = (actor: MaybeActor, practice: Parameters<typeof mayEdit>[1]) =>
  isAuthor(actor, practice) && mayEdit(actor, practice);
const whyNotManage = 'Соавторов добавляет и убирает автор, пока практика в черновике или на доработке.';

/**
 * Adds a co-author by the e-mail of a person of the platform, or by choice from the people of the author's own school.
 * @throws Problem 400 when there is no such person, or there are ten already
 */
export async function addCoauthor(actor: Actor, practiceId: string, input: unknown): Promise<AuthorName[]> {
  await practiceFor(read, actor, practiceId, mayManage, whyNotManage);
  const { email, person } = parse(coauthorInput, input);
  const found = await personBy(actor, email, person);
  const practice = await write(async (database) => {
    const before = await practiceFor(database, actor, practiceId, mayManage, whyNotManage);
    if (found.id === before.authorId) throw badInput([{ path: 'email', message: 'Вы уже автор этой практики.' }]);
    if (before.coauthors.includes(found.id)) return before;
    if (before.coauthors.length >= mostCoauthors)
      throw badInput([{ path: 'email', message: `У практики может быть не больше ${mostCoauthors} соавторов.` }]);
    await database.insert(practiceAuthors).values({ practiceId, userId: found.id });
    await recordAudit(
      database,
      actor,
      'practice.coauthorAdded',
      { kind: 'practice', id: practiceId },
      { person: found.id },
    );
    const consents = await consentInForce(found.id, 'publication', database);
    await tellCoauthor(database, before, actor, { id: found.id, consents });
    return { ...before, coauthors: [...before.coauthors, found.id] };
  });
  emit({ kind: 'practice.changed', practiceId });
  return authorsShown(actor, practice);
}

async function personBy(actor: Actor, email: string | undefined, id: string | undefined): Promise<{ id: string }> {
  const colleague = actor.school && id ? and(eq(users.id, id), eq(users.schoolId, actor.school.id)) : undefined;
  const wanted = email ? eq(users.email, email.toLowerCase()) : colleague;
  const [found] = wanted
    ? await read
        .select({ id: users.id })
        .from(users)
        .where(and(wanted, eq(users.state, 'active')))
        .limit(1)
    : [];
  if (found) return found;
  const message = email
    ? 'На платформе нет человека с такой почтой. Проверьте адрес или попросите администрацию его школы пригласить его.'
    : 'Выберите человека из списка своей школы.';
  throw badInput([{ path: email ? 'email' : 'person', message }]);
}

/**
 * Removes a co-author: the author removes anyone, a co-author leaves.
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
