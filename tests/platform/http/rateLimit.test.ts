import { expect, it, vi } from 'vitest';

vi.hoisted(() => {
  process.env.RATE_LIMITS = 'on';
});
const { answerOf, request } = await import('../../support/app.ts');

it('refuses the sign-ins of an account that failed ten times, and says when to come back', async () => {
  const attempt = (password: string) =>
    request('POST', '/api/session', { body: { email: 'outsider@demo.test', password } });
  for (let failed = 0; failed < 10; failed++) expect((await attempt('не тот пароль')).status).toBe(401);
  const refused = await attempt('demo-Opora-2026');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
  await answerOf(
    request('POST', '/api/session', { body: { email: 'teacher@demo.test', password: 'demo-Opora-2026' } }),
    201,
  );
});

it('tells nobody whether the address or the password was wrong', async () => {
  const wrong = async (email: string) =>
    answerOf(request('POST', '/api/session', { body: { email, password: 'не тот пароль' } }), 401);
  expect(await wrong('teacher@demo.test')).toEqual(await wrong('nobody@demo.test'));
});

it('stops a person who writes more than a person can', async () => {
  const statuses: number[] = [];
  for (let sent = 0; sent < 125; sent++)
    statuses.push((await request('POST', '/api/threads', { as: 'mentor', body: {} })).status);
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
  expect(statuses.slice(0, 100)).not.toContain(429);
});
