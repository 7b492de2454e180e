import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { letterCame } from '../../support/joining.ts';
import { secretFor } from '../../support/mail.ts';
import { enter, newcomer, password } from '../../support/newcomer.ts';

const { write } = await import('../../../db/client.ts');
const { users } = await import('../../../db/schema/accounts.ts');

const use = (secret: string, fresh = 'берег чайник окно') =>
  request('POST', '/api/password-resets/use', { body: { secret, password: fresh } });
async function linked() {
  const person = await newcomer();
  await answerOf(request('POST', '/api/password-resets', { body: { email: person.email } }), 202);
  await letterCame(person.email, 2);
  return { ...person, secret: await secretFor(person.email, 'reset') };
}
const neutral = async () => (await use('nothing-like-a-secret')).text();

it('a link of somebody who is blocked answers as one that never was, and stays dead after the block', async () => {
  const person = await linked();
  const block = `/api/people/${person.id}/block`;
  await answerOf(request('POST', block, { as: 'admin' }), 204);
  const refused = await use(person.secret);
  expect([refused.status, await refused.text()]).toEqual([404, await neutral()]);
  await answerOf(request('DELETE', block, { as: 'admin' }), 204);
  expect((await use(person.secret)).status).toBe(404);
  await enter(person.email, password);
});

it('whatever state the account is in, the link answers 201 or that same 404', async () => {
  const states: [string, Partial<typeof users.$inferInsert>, number][] = [
    ['blocked by hand', { state: 'blocked' }, 404],
    ['closed', { state: 'blocked', passwordHash: null }, 404],
    ['without a password', { passwordHash: null }, 404],
    ['waiting', { state: 'waiting' }, 201],
    ['in no school', { schoolId: null }, 201],
  ];
  for (const [name, set, status] of states) {
    const person = await linked();
    await write((database) => database.update(users).set(set).where(eq(users.id, person.id)));
    const answer = await use(person.secret);
    expect(answer.status, name).toBe(status);
    if (status === 404) expect(await answer.text(), name).toBe(await neutral());
  }
});
