import { and, eq } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';

vi.hoisted(() => {
  process.env.RATE_LIMITS = 'on';
  process.env.TRUSTED_PROXY = '127.0.0.1';
});
const { answerOf, request } = await import('../../support/app.ts');
const { cookiesOf, from, many, signIn, statusesOf } = await import('../../support/guesses.ts');
const { lettersTo, secretFor } = await import('../../support/mail.ts');
const { read, write } = await import('../../../db/client.ts');
const { tokens, users } = await import('../../../db/schema/accounts.ts');

const ask = (name: string, address: string, cookie = '') =>
  request('POST', '/api/password-resets', {
    headers: from(address, cookie),
    body: { email: name.includes('@') ? name : `${name}@demo.test` },
  });
const idOf = async (name: string) =>
  (
    await read
      .select({ id: users.id })
      .from(users)
      .where(eq(users.email, `${name}@demo.test`))
  )[0]?.id as string;
const resetsOf = async (name: string) =>
  read
    .select()
    .from(tokens)
    .where(and(eq(tokens.userId, await idOf(name)), eq(tokens.purpose, 'reset')));
/** As if every letter so far had been sent so many minutes earlier. */
async function letPass(name: string, minutes: number) {
  for (const { id, createdAt } of await resetsOf(name))
    await write((database) =>
      database
        .update(tokens)
        .set({ createdAt: new Date(createdAt.getTime() - minutes * 60_000) })
        .where(eq(tokens.id, id)),
    );
}

it('answers strangers as ever and puts one letter into the mailbox, with which its owner gets in', async () => {
  const asked = many(25, (index) => ask('teacher', `198.51.100.${index}`));
  expect(await statusesOf(asked)).toEqual({ 202: 25 });
  expect((await ask('teacher', '203.0.113.1')).status).toBe(202);
  const secret = await secretFor('teacher@demo.test', 'reset');
  expect(await resetsOf('teacher')).toHaveLength(1);
  expect(lettersTo('teacher@demo.test')).toHaveLength(1);
  const used = request('POST', '/api/password-resets/use', { body: { secret, password: 'совсем новый пароль' } });
  await answerOf(used, 201);
  // A link that was used is no letter that waits.
  expect((await ask('teacher', '203.0.113.1')).status).toBe(202);
  await expect.poll(() => lettersTo('teacher@demo.test').length).toBe(2);
});

it('writes anew after five minutes, and after ten letters in a day after half an hour', async () => {
  for (const sent of many(10, (index) => index + 1)) {
    await ask('mentor', '203.0.113.2');
    await expect.poll(async () => (await resetsOf('mentor')).length).toBe(sent);
    await letPass('mentor', 6);
  }
  const count = async () => {
    await ask('mentor', '203.0.113.2');
    await ask('head', '203.0.113.2');
    // What is written to the next mailbox comes after what would have been written to this one.
    await expect.poll(async () => (await resetsOf('head')).length).toBeGreaterThan(0);
    return (await resetsOf('mentor')).length;
  };
  expect(await count()).toBe(10);
  await letPass('mentor', 25);
  await ask('mentor', '203.0.113.2');
  await expect.poll(async () => (await resetsOf('mentor')).length).toBe(11);
  const working = (await resetsOf('mentor')).filter(({ usedAt }) => !usedAt);
  expect(working).toHaveLength(1);
});

it('writes to a teacher of a school whose address has asked for more letters than a school does', async () => {
  const device = cookiesOf(await signIn('outsider', '203.0.113.3'), 'session');
  const asked = await statusesOf(many(64, (index) => ask(`nobody-${index}@demo.test`, '203.0.113.3')));
  expect(asked[202]).toBeGreaterThanOrEqual(60);
  expect((await ask('methodist', '203.0.113.3')).status).toBe(202);
  await secretFor('methodist@demo.test', 'reset');
  // Where they signed in before, nobody's waiting is in the way.
  const crowd = many(12, (index) => ask(`nobody-${index}@demo.test`, '203.0.113.3'));
  expect((await ask('outsider', '203.0.113.3', device)).status).toBe(202);
  await secretFor('outsider@demo.test', 'reset');
  expect((await statusesOf(crowd))[429]).toBeGreaterThan(0);
});
