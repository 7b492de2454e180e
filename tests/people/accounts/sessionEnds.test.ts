import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { cookiesOf } from '../../support/guesses.ts';
import { enter, newcomer, password, sessionStatus } from '../../support/newcomer.ts';

const { read, write } = await import('../../../db/client.ts');
const { sessions } = await import('../../../db/schema/accounts.ts');
const day = 86_400_000;

const sessionsOf = (userId: string) => read.select().from(sessions).where(eq(sessions.userId, userId));
const age = (userId: string, days: number, left: number) =>
  write((database) =>
    database
      .update(sessions)
      .set({ createdAt: new Date(Date.now() - days * day), expiresAt: new Date(Date.now() + left * day) })
      .where(eq(sessions.userId, userId)),
  );
const look = (cookie: string, path = '/api/session') => request('GET', path, { headers: { Cookie: cookie } });

describe('a session', () => {
  it('is prolonged up to its ninetieth day and no further, however often it is used', async () => {
    const { cookie, id } = await newcomer();
    await age(id, 75, 5);
    expect((await look(cookie)).status).toBe(200);
    const [prolonged] = await sessionsOf(id);
    expect(prolonged?.expiresAt.getTime()).toBe((prolonged?.createdAt.getTime() ?? 0) + 90 * day);
    // What reaches its last day is not written again at each request.
    const again = await look(cookie);
    expect([again.status, again.headers.getSetCookie()]).toEqual([200, []]);
    expect((await sessionsOf(id))[0]?.expiresAt).toEqual(prolonged?.expiresAt);
  });

  it('is over after ninety days, also when its row says otherwise', async () => {
    for (const [days, left] of [
      [91, 20],
      [400, 29],
      [90.001, 0.5],
    ] as const) {
      const { cookie, id } = await newcomer();
      await age(id, days, left);
      expect(await sessionStatus(cookie)).toBe(401);
      expect(await sessionsOf(id)).toEqual([]);
    }
  });

  it('ends when somebody signs in in the same browser, oneself or another', async () => {
    const [one, other] = [await newcomer(), await newcomer()];
    const signIn = (email: string, cookie: string) =>
      request('POST', '/api/session', { headers: { Cookie: cookie }, body: { email, password } });
    const second = cookiesOf(await signIn(one.email, one.cookie));
    expect([await sessionStatus(one.cookie), await sessionStatus(second)]).toEqual([401, 200]);
    const third = cookiesOf(await signIn(other.email, `view=theme=dark; ${second}`));
    expect([await sessionStatus(second), await sessionStatus(third)]).toEqual([401, 200]);
    // A wrong password ends nothing; neither does a browser of one's own elsewhere.
    const elsewhere = await enter(other.email);
    const wrong = request('POST', '/api/session', {
      headers: { Cookie: third },
      body: { email: one.email, password: 'не тот' },
    });
    await answerOf(wrong, 401);
    expect([await sessionStatus(third), await sessionStatus(elsewhere)]).toEqual([200, 200]);
  });

  it('of a stale cookie is cleared, but not over the one that signing in has just set', async () => {
    const person = await newcomer();
    await age(person.id, 1, -1);
    const headers = { Cookie: person.cookie };
    const response = await request('POST', '/api/session', { headers, body: { email: person.email, password } });
    const set = response.headers.getSetCookie().filter((cookie) => cookie.startsWith('session='));
    expect(set).toHaveLength(1);
    expect(await sessionStatus(set[0]?.split(';', 1)[0] as string)).toBe(200);
    const refused = await look('session=nobodys', '/api/me');
    expect(refused.status).toBe(401);
    expect(refused.headers.getSetCookie().join()).toMatch(/^session=;/);
  });

  it('is prolonged on refusals, on what is missing and on what has no body too', async () => {
    const { cookie, id } = await newcomer();
    const asked = [
      () => look(cookie, '/api/people'),
      () => look(cookie, '/api/nothing-here'),
      () => look(cookie, '/api/threads?limit=x'),
      () => request('POST', '/api/threads', { headers: { Cookie: cookie }, body: '{"broken' }),
    ];
    for (const ask of asked) {
      await age(id, 20, 3);
      const response = await ask();
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.headers.getSetCookie().join()).toContain(cookie);
    }
  });
});

it('is prolonged on answers of every make, and makes none of them one for a cache between', async () => {
  const { frontDoor } = await import('../../../api/app.ts');
  const front = frontDoor();
  front.get('/public', () => new Response('x', { headers: { 'Cache-Control': 'public, max-age=60' } }));
  front.get('/away', (context) => context.redirect('/me', 303));
  front.get('/known', () => new Response(null, { status: 304 }));
  const { cookie, id } = await newcomer();
  for (const path of ['/public', '/away', '/known']) {
    await age(id, 20, 3);
    const { headers } = await front.request(`http://opora.test${path}`, { headers: { Cookie: cookie } });
    expect(headers.getSetCookie().join(), path).toContain(cookie);
    expect(headers.get('Cache-Control') ?? '', path).not.toContain('public');
  }
  expect((await front.request('http://opora.test/public')).headers.get('Cache-Control')).toContain('public');
});

describe('what a browser holds', () => {
  const cleared = (response: Response) => [
    response.status,
    response.headers.get('Clear-Site-Data'),
    response.headers.getSetCookie().some((cookie) => cookie.startsWith('session=;')),
  ];
  const gone = [204, '"cache", "storage"', true];

  it('goes with «Выйти везде», with the account and with the session one is in', async () => {
    const person = await newcomer();
    const remove = async (path: string, cookie: string, body?: object) =>
      cleared(await request('DELETE', path, { headers: { Cookie: cookie }, body }));
    expect(await remove('/api/sessions', person.cookie)).toEqual(gone);
    const [here, away] = [await enter(person.email), await enter(person.email)];
    const { items } = await answerOf<{ items: { id: string; current: boolean }[] }>(look(here, '/api/sessions'), 200);
    const idOf = (current: boolean) => items.find((one) => one.current === current)?.id;
    expect(await remove(`/api/sessions/${idOf(false)}`, here)).toEqual([204, null, false]);
    expect(await sessionStatus(away)).toBe(401);
    expect(await remove(`/api/sessions/${idOf(true)}`, here)).toEqual(gone);
    expect(await remove('/api/me', await enter(person.email), { password })).toEqual(gone);
  });

  it('stays where nothing has ended', async () => {
    const person = await newcomer();
    const wrong = await request('DELETE', '/api/me', {
      headers: { Cookie: person.cookie },
      body: { password: 'не тот' },
    });
    expect(cleared(wrong)).toEqual([400, null, false]);
  });
});
