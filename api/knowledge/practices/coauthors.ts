import { and, asc, count, eq, gt, isNull, sql } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { audit } from '../../../db/schema/audit.ts';
import { practiceAddresses, practiceInvitations } from '../../../db/schema/practices/invitations.ts';
import { takeBackNotices } from '../../people/notifications/index.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { badInput, notFound, Problem, parse } from '../../platform/problem/index.ts';
import { type PracticeRow, practiceFor } from './find.ts';
import { coauthorInput } from './input.ts';
import { isAuthor, mayManageAuthors } from './policy.ts';
import { askCoauthor } from './telling.ts';

/** Co-authors and invited people, together. */
const mostCoauthors = 10;
const mostAskedADay = 30;
const day = 86_400_000;
const asked = 'practice.coauthorAsked';
const whyNotManage = 'Соавторов зовёт и убирает автор, пока практика в черновике или на доработке.';

/** An unanswered invitation: by the address the author typed, or the name the author chose from a list. */
export interface Awaited {
  id: string;
  email: string | null;
  name: string | null;
  askedAt: Date;
}

/**
 * Invites a co-author: by e-mail, or a colleague of the same school. The answer is the same whether or not the address has an
 * account; until they accept they are named nowhere and have no rights here.
 * @returns the open invitations
 * @throws Problem 403, 404; 400 when there are ten already; 429 after thirty a day
 */
export async function inviteCoauthor(actor: Actor, practiceId: string, input: unknown): Promise<Awaited[]> {
  await practiceFor(read, actor, practiceId, mayManageAuthors, whyNotManage);
  const { email, person } = parse(coauthorInput, input);
  if (email === actor.email || person === actor.id)
    throw badInput([{ path: email ? 'email' : 'person', message: 'Вы уже автор этой практики.' }]);
  return write(async (database) => {
    const practice = await practiceFor(database, actor, practiceId, mayManageAuthors, whyNotManage);
    const before = await awaitedIn(database, practiceId);
    if (before.some((one) => (email ? one.email === email : one.id === person))) return before;
    await requireRoom(database, actor, practice, before.length, email ? 'email' : 'person');
    const found = await personBy(database, actor, email ? { email } : { id: person });
    if (!email && !found) throw badInput([{ path: 'person', message: 'Выберите человека из списка своей школы.' }]);
    if (email)
      await database
        .insert(practiceAddresses)
        .values({ practiceId, email, userId: found?.id ?? null, askedBy: actor.id });
    if (found && found.id !== practice.authorId && !practice.coauthors.includes(found.id))
      await ask(database, actor, practice, { id: found.id, named: !email });
    // The log outlives both: it holds neither the address nor the person.
    await recordAudit(database, actor, asked, { kind: 'practice', id: practiceId });
    return awaitedIn(database, practiceId);
  });
}

async function requireRoom(
  database: Database,
  actor: Actor,
  practice: PracticeRow,
  waiting: number,
  path: string,
): Promise<void> {
  if (practice.coauthors.length + waiting >= mostCoauthors)
    throw badInput([
      { path, message: `У практики может быть не больше ${mostCoauthors} соавторов вместе с теми, кого вы позвали.` },
    ]);
  const [today] = await database
    .select({ count: count() })
    .from(audit)
    .where(and(eq(audit.actorId, actor.id), eq(audit.action, asked), gt(audit.at, new Date(Date.now() - day))));
  if ((today?.count ?? 0) >= mostAskedADay)
    throw new Problem(429, 'Слишком часто', 'За сутки можно позвать не больше тридцати человек. Продолжите завтра.');
}

async function personBy(
  database: Database,
  actor: Actor,
  { email, id }: { email?: string | undefined; id?: string | undefined },
): Promise<{ id: string } | undefined> {
  const colleague = actor.school && id ? and(eq(users.id, id), eq(users.schoolId, actor.school.id)) : undefined;
  const wanted = email ? eq(users.email, email) : colleague;
  if (!wanted) return undefined;
  const [found] = await database
    .select({ id: users.id })
    .from(users)
    .where(and(wanted, eq(users.state, 'active')))
    .limit(1);
  return found;
}

