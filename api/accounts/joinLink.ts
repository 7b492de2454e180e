import { eq, or } from 'drizzle-orm';
import { read, write } from '../../db/client.ts';
import { schools } from '../../db/schema/schools.ts';
import { config } from '../config.ts';
import { forbidden, notFound } from '../http/problem.ts';
import { mayAdmitPeople } from '../schools/policy.ts';
import { type Actor, type MaybeActor, signedIn } from './actor.ts';
import { recordAudit } from './audit.ts';
import { newSecret } from './oneTimeLink.ts';

const addressOf = (secret: string | null) => (secret ? `${config.siteUrl}/join/${secret}` : null);

async function admitting(
  actor: MaybeActor,
  idOrSlug: string,
): Promise<{ me: Actor; schoolId: string; secret: string | null }> {
  const me = signedIn(actor);
  const [school] = await read
    .select({ id: schools.id, secret: schools.joinSecret })
    .from(schools)
    .where(or(eq(schools.id, idOrSlug), eq(schools.slug, idOrSlug)));
  if (!school) throw notFound();
  if (!mayAdmitPeople(me, school.id))
    throw forbidden('Ссылкой школы распоряжаются её администрация и методический центр.');
  return { me, schoolId: school.id, secret: school.secret };
}

/** The address by which people of the school ask to join, or null when it is switched off. */
export async function readJoinLink(actor: MaybeActor, idOrSlug: string): Promise<string | null> {
  const { secret } = await admitting(actor, idOrSlug);
  return addressOf(secret);
}

/** Makes a new link; the one before (and its printed QR) stops working. */
export async function renewJoinLink(actor: MaybeActor, idOrSlug: string): Promise<string> {
  const { me, schoolId } = await admitting(actor, idOrSlug);
  const secret = newSecret().slice(0, 22);
  await write(async (database) => {
    await database.update(schools).set({ joinSecret: secret }).where(eq(schools.id, schoolId));
    await recordAudit(database, me, 'join-link.renew', { kind: 'school', id: schoolId });
  });
  return addressOf(secret) as string;
}

/** Switches the link off: who comes by it is told to ask the school. */
export async function dropJoinLink(actor: MaybeActor, idOrSlug: string): Promise<void> {
  const { me, schoolId } = await admitting(actor, idOrSlug);
  await write(async (database) => {
    await database.update(schools).set({ joinSecret: null }).where(eq(schools.id, schoolId));
    await recordAudit(database, me, 'join-link.drop', { kind: 'school', id: schoolId });
  });
}
