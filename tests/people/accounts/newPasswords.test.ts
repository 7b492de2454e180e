import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { askToJoin, confirmationIn, joinSecret, letterCame } from '../../support/joining.ts';
import { secretFor } from '../../support/mail.ts';
import { enter, newcomer, password } from '../../support/newcomer.ts';

const { read } = await import('../../../db/client.ts');
const { users } = await import('../../../db/schema/accounts.ts');
const { guessable } = await import('../../../api/people/accounts/guessable.ts');

const weak = [
  ['a row of digits', '9876543210'],
  ['a row of keys', 'asdfghjkl;'],
  ['the same in Cyrillic', 'ячсмитьбю.'],
  ['two rows in turn', '1й2ц3у4к5е'],
  ['columns of keys', 'йфяцычувск'],
  ['one sign', 'ыыыыыыыыыыы'],
  ['a repeated pair', 'ол-ол-ол-ол-'],
  ['the alphabet', 'АБВГДЕЖЗИЙ'],
  ['a common word and a year', 'Football-2026'],
  ['a Russian word and digits', 'Любовь12345'],
  ['a Russian word in the other alphabet', 'ghbdtnghbdtn'],
  ['doubled', 'dragondragon'],
] as const;
const mine = [
  ['the address', 'n.suvorova@liceum12.ru'],
  ['its first part and a year', 'suvorova_2026'],
  ['the name', 'Надежда Суворова'],
  ['the name without a space, backwards', 'СувороваНадежда1'],
  ['the place', 'ОпораОпора26'],
  ['the site', 'opora.test.1'],
] as const;
const about = ['n.suvorova', 'liceum12', 'Суворова Надежда Юрьевна', 'opora', 'опора'];

describe('a password that a stranger tries first', () => {
  it.each(weak)('is refused: %s', async (_, text) => expect(await guessable(text, [])).toMatch(/три-четыре/));
  it.each(mine)('is refused: %s', async (_, text) => expect(await guessable(text, about)).toMatch(/три-четыре/));
  it.each(['demo-Opora-2026', 'сирень у старого моста', 'Tr0mb#ne&kedr', '7k2m9x4q8w1z', 'окно чайник берег'])(
    'is not %s',
    async (text) => expect(await guessable(text, about)).toBeNull(),
  );
  it('is looked at in no time, however long', async () => {
    for (const text of ['а1'.repeat(100), 'qwerty'.repeat(33), `${'ab'.repeat(99)}c`])
      expect(await guessable(text.slice(0, 200), ['x'.repeat(200)])).not.toBeUndefined();
  });
});

describe('wherever a password is set', () => {
  const bad = ['qwertyuiop', '1234567890', 'йцукенгшщз'];
  const refused = async (response: Promise<Response>) => {
    const { errors } = await answerOf<{ errors: { path: string }[] }>(response, 400);
    expect(errors.map(({ path }) => path)).toEqual(['password']);
  };

  it('it is looked at: an invitation', async () => {
    const email = 'accepts@passwords.test';
    await answerOf(request('POST', '/api/invitations', { as: 'school', body: { email } }), 201);
    const body = { secret: await secretFor(email, 'invitation'), name: 'Зоя Ильинична Рощина' };
    for (const one of [...bad, 'accepts@passwords.test', 'Рощина-Зоя-1'])
      await refused(request('POST', '/api/invitations/acceptance', { body: { ...body, password: one } }));
    await answerOf(request('POST', '/api/invitations/acceptance', { body: { ...body, password } }), 201);
  });

  it('a request to a school', async () => {
    const email = 'asking@passwords.test';
    await answerOf(askToJoin(await joinSecret(), email), 202);
    await letterCame(email);
    const body = { secret: confirmationIn(email), name: 'Пётр Рощин' };
    for (const one of [...bad, 'Пётр Рощин 1'])
      await refused(request('POST', '/api/join/confirmation', { body: { ...body, password: one } }));
  });

  it('a change and a new one by a link', async () => {
    const person = await newcomer();
    const headers = { Cookie: person.cookie };
    for (const one of [...bad, person.email])
      await refused(request('PUT', '/api/me/password', { headers, body: { current: password, password: one } }));
    await answerOf(request('POST', '/api/password-resets', { body: { email: person.email } }), 202);
    await letterCame(person.email, 2);
    const secret = await secretFor(person.email, 'reset');
    for (const one of [...bad, `${person.email}`])
      await refused(request('POST', '/api/password-resets/use', { body: { secret, password: one } }));
    await enter(person.email);
  });

  it('the demo goes on with its own', async () => {
    await enter('teacher@demo.test', 'demo-Opora-2026');
    expect(await read.$count(users, eq(users.email, 'teacher@demo.test'))).toBe(1);
  });
});
