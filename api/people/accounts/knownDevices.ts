import { createHash, randomBytes } from 'node:crypto';
import { and, desc, eq, lt, notInArray } from 'drizzle-orm';
import { parse, serialize } from 'hono/utils/cookie';
import { read, write } from '../../../db/client.ts';
import { knownDevices } from '../../../db/schema/accounts.ts';
import { isSecure } from '../../platform/config/index.ts';

const cookieName = isSecure ? '__Host-device' : 'device';
const year = 365 * 24 * 3_600_000;
/** The limit for one person; the one used longest ago is dropped first. */
const mostOfPerson = 20;

const secretIn = (cookieHeader: string): string | undefined => {
  const secret = parse(cookieHeader, cookieName)[cookieName];
  return secret && /^[\w-]{43}$/.test(secret) ? secret : undefined;
};
const idOf = (secret: string, userId: string) => createHash('sha256').update(`${secret} ${userId}`).digest('hex');

/**
 * The id by which a browser is known as one of this person's; null when they never signed in there. For a person who does not
 * exist it is looked up all the same, so that it takes as long.
 */
export async function knownDevice(userId: string | undefined, cookieHeader: string): Promise<string | null> {
  const id = idOf(secretIn(cookieHeader) ?? '', userId ?? '');
  const [device] = await read.select({ id: knownDevices.id }).from(knownDevices).where(eq(knownDevices.id, id));
  return device?.id ?? null;
}

/** Remembers a browser of this person. @returns the cookie to set */
export async function rememberDevice(userId: string, cookieHeader: string, now = Date.now()): Promise<string> {
  const secret = secretIn(cookieHeader) ?? randomBytes(32).toString('base64url');
  const row = { id: idOf(secret, userId), userId, usedAt: new Date(now) };
  await write(async (database) => {
    await database
      .insert(knownDevices)
      .values(row)
      .onConflictDoUpdate({ target: knownDevices.id, set: { usedAt: row.usedAt } });
    const newest = database
      .select({ id: knownDevices.id })
      .from(knownDevices)
      .where(eq(knownDevices.userId, userId))
      .orderBy(desc(knownDevices.usedAt))
      .limit(mostOfPerson);
    await database
      .delete(knownDevices)
      .where(and(eq(knownDevices.userId, userId), notInArray(knownDevices.id, newest)));
  });
  return serialize(cookieName, secret, {
    path: '/',
    httpOnly: true,
    secure: isSecure,
    sameSite: 'Lax',
    maxAge: year / 1000,
  });
}

/** Forgets all browsers of a person. */
export const forgetDevices = (userId: string) =>
  write((database) => database.delete(knownDevices).where(eq(knownDevices.userId, userId)));

/** Forgets browsers not used to sign in for a year: their cookies have expired too. */
export const forgetOldDevices = (now = Date.now()) =>
  write((database) => database.delete(knownDevices).where(lt(knownDevices.usedAt, new Date(now - year))));
