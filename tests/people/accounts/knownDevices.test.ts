import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';

const { answerOf, request } = await import('../../support/app.ts');
const { cookiesOf } = await import('../../support/guesses.ts');
const { newcomer, password } = await import('../../support/newcomer.ts');
const { read } = await import('../../../db/client.ts');
const { knownDevices } = await import('../../../db/schema/accounts.ts');
const { forgetOldDevices, rememberDevice } = await import('../../../api/people/accounts/knownDevices.ts');

const devicesOf = (userId: string) => read.select().from(knownDevices).where(eq(knownDevices.userId, userId));
const enter = (email: string, cookie: string) =>
  request('POST', '/api/session', { headers: { Cookie: cookie }, body: { email, password } });

it('leaves a long-lived cookie that scripts do not get, and in the database its hash alone', async () => {
  const person = await newcomer();
  const response = await enter(person.email, '');
  const cookie = response.headers.getSetCookie().find((one) => one.startsWith('device=')) as string;
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  expect(Number(/Max-Age=(\d+)/i.exec(cookie)?.[1])).toBeGreaterThan(180 * 86_400);
  const secret = cookie.slice('device='.length).split(';', 1)[0] as string;
  const rows = await devicesOf(person.id);
  // One of accepting the invitation, one of now.
  expect(rows).toHaveLength(2);
  for (const { id } of rows) expect([id.length, id.includes(secret)]).toEqual([64, false]);
});

it('is one row a person and browser, however often they sign in, and unlinked between two people', async () => {
  const [one, other] = [await newcomer(), await newcomer()];
  const device = cookiesOf(await enter(one.email, ''), 'session');
  for (const { email } of [one, one, other, other]) expect((await enter(email, device)).status).toBe(201);
  const ids = [...(await devicesOf(one.id)), ...(await devicesOf(other.id))].map(({ id }) => id);
  expect(ids).toHaveLength(4);
  expect(new Set(ids).size).toBe(4);
});

it('takes no made-up cookie for a secret', async () => {
  const person = await newcomer();
  for (const made of ['device=1', 'device=', `device=${'x'.repeat(5000)}`, 'device=%00%0a']) {
    const cookie = cookiesOf(await enter(person.email, made), 'session');
    expect(cookie).toMatch(/^device=[\w-]{43}$/);
    expect(cookie).not.toContain('xxxxx');
  }
});

it('is bounded for a person, and forgotten after a year, by «Выйти везде» and by closing the account', async () => {
  const person = await newcomer();
  for (let browser = 0; browser < 25; browser++) await rememberDevice(person.id, '');
  expect(await devicesOf(person.id)).toHaveLength(20);
  await rememberDevice(person.id, '', Date.now() + 1000);
  await forgetOldDevices(Date.now() + 366 * 86_400_000);
  expect(await devicesOf(person.id)).toHaveLength(0);
  const entered = async () => cookiesOf(await enter(person.email, ''));
  await answerOf(request('DELETE', '/api/sessions', { headers: { Cookie: await entered() } }), 204);
  expect(await devicesOf(person.id)).toHaveLength(0);
  const body = { password };
  await answerOf(request('DELETE', '/api/me', { headers: { Cookie: await entered() }, body }), 204);
  expect(await devicesOf(person.id)).toHaveLength(0);
});
