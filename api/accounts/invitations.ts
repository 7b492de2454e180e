import { and, desc, eq, inArray, isNull, lt } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, read, write } from '../../db/client.ts';
import { type Role, roleCodes, tokens, users } from '../../db/schema/accounts.ts';
import { schools } from '../../db/schema/schools.ts';
import { badInput, forbidden, notFound, parse } from '../http/problem.ts';
import { listQuery, page } from '../http/route.ts';
import { line } from '../http/russian.ts';
import { sendAll } from '../mail/mail.ts';
import { type Actor, type MaybeActor, signedIn } from './actor.ts';
import { recordAudit } from './audit.ts';
import { invitationLetter } from './invitationLetter.ts';
import { newSecret, tokenRow } from './oneTimeLink.ts';
import { emailShape } from './password.ts';
import { invites, isSchoolRole, mayInvite, maySeeInvitation } from './policy.ts';
import { readSettings } from './settings.ts';

/** How long an invitation waits for its person. */
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

/** The role and school that this actor may invite to, or 400 beside the field, or 403. */
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

/** The actor, when he invites at all; else 401 or 403. */
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

/** Stores invitations (an earlier open one of the same address stops working) and sends their letters. */
export async function invite(me: Actor, people: Invited[], place: Place): Promise<{ ids: string[]; missed: string[] }> {
  const secrets = people.map(() => newSecret());
  const rows = people.map(({ email, name }, index) =>
    tokenRow(secrets[index] as string, 'invitation', invitationDays * 24, {
      email,
      name,
      role: place.role,
      schoolId: place.school?.id ?? null,
      createdBy: me.id,
    }),
  );
  const emails = people.map(({ email }) => email);
  const stored = await write(async (database) => {
    await dropOpen(database, emails);
    const inserted = await database.insert(tokens).values(rows).returning({ id: tokens.id });
    const detail = { role: place.role, school: place.school?.id ?? null, count: people.length };
    await recordAudit(database, me, 'invitation.send', { kind: 'invitation', id: inserted[0]?.id ?? '' }, detail);
    return inserted;
  });
  const { centre } = await readSettings();
  const letters = people.map((person, index) => invitationLetter(person, place, secrets[index] as string, centre));
  return { ids: stored.map(({ id }) => id), missed: await sendAll(letters) };
}

const dropOpen = (database: Database, emails: string[]) =>
  database
    .delete(tokens)
    .where(and(inArray(tokens.email, emails), eq(tokens.purpose, 'invitation'), isNull(tokens.usedAt)));

/**
 * Invites one person by a letter with a one-time link.
 * @returns the invitation's id and whether its letter went out
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
  const { ids, missed } = await invite(me, [{ email, name }], place);
  return { id: ids[0] as string, email, sent: missed.length === 0 };
}

export const invitationsQuery = listQuery.extend({ school: z.string().max(40).optional() });

/** Invitations that nobody has accepted yet, newest first: of one school, or, for the centre, all. */
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

/** Takes an invitation back: its link stops working. */
export async function revokeInvitation(actor: MaybeActor, id: string): Promise<void> {
  const me = inviting(actor);
  const open = and(eq(tokens.id, id), eq(tokens.purpose, 'invitation'), isNull(tokens.usedAt));
  const [invitation] = await read.select().from(tokens).where(open);
  if (!invitation || !maySeeInvitation(me, invitation))
    throw notFound('Такого приглашения нет: его уже приняли или отозвали.');
  await write(async (database) => {
    await database.delete(tokens).where(open);
    await recordAudit(database, me, 'invitation.revoke', { kind: 'invitation', id }, { school: invitation.schoolId });
  });
}
