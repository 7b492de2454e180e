import { and, desc, eq, inArray, isNull, lt } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, read, write } from '../../../db/client.ts';
import { type Role, roleCodes, tokens, users } from '../../../db/schema/accounts.ts';
import { schools } from '../../../db/schema/schools.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { listQuery, page } from '../../platform/http/index.ts';
import {
  emailShape,
  releaseLetters,
  reserveLetters,
  sendAll,
  tooManyLetters,
  type Waits,
} from '../../platform/mail/index.ts';
import { badInput, forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { line } from '../../platform/russian/shared/russian.ts';
import { readSettings } from '../../platform/settings/index.ts';
import { dropTokens, newSecret, putTokens, tokenRow } from '../accounts/index.ts';
import { invites, isSchoolRole, mayInvite, maySeeInvitation } from '../accounts/policy.ts';
import { invitationLetter } from './invitationLetter.ts';

/** How long an invitation is valid. */
const invitationDays = 14;

export const placeInput = z.object({
  role: z.enum(roleCodes, { error: 'Выберите роль из списка.' }).default('teacher'),
  /** Id of the school; an administration's own when left out. */
  school: z
    .string({ error: 'Выберите школу.' })
    .max(40)
    .nullish()
    .transform((id) => id || null),
});
export const invitationInput = placeInput.extend({ email: emailShape, name: line(120, 0).default('') });

export interface Place {
  role: Role;
  school: { id: string; title: string } | null;
}

/** The role and school that this actor may invite to. @throws Problem 400 at the field, 403 */
export async function placeOf(me: Actor, input: z.infer<typeof placeInput>): Promise<Place> {
  const schoolId = isSchoolRole(input.role) ? (input.school ?? me.school?.id ?? null) : null;
  if (isSchoolRole(input.role) && !schoolId)
    throw badInput([{ path: 'school', message: 'Выберите школу, в которой человек работает.' }]);
  if (!mayInvite(me, input.role, schoolId))
    throw forbidden('Приглашать можно только в свою школу: педагогов и администрацию.');
  if (!schoolId) return { role: input.role, school: null };
  const [school] = await read
    .select({ id: schools.id, title: schools.title })
    .from(schools)
    .where(eq(schools.id, schoolId));
  if (!school) throw badInput([{ path: 'school', message: 'Такой школы нет. Выберите её из списка.' }]);
  return { role: input.role, school };
}

/** The actor, when they may invite at all. @throws Problem 401, 403 */
export function inviting(actor: MaybeActor): Actor {
  const me = signedIn(actor);
  if (!invites(me)) throw forbidden('Приглашают администрация школы и методический центр.');
  return me;
}

/** Which of these addresses have an account already. */
export async function knownEmails(emails: string[]): Promise<Set<string>> {
  if (emails.length === 0) return new Set();
  const rows = await read.select({ email: users.email }).from(users).where(inArray(users.email, emails));
  return new Set(rows.map(({ email }) => email));
}

interface Invited {
  email: string;
  name: string;
}

interface Sending {
  ids: string[];
  /** Addresses whose letter was not sent. */
  missed: string[];
  /** Addresses that get no letter today, with the reason: nothing was stored for them. */
  waiting: Map<string, Waits>;
}

/** Stores invitations (an earlier open one to the same address stops working) and sends as many letters as today's limits allow. */
export async function invite(me: Actor, people: Invited[], place: Place): Promise<Sending> {
  const secrets = new Map(people.map(({ email }) => [email, newSecret()]));
  const secretOf = (email: string) => secrets.get(email) as string;
  const { ids, waiting } = await write(async (database) => {
    const emails = people.map(({ email }) => email);
    const later = await reserveLetters(database, me.id, emails);
    const rows = people
      .filter(({ email }) => !later.has(email))
      .map(({ email, name }) =>
        tokenRow(secretOf(email), 'invitation', invitationDays * 24, {
          email,
          name,
          role: place.role,
          schoolId: place.school?.id ?? null,
          createdBy: me.id,
        }),
      );
    if (rows.length === 0) return { ids: [], waiting: later };
    await dropOpen(
      database,
      emails.filter((email) => !later.has(email)),
    );
    const ids = await putTokens(database, rows);
    const detail = { role: place.role, school: place.school?.id ?? null, count: rows.length };
    await recordAudit(database, me, 'invitation.send', { kind: 'invitation', id: ids[0] ?? '' }, detail);
    return { ids, waiting: later };
  });
  const { centre } = await readSettings();
  const invited = people.filter(({ email }) => !waiting.has(email));
  const missed = await sendAll(
    invited.map((person) => invitationLetter(person, place, secretOf(person.email), centre)),
  );
  await releaseLetters(me.id, missed);
  return { ids, missed, waiting };
}

const dropOpen = (database: Database, emails: string[]) =>
  dropTokens(database, 'invitation', and(inArray(tokens.email, emails), isNull(tokens.usedAt)));

/**
 * Invites one person by a letter with a one-time link.
 * @returns the invitation's id and whether its letter was sent
 * @throws Problem 401, 403, 400, 429 when this address or this person reached today's limit of letters
 */
export async function createInvitation(
  actor: MaybeActor,
  input: unknown,
): Promise<{ id: string; email: string; sent: boolean }> {
  const me = inviting(actor);
  const { email, name, ...wanted } = parse(invitationInput, input);
  const place = await placeOf(me, wanted);
  if ((await knownEmails([email])).has(email))
    throw badInput([{ path: 'email', message: 'С этой почтой уже есть учётная запись: человеку достаточно войти.' }]);
  const { ids, missed, waiting } = await invite(me, [{ email, name }], place);
  const reason = waiting.get(email);
  if (reason) throw tooManyLetters(reason);
  return { id: ids[0] as string, email, sent: missed.length === 0 };
}

export const invitationsQuery = listQuery.extend({ school: z.string().max(40).optional() });

/** Open invitations, newest first: of one school, or, for the centre, all. */
export async function listInvitations(actor: MaybeActor, query: z.infer<typeof invitationsQuery>) {
  const me = inviting(actor);
  const school = me.role === 'school_admin' ? me.school?.id : query.school;
  if (me.role === 'school_admin' && query.school && query.school !== school) throw notFound();
  const rows = await read
    .select({
      id: tokens.id,
      email: tokens.email,
      name: tokens.name,
      role: tokens.role,
      school: { id: schools.id, title: schools.title },
      createdAt: tokens.createdAt,
      expiresAt: tokens.expiresAt,
    })
    .from(tokens)
    .leftJoin(schools, eq(schools.id, tokens.schoolId))
    .where(
      and(
        eq(tokens.purpose, 'invitation'),
        isNull(tokens.usedAt),
        school ? eq(tokens.schoolId, school) : undefined,
        query.cursor ? lt(tokens.id, query.cursor) : undefined,
      ),
    )
    .orderBy(desc(tokens.id))
    .limit(query.limit + 1);
  return page(
    rows,
    query.limit,
    (row) => row,
    ({ id }) => id,
  );
}

/** Revokes an invitation: its link stops working. */
export async function revokeInvitation(actor: MaybeActor, id: string): Promise<void> {
  const me = inviting(actor);
  const open = and(eq(tokens.id, id), isNull(tokens.usedAt));
  const [invitation] = await read
    .select()
    .from(tokens)
    .where(and(open, eq(tokens.purpose, 'invitation')));
  if (!invitation || !maySeeInvitation(me, invitation))
    throw notFound('Такого приглашения нет: его уже приняли или отозвали.');
  await write(async (database) => {
    await dropTokens(database, 'invitation', open);
    await recordAudit(database, me, 'invitation.revoke', { kind: 'invitation', id }, { school: invitation.schoolId });
  });
}
