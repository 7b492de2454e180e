import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association } from '../../support/community.ts';
import { call, readMeeting } from '../../support/meetings.ts';
import { newcomer, password } from '../../support/newcomer.ts';

const { read } = await import('../../../db/client.ts');
const { associationMembers } = await import('../../../db/schema/associations/associations.ts');
const { onSignal } = await import('../../../api/platform/signals/index.ts');

test('who closes their account leaves every association as anybody does: its lists and meetings are others, and its pages hear of it', async () => {
  const person = await newcomer();
  const places = [await association('members', 'closed'), await association('everyone', 'open')];
  for (const { id } of places)
    await answerOf(
      request('POST', `/api/associations/${id}/people`, { as: 'methodist', body: { email: person.email } }),
      201,
    );
  const meeting = await call(places[0]?.id as string);
  const called = async () => (await readMeeting(meeting.id, 'head')).people?.map(({ id }) => id);
  expect(await called()).toContain(person.id);
  const heard: string[] = [];
  onSignal((signal) => {
    if (signal.kind === 'association.changed') heard.push(signal.associationId);
  });
  await answerOf(request('DELETE', '/api/me', { headers: { Cookie: person.cookie }, body: { password } }), 204);
  expect(heard.sort()).toEqual(places.map(({ id }) => id).sort());
  expect(await called()).not.toContain(person.id);
  expect(await read.select().from(associationMembers).where(eq(associationMembers.userId, person.id))).toEqual([]);
});
