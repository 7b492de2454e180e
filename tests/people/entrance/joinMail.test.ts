import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { askToJoin, confirmationIn, confirmJoining, joinSecret, letterCame } from '../../support/joining.ts';
import { lettersTo } from '../../support/mail.ts';
import { enter, password } from '../../support/newcomer.ts';

const { read, write } = await import('../../../db/client.ts');
const { tokens, users } = await import('../../../db/schema/accounts.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');
const { tokenRow } = await import('../../../api/people/accounts/oneTimeLink.ts');
const { mostWaiting } = await import('../../../api/people/entrance/joining.ts');

describe('asking to join a school', () => {
  it('shows the school nothing and opens no session before the mailbox is confirmed', async () => {
    const email = 'typed@join.test';
    const asked = await askToJoin(await joinSecret(), email, 'Тайное Имя Просящего');
    expect(asked.status).toBe(202);
    expect(asked.headers.get('Set-Cookie')).toBeNull();
    await letterCame(email);
    expect(await read.$count(users, eq(users.email, email))).toBe(0);
    const told = await read.select({ title: notifications.title }).from(notifications);
    expect(JSON.stringify(told)).not.toContain('Тайное Имя');
    expect((await request('POST', '/api/session', { body: { email, password } })).status).toBe(401);
    // Nothing that the asker typed reaches a mailbox that may be a stranger's.
    expect(lettersTo(email).join()).not.toContain('Тайное');

    const confirmed = await confirmJoining(confirmationIn(email), 'Иное Имя Подтвердившего');
    expect(confirmed.status).toBe(201);
    const after = await read.select({ title: notifications.title }).from(notifications);
    expect(JSON.stringify(after)).toContain('Иное Имя Подтвердившего просит');
    expect((await confirmJoining(confirmationIn(email))).status).toBe(404);
    await enter(email);
  });

  it('answers an address that has an account as any other, and says it in the letter alone', async () => {
    const secret = await joinSecret();
    const before = lettersTo('teacher@demo.test').length;
    const answers = await Promise.all(
      ['teacher@demo.test', 'TEACHER@demo.test', 'fresh@join.test'].map((email) => askToJoin(secret, email)),
    );
    const told = await Promise.all(
      answers.map(async (answer) => [answer.status, await answer.text(), answer.headers.get('Set-Cookie')]),
    );
    expect(told[0]).toEqual(told[2]);
    expect(told[1]).toEqual(told[2]);
    expect(await letterCame('teacher@demo.test', before + 1)).toContain('Учётная запись с ней уже есть');
    expect(confirmationIn('teacher@demo.test')).toBeUndefined();
  });

  it('gives the password to whoever reads the mail, not to whoever typed the address', async () => {
    const email = 'victim@join.test';
    const body = { secret: await joinSecret(), email, name: 'Чужой Человек', password: 'придуман чужим человеком' };
    await answerOf(request('POST', '/api/join', { body }), 202);
    await letterCame(email);
    await answerOf(confirmJoining(confirmationIn(email)), 201);
    const stranger = await request('POST', '/api/session', { body: { email, password: body.password } });
    expect(stranger.status).toBe(401);
  });

  it('takes so many at a time and no more', async () => {
    const secret = await joinSecret('methodist', 'gymnasium-9');
    const { id: schoolId } = await answerOf<{ id: string }>(request('GET', '/api/schools/gymnasium-9'), 200);
    const rows = Array.from({ length: mostWaiting }, (_, at) =>
      tokenRow(`crowd-${at}`, 'join', 48, { email: `crowd-${at}@join.test`, schoolId }),
    );
    await write((database) => database.insert(tokens).values(rows));
    expect((await askToJoin(secret, 'one-more@join.test')).status).toBe(429);
    expect((await askToJoin(secret, 'teacher@demo.test')).status).toBe(429);
    await write((database) => database.delete(tokens).where(eq(tokens.email, 'crowd-0@join.test')));
    expect((await askToJoin(secret, 'one-more@join.test')).status).toBe(202);
  });

  it.each([[{}], [[]], [{ toString: 1 }], [null], [7]])('refuses %j in place of a secret', async (secret) => {
    for (const path of ['join', 'join/confirmation', 'invitations/acceptance', 'password-resets/use', 'setup'])
      expect((await request('POST', `/api/${path}`, { body: { secret } })).status, path).toBe(400);
  });
});
