import { createHash } from 'node:crypto';
import { and, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia';
import { read, write } from '../../../db/client.ts';
import { consents, sessions, users } from '../../../db/schema/accounts.ts';
import { associationMembers } from '../../../db/schema/associations/associations.ts';
import { schoolKinds, schools } from '../../../db/schema/schools.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { isSecure } from '../../platform/config/index.ts';
import type { Sessions } from '../../platform/http/index.ts';
import { consentVersions } from './consentVersions.ts';

/** Everything about lucia stays in this file: the library is deprecated (docs/decisions/003-sessions.md). */
declare module 'lucia' {
  interface Register {
    Lucia: typeof lucia;
    DatabaseUserAttributes: Omit<Actor, 'id' | 'sessionId'>;
    DatabaseSessionAttributes: { device: string };
  }
}

const day = 24 * 3_600_000;
/** A session unused for this long ends. */
const slidingDays = 30;
/** A session ends this long after signing in, however often it was used, in milliseconds. */
const longest = 90 * day;

const digest = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** `since`: the first version of the text that counts. */
const consentCount = (purpose: 'processing' | 'publication', since = 0) =>
  sql<number>`(select count(*) from ${consents} where ${consents.userId} = ${users.id} and ${consents.purpose} = ${purpose} and ${consents.version} >= ${since} and ${consents.withdrawnAt} is null)`;

const sessionAndUser = read
  .select({
    session: sessions,
    user: users,
    school: { id: schools.id, slug: schools.slug, title: schools.title, kind: schoolKinds.kind },
    // After the consent text changed, people are asked again before they go on; a name stays published as agreed to before.
    processing: consentCount('processing', consentVersions.processing),
    publication: consentCount('publication'),
    leads: sql<number>`exists (select 1 from ${associationMembers} where ${associationMembers.userId} = ${users.id} and ${associationMembers.membership} in ('deputy', 'head'))`,
  })
  .from(sessions)
  .innerJoin(users, eq(users.id, sessions.userId))
  .leftJoin(schools, eq(schools.id, users.schoolId))
  .leftJoin(schoolKinds, and(eq(schoolKinds.schoolId, schools.id), isNull(schoolKinds.until)))
  .where(eq(sessions.id, sql.placeholder('id')))
  .prepare();

/** lucia gives the adapter the secret; only its SHA-256 reaches the database. */
const adapter: Adapter = {
  async getSessionAndUser(secret) {
    const [row] = await sessionAndUser.execute({ id: digest(secret) });
    if (!row || row.user.state === 'blocked') return [null, null];
    const { id, name, email, role, state } = row.user;
    const end = row.session.createdAt.getTime() + longest;
    const lasts = Math.min(row.session.expiresAt.getTime(), end);
    const session: DatabaseSession = {
      id: secret,
      userId: id,
      // lucia extends sessions near their end; one on its last day would be written at every request.
      expiresAt: new Date(lasts === end && end > Date.now() ? Date.now() + slidingDays * day : lasts),
      attributes: { device: row.session.device },
    };
    const school = row.school?.id ? { ...row.school, kind: row.school.kind ?? 'regular' } : null;
    const given = { processing: row.processing > 0, publication: row.publication > 0 };
    const user: DatabaseUser = {
      id,
      attributes: {
        name,
        email,
        role,
        state,
        school: school as Actor['school'],
        consents: given,
        moderates: state === 'active' && (role === 'methodist' || row.leads > 0),
      },
    };
    return [session, user];
  },
  async getUserSessions(userId) {
    const rows = await read.select().from(sessions).where(eq(sessions.userId, userId));
    return rows.map(({ id, expiresAt, device }) => ({ id, userId, expiresAt, attributes: { device } }));
  },
  async setSession({ id, userId, expiresAt, attributes }) {
    await write((database) =>
      database.insert(sessions).values({ id: digest(id), userId, expiresAt, device: attributes.device }),
    );
  },
  async updateSessionExpiration(secret, expiresAt) {
    await write((database) =>
      database
        .update(sessions)
        .set({ expiresAt: sql`min(${expiresAt.getTime()}, ${sessions.createdAt} + ${longest})` })
        .where(eq(sessions.id, digest(secret))),
    );
  },
  async deleteSession(secret) {
    await write((database) => database.delete(sessions).where(eq(sessions.id, digest(secret))));
  },
  async deleteUserSessions(userId) {
    await write((database) => database.delete(sessions).where(eq(sessions.userId, userId)));
  },
  async deleteExpiredSessions() {
    await write((database) => database.delete(sessions).where(lte(sessions.expiresAt, new Date())));
  },
};

const lucia = new Lucia(adapter, {
  // Sliding: after half of its time an open session is extended.
  sessionExpiresIn: new TimeSpan(slidingDays, 'd'),
  // Browsers accept `__Host-` only over https.
  sessionCookie: { name: isSecure ? '__Host-session' : 'session', attributes: { secure: isSecure, sameSite: 'lax' } },
  getUserAttributes: (attributes) => attributes,
  getSessionAttributes: (attributes) => attributes,
});

/** The name of the session cookie: a request without it is a guest's. */
export const sessionCookie = lucia.sessionCookieName;

/** The sessions, as the front door uses them. */
export const sessionsAtTheDoor: Sessions = { cookie: sessionCookie, actorOf };

/** Resolves the sender of a request with this `Cookie` header; `setCookie` is the renewed session cookie, if it was extended. */
export async function actorOf(cookieHeader: string): Promise<{ actor: Actor | null; setCookie: string | null }> {
  const secret = lucia.readSessionCookie(cookieHeader);
  if (!secret) return { actor: null, setCookie: null };
  const { session, user } = await lucia.validateSession(secret);
  if (!session) return { actor: null, setCookie: lucia.createBlankSessionCookie().serialize() };
  const setCookie = session.fresh ? lucia.createSessionCookie(secret).serialize() : null;
  return { actor: { ...user, sessionId: digest(secret) }, setCookie };
}

/** Opens a session and returns its cookie; the browser's previous session ends. */
export async function openSession(userId: string, from: { userAgent: string; cookie: string }): Promise<string> {
  const earlier = lucia.readSessionCookie(from.cookie);
  if (earlier) await lucia.invalidateSession(earlier);
  const session = await lucia.createSession(userId, { device: deviceOf(from.userAgent) });
  return lucia.createSessionCookie(session.id).serialize();
}

/** Ends one session of a person (by its stored id) and returns the cookie that clears the browser's. */
export async function closeSession(userId: string, sessionId: string): Promise<string> {
  await write((database) =>
    database.delete(sessions).where(and(eq(sessions.userId, userId), eq(sessions.id, sessionId))),
  );
  return lucia.createBlankSessionCookie().serialize();
}

/** Ends every session of a person except the given one. */
export async function closeSessions(userId: string, except?: string): Promise<void> {
  await write((database) =>
    database
      .delete(sessions)
      .where(and(eq(sessions.userId, userId), except ? sql`${sessions.id} <> ${except}` : undefined)),
  );
}

/** The open sessions of a person, newest first. */
export function sessionsOf(userId: string) {
  return read
    .select({ id: sessions.id, device: sessions.device, createdAt: sessions.createdAt, expiresAt: sessions.expiresAt })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, new Date())))
    .orderBy(sql`${sessions.createdAt} desc`)
    .limit(50);
}

export const deleteExpiredSessions = () => lucia.deleteExpiredSessions();

/** «Chrome, Windows» from a User-Agent: enough to recognise a device, too little to track a person. */
function deviceOf(userAgent: string): string {
  const browser = /YaBrowser|Edg|OPR|Firefox|Chrome|Safari/.exec(userAgent)?.[0] ?? 'Браузер';
  const system = /Windows|Android|iPhone|iPad|Mac OS|Linux/.exec(userAgent)?.[0] ?? 'неизвестное устройство';
  const names: Record<string, string> = { YaBrowser: 'Яндекс Браузер', Edg: 'Edge', OPR: 'Opera' };
  return `${names[browser] ?? browser}, ${system}`;
}