const of = (practiceId: string, userId: string) =>
  and(eq(practiceInvitations.practiceId, practiceId), eq(practiceInvitations.userId, userId));

/** People who answered are not invited again: a «no» stands until they change it themselves. */
async function ask(
  database: Database,
  actor: Actor,
  practice: PracticeRow,
  { id: userId, named }: { id: string; named: boolean },
): Promise<void> {
  const [fresh] = await database
    .insert(practiceInvitations)
    .values({ practiceId: practice.id, userId, askedBy: actor.id, named })
    .onConflictDoNothing()
    .returning({ userId: practiceInvitations.userId });
  if (fresh) await askCoauthor(database, practice, actor, userId);
  else if (named) await database.update(practiceInvitations).set({ named }).where(of(practice.id, userId));
}

/** Open invitations of a practice. @throws Problem 403, 404 */
export async function awaitedCoauthors(actor: Actor, practiceId: string): Promise<Awaited[]> {
  await practiceFor(read, actor, practiceId, isAuthor, 'Кого позвали в соавторы, видит автор практики.');
  return awaitedIn(read, practiceId);
}

async function awaitedIn(database: Database, practiceId: string): Promise<Awaited[]> {
  const addresses = await database
    .select({
      id: practiceAddresses.id,
      email: practiceAddresses.email,
      name: sql<null>`null`,
      askedAt: practiceAddresses.askedAt,
    })
    .from(practiceAddresses)
    .where(eq(practiceAddresses.practiceId, practiceId))
    .orderBy(asc(practiceAddresses.askedAt))
    .limit(50);
  const chosen = await database
    .select({
      id: users.id,
      email: sql<null>`null`,
      name: users.name,
      askedAt: practiceInvitations.askedAt,
    })
    .from(practiceInvitations)
    .innerJoin(users, eq(users.id, practiceInvitations.userId))
    .where(
      and(
        eq(practiceInvitations.practiceId, practiceId),
        isNull(practiceInvitations.answer),
        eq(practiceInvitations.named, true),
      ),
    )
    .orderBy(asc(practiceInvitations.askedAt))
    .limit(50);
  return [...addresses, ...chosen];
}

/**
 * Withdraws an invitation and deletes its unread notice.
 * @param id of the address, or of the person chosen from a list
 * @throws Problem 403, 404
 */
export async function withdrawInvitation(actor: Actor, practiceId: string, id: string): Promise<void> {
  await practiceFor(read, actor, practiceId, isAuthor, 'Приглашение отзывает автор практики.');
  await write(async (database) => {
    const awaited = await awaitedIn(database, practiceId);
    if (!awaited.some((one) => one.id === id))
      throw notFound('Такого приглашения нет: на него ответили или его отозвали.');
    const [address] = await database
      .delete(practiceAddresses)
      .where(and(eq(practiceAddresses.practiceId, practiceId), eq(practiceAddresses.id, id)))
      .returning({ userId: practiceAddresses.userId });
    const userId = address ? address.userId : id;
    if (userId) await forget(database, practiceId, userId, !address);
  });
}

/** A person invited by name and by address keeps the other invitation, so as not to reveal that the two are one. */
async function forget(database: Database, practiceId: string, userId: string, named: boolean): Promise<void> {
  const [kept] = await database
    .select({ id: practiceAddresses.id })
    .from(practiceAddresses)
    .where(and(eq(practiceAddresses.practiceId, practiceId), eq(practiceAddresses.userId, userId)))
    .limit(1);
  const waiting = and(of(practiceId, userId), isNull(practiceInvitations.answer), eq(practiceInvitations.named, named));
  if (kept) {
    await database.update(practiceInvitations).set({ named: false }).where(waiting);
    return;
  }
  const forgotten = await database
    .delete(practiceInvitations)
    .where(waiting)
    .returning({ userId: practiceInvitations.userId });
  await takeBackNotices(
    database,
    forgotten.map((one) => one.userId),
    `/practices/${practiceId}/invitation`,
  );
}
