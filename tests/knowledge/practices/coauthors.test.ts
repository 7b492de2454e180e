import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { idOf, statusOf } from '../../support/community.ts';
import { draft, submitted } from '../../support/practices.ts';

const { read } = await import('../../../db/client.ts');
const { users } = await import('../../../db/schema/accounts.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');

interface Awaited {
  id: string;
  email: string | null;
  name: string | null;
}
const invite = (id: string, body: object, as = 'mentor') =>
  request('POST', `/api/practices/${id}/authors`, { as, body });
const waiting = async (id: string) =>
  (await answerOf<{ items: Awaited[] }>(request('GET', `/api/practices/${id}/invitations`, { as: 'mentor' }), 200))
    .items;
const answer = (id: string, as: string, word: string) =>
  request('POST', `/api/practices/${id}/invitation`, { as, body: { answer: word } });
const toldOf = async (as: string, practice: string) =>
  read
    .select()
    .from(notifications)
    .where(and(eq(notifications.userId, await idOf(as)), eq(notifications.subject, `practice:${practice}`)));
const nameOf = async (as: string) => {
  const [row] = await read
    .select({ name: users.name })
    .from(users)
    .where(eq(users.email, `${as}@demo.test`));
  return row?.name as string;
};

test('an address is answered alike whoever is behind it, and shows neither a name nor an id', async () => {
  const { id } = await draft();
  const known = await invite(id, { email: 'Outsider@demo.test' });
  const unknown = await invite(id, { email: 'nobody@demo.test' });
  expect([known.status, unknown.status]).toEqual([202, 202]);
  const shapeOf = ({ id: _id, email, askedAt: _at, ...rest }: Awaited & { askedAt: string }) => ({
    typed: email !== null,
    ...rest,
  });
  const { waiting: both } = (await unknown.json()) as { waiting: (Awaited & { askedAt: string })[] };
  expect(both.map(({ email }) => email)).toEqual(['outsider@demo.test', 'nobody@demo.test']);
  expect(shapeOf(both[0] as never)).toEqual(shapeOf(both[1] as never));
  const [name, person] = [await nameOf('outsider'), await idOf('outsider')];
  for (const path of [`/api/practices/${id}`, `/api/practices/${id}/invitations`, '/api/practices?mine=true']) {
    const text = await (await request('GET', path, { as: 'mentor' })).text();
    expect(text).not.toContain(name);
    expect(text).not.toContain(person);
  }
  expect(await known.text()).not.toContain(person);
});

test('who is asked may do nothing before they agree, and is a co-author from then on', async () => {
  const { id } = await draft();
  await answerOf(invite(id, { email: 'outsider@demo.test' }), 202);
  await answerOf(invite(id, { email: 'outsider@demo.test' }), 202);
  const told = await toldOf('outsider', id);
  expect(told.map(({ url }) => url)).toEqual([`/practices/${id}/invitation`]);
  expect(await statusOf(request('GET', `/api/practices/${id}`, { as: 'outsider' }))).toBe(404);
  await answerOf(request('GET', `/api/practices/${id}/invitation`, { as: 'outsider' }), 200);
  await answerOf(answer(id, 'outsider', 'yes'), 200);
  const { authors } = await answerOf<{ authors: { name: string }[] }>(
    request('GET', `/api/practices/${id}`, { as: 'outsider' }),
    200,
  );
  expect(authors.map(({ name }) => name)).toContain(await nameOf('outsider'));
  expect(await waiting(id)).toEqual([]);
});

test('a refusal is told by the address alone, and whoever refused or left is not asked again', async () => {
  const { id } = await draft();
  await answerOf(invite(id, { email: 'outsider@demo.test' }), 202);
  await answerOf(answer(id, 'outsider', 'no'), 200);
  const [said] = await toldOf('mentor', id);
  expect(said?.title).toContain('outsider@demo.test');
  expect(said?.title).not.toContain(await nameOf('outsider'));
  expect(said?.actorId).toBeNull();
  await answerOf(invite(id, { email: 'outsider@demo.test' }), 202);
  expect(await waiting(id)).toHaveLength(1);
  expect(await toldOf('outsider', id)).toHaveLength(1);
  const two = await draft();
  await answerOf(invite(two.id, { email: 't02@demo.test' }), 202);
  await answerOf(answer(two.id, 't02', 'yes'), 200);
  await answerOf(request('DELETE', `/api/practices/${two.id}/authors/${await idOf('t02')}`, { as: 't02' }), 204);
  await answerOf(invite(two.id, { email: 't02@demo.test' }), 202);
  expect(await toldOf('t02', two.id)).toHaveLength(1);
});

test('the author takes an invitation back; the invited person no longer sees it', async () => {
  const { id } = await draft();
  await answerOf(invite(id, { email: 'outsider@demo.test' }), 202);
  const [one] = await waiting(id);
  const withdraw = (as: string) => request('DELETE', `/api/practices/${id}/invitations/${one?.id}`, { as });
  expect(await statusOf(withdraw('outsider'))).toBe(404);
  await answerOf(withdraw('mentor'), 204);
  expect(await statusOf(withdraw('mentor'))).toBe(404);
  expect(await waiting(id)).toEqual([]);
  expect(await statusOf(request('GET', `/api/practices/${id}/invitation`, { as: 'outsider' }))).toBe(404);
  expect(await toldOf('outsider', id)).toEqual([]);
});

test('whether a colleague chosen by name is behind an address is not shown by the list', async () => {
  const { id } = await draft();
  const person = await idOf('t02');
  await answerOf(invite(id, { email: 't02@demo.test' }), 202);
  await answerOf(invite(id, { person }), 202);
  expect((await waiting(id)).map(({ email, name }) => email ?? name)).toEqual(['t02@demo.test', await nameOf('t02')]);
  await answerOf(request('DELETE', `/api/practices/${id}/invitations/${person}`, { as: 'mentor' }), 204);
  expect((await waiting(id)).map(({ email }) => email)).toEqual(['t02@demo.test']);
  await answerOf(answer(id, 't02', 'yes'), 200);
});

test('ten at most are asked, only while the text is a draft', async () => {
  const { id } = await draft();
  for (let number = 1; number <= 10; number++)
    await answerOf(invite(id, { email: `somebody-${number}@demo.test` }), 202);
  await answerOf(invite(id, { email: 'one-more@demo.test' }), 400);
  const { id: sent } = await submitted();
  expect(await statusOf(invite(sent, { email: 'outsider@demo.test' }))).toBe(403);
});
