import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { startMailServer } from '../../support/mailServer.ts';

const mail = await startMailServer();
process.env.SMTP_URL = mail.url;
process.env.MAIL_FROM = 'Опора <opora@centre.test>';
const { answerOf, request } = await import('../../support/app.ts');
const { association, idOf, say, thread } = await import('../../support/community.ts');
const { call } = await import('../../support/meetings.ts');
const { filled } = await import('../../support/collections.ts');
const { ids, pairAtWork, pairOf, put } = await import('../../support/pairs.ts');
const { read, write } = await import('../../../db/client.ts');
const { users } = await import('../../../db/schema/accounts.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');
const { sendAtOnce, sendDigest } = await import('../../../api/people/notifications/delivery.ts');
const { tellAnnouncement } = await import('../../../api/community/associations/announcementTelling.ts');
const { tellOfSharing } = await import('../../../api/discovery/collections/telling.ts');
const { letWait } = await import('../../../api/people/entrance/joining.ts');

afterAll(() => mail.stop());
beforeEach(async () => {
  mail.received.length = 0;
  await write((database) => database.update(notifications).set({ mailedAt: new Date() }));
});

const person = async (name: string) => {
  const [row] = await read
    .select()
    .from(users)
    .where(eq(users.email, `${name.replaceAll('_', '-')}@demo.test`));
  if (!row) throw new Error(`nobody is «${name}»`);
  return row;
};
/** Gives a person another place, as the administrator does. */
const place = async (name: string, role: string, like: string) => {
  const { id, version } = await person(name);
  const { schoolId } = await person(like);
  await answerOf(request('PUT', `/api/people/${id}`, { as: 'admin', body: { role, school: schoolId, version } }), 200);
};
/** How many letters waited for a person, and how many came when their hour did. */
const letters = async (name: string) => {
  const { id, email } = await person(name);
  const waited = await read
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(eq(notifications.userId, id), isNull(notifications.mailedAt)));
  await sendAtOnce(id);
  await sendDigest(id);
  return [waited.length > 0, mail.received.filter(({ to }) => to === email).length];
};
const [went, kept] = [
  [true, 1],
  [true, 0],
];

describe('a letter that waited is not sent to who has left meanwhile', () => {
  test('a sub-group', async () => {
    const { id } = await association('everyone', 'open', ['teacher', 'mentor']);
    const group = await answerOf<{ id: string }>(
      request('POST', `/api/associations/${id}/groups`, {
        as: 'head',
        body: { title: 'Пятые классы', purpose: 'Разобрать дроби.', leader: await idOf('mentor') },
      }),
      201,
    );
    const teacher = await idOf('teacher');
    await request('PUT', `/api/groups/${group.id}/members/${teacher}`, { as: 'head' });
    await write((database) => database.update(notifications).set({ mailedAt: new Date() }));
    await call(id, 'head', { group: group.id });
    await answerOf(request('DELETE', `/api/groups/${group.id}/members/${teacher}`, { as: 'teacher' }), 204);
    expect([await letters('mentor'), await letters('teacher')]).toEqual([went, kept]);
  });

  test('an association: its announcements', async () => {
    const { id } = await association('members', 'closed', ['teacher', 'mentor']);
    const body = { title: 'Олимпиада', body: 'Приходите', associations: [id] };
    await write((database) => database.update(notifications).set({ mailedAt: new Date() }));
    const { id: announcementId } = await answerOf<{ id: string }>(
      request('POST', '/api/announcements', { as: 'head', body }),
      201,
    );
    await tellAnnouncement({ announcementId, associationId: id });
    await answerOf(request('DELETE', `/api/associations/${id}/members/me`, { as: 'teacher' }), 204);
    expect([await letters('mentor'), await letters('teacher')]).toEqual([went, kept]);
  });

  test('an association: its cases, for a deputy', async () => {
    const { id } = await association('members', 'closed', ['teacher', 'mentor', 'outsider']);
    for (const name of ['teacher', 'mentor'])
      await answerOf(
        request('PUT', `/api/associations/${id}/members/${await idOf(name)}`, {
          as: 'methodist',
          body: { membership: 'deputy' },
        }),
        200,
      );
    const post = await say((await thread(id)).id, 'head');
    await write((database) => database.update(notifications).set({ mailedAt: new Date() }));
    const flag = { reason: 'Здесь телефон ученика.' };
    await answerOf(request('POST', `/api/posts/${post.id}/flags`, { as: 'outsider', body: flag }), 201);
    await answerOf(
      request('DELETE', `/api/associations/${id}/members/${await idOf('teacher')}`, { as: 'methodist' }),
      204,
    );
    expect([await letters('mentor'), await letters('teacher')]).toEqual([went, kept]);
  });

  test('the administration of a school: its newcomers', async () => {
    await place('t19', 'school_admin', 'admin_s11');
    await place('t05', 'school_admin', 'admin_s11');
    const schoolId = (await person('t19')).schoolId as string;
    await write((database) =>
      letWait(database, {
        name: 'Новая Учительница',
        email: 'waits@school.test',
        passwordHash: 'x',
        position: '',
        schoolId,
      }),
    );
    await place('t19', 'teacher', 'admin_s11');
    await place('t05', 'school_admin', 'admin_s21');
    expect([await letters('admin_s11'), await letters('t19'), await letters('t05')]).toEqual([went, kept, kept]);
  });

  test('a school: what was shared there', async () => {
    const { id } = await filled('t04', { visibility: 'school' });
    await tellOfSharing(id);
    await place('t18', 'teacher', 'teacher');
    expect([await letters('t32'), await letters('t18')]).toEqual([went, kept]);
  });

  test('a pair, and who administers no school of it any more; that they left is told', async () => {
    const id = await pairAtWork(
      { leader: 'Лицей № 18', supported: 'Школа № 30', mentors: ['head', 't03'], mentees: ['t07'] },
      ['admin_s18', 'admin_s30'],
    );
    await write((database) => database.update(notifications).set({ mailedAt: new Date() }));
    const { peopleVersion: version } = await pairOf(id, 'head');
    const goal = { title: 'Доля верных ответов', unit: '%', start: 30, target: 60, due: '2027-05-20' };
    await answerOf(request('POST', `/api/pairs/${id}/goals`, { as: 'head', body: goal }), 201);
    const people = { mentors: await ids('head'), mentees: await ids('t07'), version };
    await answerOf(put(`${id}/people`, 'methodist', people), 200);
    const subjects = await read
      .select({ subject: notifications.subject, mailedAt: notifications.mailedAt })
      .from(notifications)
      .where(eq(notifications.userId, await idOf('t03')));
    const open = subjects.filter(({ mailedAt }) => mailedAt === null).map(({ subject }) => subject);
    expect(open).toEqual([`pair-left:${id}`]);
    // Told of the pair before they left: that stays.
    expect(subjects.filter(({ subject }) => subject === `pair:${id}`)).not.toEqual([]);
    await place('admin_s30', 'teacher', 'teacher');
    expect([await letters('admin_s18'), await letters('t03'), await letters('admin_s30')]).toEqual([went, went, kept]);
  });
});
