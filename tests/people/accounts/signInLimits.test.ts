import { eq } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';

vi.hoisted(() => {
  process.env.RATE_LIMITS = 'on';
  process.env.TRUSTED_PROXY = '127.0.0.1';
});
const { answerOf, request } = await import('../../support/app.ts');
const { cookiesOf, from, many, signIn, statusesOf } = await import('../../support/guesses.ts');
const { demoPassword } = await import('../../support/entering.ts');
const { read } = await import('../../../db/client.ts');
const { users } = await import('../../../db/schema/accounts.ts');
const wrong = 'не тот пароль';

describe('who guesses', () => {
  it('gets ten guesses at an account, also when all come at the same moment', async () => {
    const guesses = many(50, (index) => signIn('outsider', '198.51.100.1', `${wrong} ${index}`));
    expect(await statusesOf(guesses)).toEqual({ 401: 10, 429: 40 });
    const refused = await signIn('outsider', '198.51.100.1');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(60);
    expect(await refused.text()).toContain('восстановите пароль');
  });

  it('gets no more by changing addresses within the /64 that every house has', async () => {
    const guesses = many(25, (index) => signIn('controller', `2001:db8:7:9:${index}:a::${index}`, wrong));
    expect(await statusesOf(guesses)).toEqual({ 401: 10, 429: 15 });
    expect((await signIn('controller', '2001:db8:7:a::1')).status).toBe(201);
  });

  it('gets no more by other ways to write the account', async () => {
    const spellings = ['mentor@demo.test', ' mentor@demo.test', 'MENTOR@demo.test ', 'Mentor@Demo.Test'];
    const guesses = many(24, (index) => signIn(spellings[index % 4] as string, '198.51.100.2', wrong));
    expect(await statusesOf(guesses)).toEqual({ 401: 10, 429: 14 });
  });

  it('waits when a whole address guesses, and is sent away when too many wait', async () => {
    await statusesOf(many(100, (index) => signIn(`nobody-${index}@demo.test`, '198.51.100.3', wrong)));
    const more = many(40, (index) => signIn(`nobody-${index + 100}@demo.test`, '198.51.100.3', wrong));
    const answers = await Promise.all(more);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(30);
    for (const { headers } of refused) expect(Number(headers.get('Retry-After'))).toBeLessThanOrEqual(10);
  });
});

describe('the owner of an account', () => {
  it('signs in elsewhere while a stranger guesses', async () => {
    await statusesOf(many(30, () => signIn('methodist', '203.0.113.4', wrong)));
    expect((await signIn('methodist', '203.0.113.5')).status).toBe(201);
  });

  it('signs in beside the stranger, behind the same address, where they signed in before', async () => {
    const before = await signIn('teacher', '203.0.113.6');
    const device = cookiesOf(before, 'session');
    await statusesOf(many(30, () => signIn('teacher', '203.0.113.6', wrong)));
    expect((await signIn('teacher', '203.0.113.6')).status).toBe(429);
    expect((await signIn('teacher', '203.0.113.6', demoPassword, device)).status).toBe(201);
    // The browser is known for those alone who signed in there.
    await statusesOf(many(12, () => signIn('school', '203.0.113.6', wrong)));
    expect((await signIn('school', '203.0.113.6', demoPassword, device)).status).toBe(429);
  });

  it('has a known browser whose thief gets ten guesses too', async () => {
    const device = cookiesOf(await signIn('head', '203.0.113.7'), 'session');
    const guesses = many(30, (index) => signIn('head', `203.0.113.${20 + index}`, wrong, device));
    expect(await statusesOf(guesses)).toEqual({ 401: 10, 429: 20 });
    expect((await signIn('head', '203.0.113.7')).status).toBe(201);
  });

  it('signs in after a city of machines has guessed at the account, everywhere', async () => {
    const device = cookiesOf(await signIn('admin', '203.0.113.90'), 'session');
    await statusesOf(many(55, (index) => signIn('admin', `192.0.2.${index}`, wrong)));
    expect((await signIn('admin', '203.0.113.91', demoPassword, device)).status).toBe(201);
    expect((await signIn('admin', '203.0.113.92')).status).toBe(201);
  });

  it('is not slowed down by signing in again and again', async () => {
    for (const _ of many(12, Number)) expect((await signIn('t07', '203.0.113.93')).status).toBe(201);
  });

  it('changes their password whatever strangers did; who took the session over gets ten guesses', async () => {
    const cookie = cookiesOf(await signIn('t08', '203.0.113.94'));
    await statusesOf(many(20, () => signIn('t08', '203.0.113.94', wrong)));
    const change = (current: string, by = cookie) =>
      request('PUT', '/api/me/password', {
        headers: from('203.0.113.94', by),
        body: { current, password: 'четыре новых слова тут' },
      });
    const other = cookiesOf(await signIn('t08', '203.0.113.95'));
    expect(await statusesOf(many(30, () => change(wrong)))).toEqual({ 400: 10, 429: 20 });
    await answerOf(change(demoPassword, other), 204);
  });
});

describe('a school behind one address', () => {
  it('loses nothing to a crowd that stood in its way', async () => {
    await statusesOf(many(100, (index) => signIn(`nobody-${index}@demo.test`, '203.0.113.102', wrong)));
    const crowd = many(10, (index) => signIn(`nobody-${index + 100}@demo.test`, '203.0.113.102', wrong));
    const pressed = await statusesOf(many(24, () => signIn('t10', '203.0.113.102')));
    expect(pressed[429]).toBeGreaterThan(10);
    await Promise.all(crowd);
    expect((await signIn('t10', '203.0.113.102')).status).toBe(201);
  });

  it('signs in whole, in the same moment', async () => {
    const people = await read.select({ email: users.email }).from(users).where(eq(users.state, 'active')).limit(60);
    expect(people.length).toBeGreaterThan(50);
    const entering = people.map(({ email }) => signIn(email, '203.0.113.100'));
    // One of them changed the password above.
    expect(await statusesOf(entering)).toEqual({ 201: people.length - 1, 401: 1 });
  });

  it('still signs in after a hundred guesses at invented names there', async () => {
    await statusesOf(many(101, (index) => signIn(`pupil-${index}@demo.test`, '203.0.113.101', wrong)));
    expect((await signIn('t09', '203.0.113.101')).status).toBe(201);
  });
});
