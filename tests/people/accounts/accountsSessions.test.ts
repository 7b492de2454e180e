import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { enter, newcomer, password, sessionStatus } from '../../support/newcomer.ts';

const { read, write } = await import('../../../db/client.ts');
const { sessions, users } = await import('../../../db/schema/accounts.ts');

describe('a session', () => {
  it('lives in a cookie that scripts and other sites do not get, and in the database only as a hash', async () => {
    const { email, id } = await newcomer();
    const response = await request('POST', '/api/session', { body: { email, password } });
    const header = response.headers.get('Set-Cookie') ?? '';
    expect(header).toMatch(/HttpOnly/i);
    expect(header).toMatch(/SameSite=Lax/i);
    const secret = header.split(';', 1)[0]?.split('=')[1] as string;
    const rows = await read.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, id));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row.id).toMatch(/^[0-9a-f]{64}$/);
      expect(row.id).not.toContain(secret);
    }
  });

  it('slides: used in its second half it is prolonged, past its end it is gone', async () => {
    const { cookie, id } = await newcomer();
    const setExpiry = (days: number) =>
      write((database) =>
        database
          .update(sessions)
          .set({ expiresAt: new Date(Date.now() + days * 86_400_000) })
          .where(eq(sessions.userId, id)),
      );
    const expiry = async () =>
      (await read.select({ at: sessions.expiresAt }).from(sessions).where(eq(sessions.userId, id)))[0]?.at.getTime() ??
      0;
    await setExpiry(20);
    const before = await expiry();
    expect(await sessionStatus(cookie)).toBe(200);
    expect(await expiry()).toBe(before);
    await setExpiry(3);
    const response = await request('GET', '/api/session', { headers: { Cookie: cookie } });
    expect(response.status).toBe(200);
    expect(response.headers.get('Set-Cookie')).toContain(cookie);
    expect(await expiry()).toBeGreaterThan(Date.now() + 25 * 86_400_000);
    await setExpiry(-1);
    expect(await sessionStatus(cookie)).toBe(401);
  });

  it('is listed for its owner, who ends one or all; nobody ends another one’s', async () => {
    const { cookie, email } = await newcomer();
    const other = await enter(email);
    const { items } = await answerOf<{ items: { id: string; current: boolean }[] }>(
      request('GET', '/api/sessions', { headers: { Cookie: cookie } }),
      200,
    );
    expect(items).toHaveLength(2);
    const away = items.find(({ current }) => !current)?.id;
    expect((await request('DELETE', `/api/sessions/${away}`, { as: 'outsider' })).status).toBe(404);
    expect(await sessionStatus(other)).toBe(200);
    await answerOf(request('DELETE', `/api/sessions/${away}`, { headers: { Cookie: cookie } }), 204);
    expect(await sessionStatus(other)).toBe(401);
    const third = await enter(email);
    await answerOf(request('DELETE', '/api/sessions', { headers: { Cookie: third } }), 204);
    expect([await sessionStatus(cookie), await sessionStatus(third)]).toEqual([401, 401]);
  });
});

describe('a password', () => {
  it('is changed with the present one; the other sessions end, this one stays', async () => {
    const { cookie, email } = await newcomer();
    const other = await enter(email);
    const change = (current: string) =>
      request('PUT', '/api/me/password', {
        headers: { Cookie: cookie },
        body: { current, password: 'четыре новых слова тут' },
      });
    const refused = await answerOf<{ errors: { path: string }[] }>(change('не тот пароль'), 400);
    expect(refused.errors.map(({ path }) => path)).toEqual(['current']);
    expect(await sessionStatus(other)).toBe(200);
    await answerOf(change(password), 204);
    expect(await sessionStatus(other)).toBe(401);
    expect(await sessionStatus(cookie)).toBe(200);
    expect((await request('POST', '/api/session', { body: { email, password } })).status).toBe(401);
    expect(await enter(email, 'четыре новых слова тут')).toContain('session=');
  });
});

describe('blocking', () => {
  it('signs a blocked person out at once and keeps them out until the block is lifted', async () => {
    const { cookie, email, id } = await newcomer();
    expect(await sessionStatus(cookie)).toBe(200);
    await answerOf(request('POST', `/api/people/${id}/block`, { as: 'admin' }), 204);
    expect(await sessionStatus(cookie)).toBe(401);
    expect((await request('POST', '/api/session', { body: { email, password } })).status).toBe(401);
    await answerOf(request('DELETE', `/api/people/${id}/block`, { as: 'admin' }), 204);
    expect(await sessionStatus(await enter(email))).toBe(200);
  });

  it('never meets oneself, nor is the last administrator demoted', async () => {
    const [admin] = await read.select({ id: users.id }).from(users).where(eq(users.email, 'admin@demo.test'));
    expect((await request('POST', `/api/people/${admin?.id}/block`, { as: 'admin' })).status).toBe(403);
    const demoted = await request('PUT', `/api/people/${admin?.id}`, { as: 'admin', body: { role: 'methodist' } });
    expect(demoted.status).toBe(403);
    const second = await newcomer('admin', { role: 'admin' });
    await answerOf(request('POST', `/api/people/${second.id}/block`, { as: 'admin' }), 204);
    // Closing one's own account is the other way to leave the platform without an administrator.
    const { cookieOf } = await import('../../support/app.ts');
    const closing = await request('DELETE', '/api/me', {
      headers: { Cookie: await cookieOf('admin') },
      body: { password: 'demo-Opora-2026' },
    });
    expect(closing.status).toBe(409);
  });

  it('is the administrator’s alone', async () => {
    const { id } = await newcomer();
    for (const as of ['teacher', 'school', 'methodist', 'controller'])
      expect((await request('POST', `/api/people/${id}/block`, { as })).status).toBe(403);
  });
});
