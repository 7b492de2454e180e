import { eq } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { sessions } from '../../../db/schema/accounts.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { forgetDevices } from './knownDevices.ts';
import { endLastingAccess } from './lastingAccess.ts';
import { closeSession, closeSessions, sessionsOf } from './session.ts';

/** A session as its owner sees it: which device, since when, and whether it is the current one. */
export async function mySessions(actor: MaybeActor) {
  const me = signedIn(actor);
  const open = await sessionsOf(me.id);
  return open.map((session) => ({ ...session, current: session.id === me.sessionId }));
}

/**
 * Ends one of the caller's own sessions; 404 for anybody else's.
 * @returns the cookie that clears the browser's when it was the current session
 */
export async function endSession(actor: MaybeActor, sessionId: string): Promise<string | null> {
  const me = signedIn(actor);
  const [session] = await read.select({ userId: sessions.userId }).from(sessions).where(eq(sessions.id, sessionId));
  if (session?.userId !== me.id) throw notFound('Такого входа нет: он уже закрыт.');
  const cleared = await closeSession(me.id, sessionId);
  return sessionId === me.sessionId ? cleared : null;
}

/** «Выйти везде»: ends every session, the current one included, and the calendar address; returns the cookie that clears the browser's. */
export async function endSessions(actor: MaybeActor): Promise<string> {
  const me = signedIn(actor);
  await closeSessions(me.id);
  await forgetDevices(me.id);
  await write((database) => endLastingAccess(database, me.id));
  return closeSession(me.id, me.sessionId);
}
