import { and, eq, like } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, idOf, statusOf } from '../../support/community.ts';

const { read } = await import('../../../db/client.ts');
const { users } = await import('../../../db/schema/accounts.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');

const outsider = async () => {
  const [row] = await read.select().from(users).where(eq(users.email, 'outsider@demo.test'));
  return row as { id: string; name: string };
};
const invite = (id: string, email: string) =>
  request('POST', `/api/associations/${id}/invitations`, { as: 'head', body: { email } });
const answer = (id: string, word: string) =>
  request('POST', `/api/associations/${id}/invitations/answer`, { as: 'outsider', body: { answer: word } });
const listed = async (id: string) =>
  (await request('GET', `/api/associations/${id}/invitations`, { as: 'head' })).text();

test('a head learns of an address neither whether anybody is behind it, nor who', async () => {
  const { id } = await association('members', 'closed', ['teacher']);
  const person = await outsider();
  for (const email of ['outsider@demo.test', 'nobody@demo.test', 'teacher@demo.test']) {
    const response = await invite(id, email);
    expect(Object.keys(await answerOf(response, 201))).toEqual(['id']);
  }
  const text = await listed(id);
  const { items } = JSON.parse(text) as { items: { email: string }[] };
  expect(items.map(({ email }) => email)).toEqual(['nobody@demo.test', 'outsider@demo.test', 'teacher@demo.test']);
  for (const word of [person.id, person.name, await idOf('teacher')]) expect(text).not.toContain(word);
  await answerOf(answer(id, 'decline'), 200);
  const told = await read
    .select()
    .from(notifications)
    .where(and(eq(notifications.userId, await idOf('head')), like(notifications.title, '%отклонено')));
  expect(told.map(({ title }) => title.slice(0, 18))).toEqual(['outsider@demo.test']);
  expect(JSON.stringify(told)).not.toContain(person.id);
});

test('nobody becomes a member unasked by the word of a head', async () => {
  const { id } = await association('members', 'closed');
  const person = await outsider();
  const add = (email: string) => request('POST', `/api/associations/${id}/people`, { as: 'head', body: { email } });
  expect(await answerOf(add('outsider@demo.test'), 202)).toEqual({ invited: true });
  expect(await answerOf(add('nobody@demo.test'), 202)).toEqual({ invited: true });
  const place = () =>
    statusOf(
      request('PUT', `/api/associations/${id}/members/${person.id}`, { as: 'head', body: { membership: 'member' } }),
    );
  expect(await place()).toBe(404);
  const members = async () => (await request('GET', `/api/associations/${id}/members`, { as: 'head' })).text();
  expect(await members()).not.toContain(person.id);
  expect(await answerOf(answer(id, 'accept'), 200)).toEqual({ membership: 'member' });
  expect(await members()).toContain(person.id);
  expect(await listed(id)).not.toContain('outsider@demo.test');
});
