import { eq, or } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { tokens } from '../../../db/schema/accounts.ts';
import { schools } from '../../../db/schema/schools.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { stepTaken } from '../../platform/capability/index.ts';
import { config } from '../../platform/config/index.ts';
import { forbidden, notFound } from '../../platform/problem/index.ts';
import { dropTokens, newSeed, personNow, secretFrom, seedIn } from '../accounts/index.ts';
import { mayAdmitPeople } from './policy.ts';

const addressOf = (seed: string) => `${config.siteUrl}/join/${secretFrom('join', seed)}`;

type Linked = Pick<typeof schools.$inferSelect, 'id' | 'title' | 'joinSeed' | 'joinBy'>;
const linked = { id: schools.id, title: schools.title, joinSeed: schools.joinSeed, joinBy: schools.joinBy };

/** Whether a school's link works: it is valid only while its creator, who may remember it, still has the right to it. */
async function works(database: Database, { id, joinSeed, joinBy }: Linked): Promise<boolean> {
  return joinSeed !== null && mayAdmitPeople(await personNow(database, joinBy), id);
}

const ended = () =>
  notFound('Эта ссылка школы больше не действует: её заменили или выключили. Попросите новую у администрации школы.');

/** The school behind a join link. @throws Problem 404 when the link was renewed or switched off, or its creator lost the right to it */
export async function schoolOfLink(database: Database, secret: string): Promise<{ id: string; title: string }> {
  const seed = seedIn('join', secret);
  const [school] = seed ? await database.select(linked).from(schools).where(eq(schools.joinSeed, seed)) : [];
  if (!school || !(await works(database, school))) throw ended();
  return { id: school.id, title: school.title };
}

/** The school of an application made by its link, while the school has a working one. @throws Problem 404 */
export async function schoolWithLink(database: Database, schoolId: string | null) {
  const [school] = await database
    .select(linked)
    .from(schools)
    .where(eq(schools.id, schoolId ?? ''));
  if (!school || !(await works(database, school))) throw ended();
  return { id: school.id, title: school.title };
}

async function admitting(actor: MaybeActor, idOrSlug: string): Promise<{ me: Actor; school: Linked }> {
  const me = signedIn(actor);
  const [school] = await read
    .select(linked)
    .from(schools)
    .where(or(eq(schools.id, idOrSlug), eq(schools.slug, idOrSlug)));
  if (!school) throw notFound();
  if (!mayAdmitPeople(me, school.id))
    throw forbidden('Ссылкой школы распоряжаются её администрация и методический центр.');
  return { me, school };
}

/** The join link of a school, or null when there is none that works. */
export async function readJoinLink(actor: MaybeActor, idOrSlug: string): Promise<string | null> {
  const { school } = await admitting(actor, idOrSlug);
  return school.joinSeed && (await works(read, school)) ? addressOf(school.joinSeed) : null;
}

/** A person who applied by an earlier link and has not confirmed their mail applies again by the new one. */
const dropRequests = (database: Database, schoolId: string) =>
  dropTokens(database, 'join', eq(tokens.schoolId, schoolId));

/** Makes a new link; the previous one (and its printed QR code) stops working. */
export async function renewJoinLink(actor: MaybeActor, idOrSlug: string): Promise<string> {
  const { me, school } = await admitting(actor, idOrSlug);
  const joinSeed = newSeed();
  await write(async (database) => {
    await dropRequests(database, school.id);
    await stepTaken(database, 'join-link.changed', { schoolId: school.id, joinSeed, joinBy: me.id });
    await recordAudit(database, me, 'join-link.renew', { kind: 'school', id: school.id });
  });
  return addressOf(joinSeed);
}

/** Switches the link off: its page then says to ask the school. */
export async function dropJoinLink(actor: MaybeActor, idOrSlug: string): Promise<void> {
  const { me, school } = await admitting(actor, idOrSlug);
  await write(async (database) => {
    await dropRequests(database, school.id);
    await stepTaken(database, 'join-link.changed', { schoolId: school.id, joinSeed: null, joinBy: null });
    await recordAudit(database, me, 'join-link.drop', { kind: 'school', id: school.id });
  });
}
