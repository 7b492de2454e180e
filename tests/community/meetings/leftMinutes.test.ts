import { and, eq, isNull } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, idOf, statusOf } from '../../support/community.ts';
import { call, move, readMeeting, rightful } from '../../support/meetings.ts';

const { read } = await import('../../../db/client.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');

const remove = async (associationId: string, name: string) =>
  answerOf(
    request('DELETE', `/api/associations/${associationId}/members/${await idOf(name)}`, { as: 'methodist' }),
    204,
  );

test('a task of one who has left offers them «done» no more, and the request is refused', async () => {
  const { id } = await association('everyone', 'open', ['teacher']);
  const meeting = await call(id);
  const { id: outcome } = await answerOf<{ id: string }>(
    request('POST', `/api/meetings/${meeting.id}/outcomes`, {
      as: 'head',
      body: { kind: 'task', body: 'Собрать задания.', responsible: await idOf('teacher'), due: '2027-03-01' },
    }),
    201,
  );
  const own = async () => {
    const { outcomes } = (await readMeeting(meeting.id, 'teacher')) as unknown as { outcomes: { own: boolean }[] };
    return outcomes.map((one) => one.own);
  };
  const done = () => statusOf(request('PUT', `/api/outcomes/${outcome}`, { as: 'teacher', body: { done: true } }));
  expect([await own(), await done()]).toEqual([[true], 200]);
  await remove(id, 'teacher');
  expect([await own(), await done()]).toEqual([[false], 403]);
});

test('minutes keep a secretary who has left, and name nobody anew who has', async () => {
  const { id } = await association('everyone', 'open', ['teacher', 'mentor']);
  const meeting = await call(id);
  await answerOf(move(meeting.id, 'held'), 200);
  await rightful(meeting.id);
  await remove(id, 'teacher');
  await remove(id, 'mentor');
  await rightful(meeting.id);
  const [head, mentor, teacher] = [await idOf('head'), await idOf('mentor'), await idOf('teacher')];
  const name = async (chair: string, secretary: string) => {
    const { version } = await readMeeting(meeting.id, 'head');
    const body = { number: '3', chair, secretary, items: [], version };
    return statusOf(request('PUT', `/api/meetings/${meeting.id}/minutes`, { as: 'head', body }));
  };
  expect([await name(head, mentor), await name(mentor, teacher), await name(head, teacher)]).toEqual([400, 400, 200]);
});

test('who leaves one of two associations that meet keeps the letter of the other, and loses that of both', async () => {
  const [one, other] = [
    await association('members', 'closed', ['teacher', 'mentor']),
    await association('members', 'closed', ['teacher']),
  ];
  const meeting = await call(one.id, 'methodist', { others: [other.id] });
  await request('PUT', `/api/meetings/${meeting.id}/agreement`, {
    as: 'methodist',
    body: { association: other.id, decision: 'agree' },
  });
  const waiting = async (name: string) => {
    const rows = await read
      .select({ id: notifications.id })
      .from(notifications)
      .where(
        and(
          eq(notifications.userId, await idOf(name)),
          eq(notifications.subject, `meeting:${meeting.id}`),
          isNull(notifications.mailedAt),
        ),
      );
    return rows.length;
  };
  expect([await waiting('teacher'), await waiting('mentor')]).toEqual([1, 1]);
  await remove(one.id, 'teacher');
  await remove(one.id, 'mentor');
  expect([await waiting('teacher'), await waiting('mentor')]).toEqual([1, 0]);
  expect((await readMeeting(meeting.id, 'methodist')).people?.map(({ id }) => id)).toContain(await idOf('teacher'));
  await remove(other.id, 'teacher');
  expect(await waiting('teacher')).toBe(0);
  expect((await readMeeting(meeting.id, 'methodist')).people?.map(({ id }) => id)).not.toContain(await idOf('teacher'));
});
