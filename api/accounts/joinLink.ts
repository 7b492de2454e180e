import { eq } from 'drizzle-orm';
import { read, write } from '../../db/client.ts';
import { schools } from '../../db/schema/schools.ts';
import { config } from '../config.ts';
import { forbidden, notFound } from '../http/problem.ts';
import { mayAdmitPeople } from '../schools/policy.ts';
import { type Actor, type MaybeActor, signedIn } from './actor.ts';
import { recordAudit } from './audit.ts';
import { newSecret } from './oneTimeLink.ts';

const addressOf = (secret: string | null) => (secret ? `${config.siteUrl}/join/${secret}` : null);

async function admitting(actor: MaybeActor, schoolId: string): Promise<{ me: Actor; secret: string | null }> {
  const me = signedIn(actor);
  const [school] = await read.select({ secret: schools.joinSecret }).from(schools).where(eq(schools.id, schoolId));
  if (!school) throw notFound();
  if (!mayAdmitPeople(me, schoolId))
    throw forbidden('Ссылкой школы распоряжаются её администрация и методический центр.');
  return { me, secret: school.secret };
}

/** The address by which people of the school ask to join, or null when it is switched off. */
export async function readJoinLink(actor: MaybeActor, schoolId: string): Promise<string | null> {
  const { secret } = await admitting(actor, schoolId);
  return addressOf(secret);
}

/** Makes a new link; the one before (and its printed QR) stops working. */
export async function renewJoinLink(actor: MaybeActor, schoolId: string): Promise<string> {
  const { me } = await admitting(actor, schoolId);
  const secret = newSecret().slice(0, 22);
  await write(async (database) => {
    await database.update(schools).set({ joinSecret: secret }).where(eq(schools.id, schoolId));
    await recordAudit(database, me, 'join-link.renew', { kind: 'school', id: schoolId });
  });
  return addressOf(secret) as string;
}

/** Switches the link off: who comes by it is told to ask the school. */
export async function dropJoinLink(actor: MaybeActor, schoolId: string): Promise<void> {
  const { me } = await admitting(actor, schoolId);
  await write(async (database) => {
    await database.update(schools).set({ joinSecret: null }).where(eq(schools.id, schoolId));
    await recordAudit(database, me, 'join-link.drop', { kind: 'school', id: schoolId });
  });
}
