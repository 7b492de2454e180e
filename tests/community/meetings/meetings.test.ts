import { describe, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, idOf, statusOf } from '../../support/community.ts';
import { body, call, move, readMeeting, rightful, told } from '../../support/meetings.ts';

const { read } = await import('../../../db/client.ts');
const { jobs } = await import('../../../db/schema/jobs.ts');
const { like } = await import('drizzle-orm');
const { remind } = await import('../../../api/community/meetings/reminders.ts');

describe('calling a meeting', () => {
  test('invites the members and tells each of them once; strangers and guests see no names and no link', async () => {
    const { id } = await association('everyone', 'open', ['teacher', 'mentor']);
    const meeting = await call(id);
    const seen = await readMeeting(meeting.id, 'teacher');
    expect(seen).toMatchObject({
      state: 'planned',
      counts: { called: 3, yes: 0 },
      link: 'https://meet.school.test/room',
    });
    expect(seen.people?.map(({ answer }) => answer)).toEqual([null, null, null]);
    expect(await told('teacher', 'Приглашение на заседание «Дроби')).toBe(1);
    expect(await told('head', 'Приглашение на заседание «Дроби')).toBe(0);
    for (const stranger of [undefined, 'outsider'])
      expect(await readMeeting(meeting.id, stranger)).toMatchObject({ people: null, link: '', counts: { called: 3 } });
  });

  test('is for those who lead; a meeting of a closed circle is not there for others', async () => {
    const { id } = await association('members', 'closed', ['teacher']);
    const as = (name?: string) =>
      statusOf(request('POST', `/api/associations/${id}/meetings`, { as: name, body: body() }));
    expect([
      await as(),
      await as('teacher'),
      await as('outsider'),
      await as('controller'),
      await as('methodist'),
    ]).toEqual([401, 403, 403, 403, 201]);
    const meeting = await call(id);
    const get = (name?: string) => statusOf(request('GET', `/api/meetings/${meeting.id}`, { as: name }));
    expect([
      await get(),
      await get('outsider'),
      await get('admin'),
      await get('teacher'),
      await get('methodist'),
    ]).toEqual([404, 404, 404, 200, 200]);
    expect(await statusOf(move(meeting.id, 'held', 'outsider'))).toBe(404);
    expect(await statusOf(move(meeting.id, 'held', 'teacher'))).toBe(403);
  });

  test('refuses what cannot be: no place, a link that is none, too long an agenda, no day', async () => {
    const { id } = await association('everyone', 'open');
    const send = async (more: Record<string, unknown>) =>
      (
        await answerOf<{ errors: { path: string }[] }>(
          request('POST', `/api/associations/${id}/meetings`, { as: 'head', body: body(more) }),
          400,
        )
      ).errors.map(({ path }) => path);
    expect(await send({ place: '' })).toEqual(['place']);
    expect(await send({ link: 'javascript:alert(1)' })).toEqual(['link']);
    expect(await send({ agenda: Array.from({ length: 31 }, () => ({ title: 'Вопрос' })) })).toEqual(['agenda']);
    expect(await send({ startsAt: 'завтра' })).toEqual(['startsAt']);
    expect(await send({ group: 'нет такой' })).toEqual(['group']);
    expect(await send({ planRow: 'нет такой' })).toEqual(['planRow']);
  });

  test('a sub-group calls its own people alone', async () => {
    const { id } = await association('everyone', 'open', ['teacher', 'mentor']);
    const teacher = await idOf('teacher');
    const group = await answerOf<{ id: string }>(
      request('POST', `/api/associations/${id}/groups`, {
        as: 'head',
        body: { title: 'Пятые классы', purpose: 'Дроби', leader: teacher },
      }),
      201,
    );
    const meeting = await call(id, 'head', { group: group.id });
    expect((await readMeeting(meeting.id, 'head')).people?.map((person) => person.id)).toEqual([teacher]);
  });

  test('two who change it at once: the second is told, and nothing of the first is lost', async () => {
    const { id } = await association('everyone', 'open', ['teacher']);
    const meeting = await call(id);
    const { items, version } = await readMeeting(meeting.id, 'head');
    const put = (title: string) =>
      request('PUT', `/api/meetings/${meeting.id}`, {
        as: 'head',
        body: { ...body({ title, agenda: items }), version },
      });
    expect(await statusOf(put('Дроби и проценты'))).toBe(200);
    expect(await statusOf(put('Дроби и не проценты'))).toBe(409);
    expect(await readMeeting(meeting.id, 'head')).toMatchObject({
      title: 'Дроби и проценты',
      items: [{ title: 'Что показал срез' }, { title: 'Разное' }],
    });
    expect(await told('teacher', 'изменилось')).toBeGreaterThan(0);
  });
});

describe('answers and attendance', () => {
  test('invited people answer and may change their mind; others may not; after the meeting it is too late', async () => {
    const { id } = await association('everyone', 'open', ['teacher']);
    const meeting = await call(id);
    const answer = (name: string | undefined, word: string) =>
      request('PUT', `/api/meetings/${meeting.id}/answer`, { as: name, body: { answer: word } });
    expect(await statusOf(answer(undefined, 'yes'))).toBe(401);
    expect(await statusOf(answer('outsider', 'yes'))).toBe(403);
    expect(await statusOf(answer('teacher', 'perhaps'))).toBe(400);
    await answerOf(answer('teacher', 'yes'), 200);
    await answerOf(answer('teacher', 'maybe'), 200);
    expect((await readMeeting(meeting.id, 'teacher')).counts).toMatchObject({ called: 2, yes: 0, maybe: 1 });
    await answerOf(move(meeting.id, 'held'), 200);
    expect(await statusOf(answer('teacher', 'no'))).toBe(409);
  });

  test('attendance is marked at the meeting and not before, by who writes the minutes', async () => {
    const { id } = await association('everyone', 'open', ['teacher']);
    const meeting = await call(id);
    const [teacher, outsider] = [await idOf('teacher'), await idOf('outsider')];
    const mark = (as: string, attendance: Record<string, string>) =>
      request('PUT', `/api/meetings/${meeting.id}/attendance`, { as, body: { attendance } });
    expect(await statusOf(mark('head', { [teacher]: 'present' }))).toBe(409);
    await answerOf(move(meeting.id, 'held'), 200);
    expect(await statusOf(mark('teacher', { [teacher]: 'present' }))).toBe(403);
    expect(await statusOf(mark('head', { [teacher]: 'late' }))).toBe(400);
    await answerOf(mark('head', { [teacher]: 'excused', [outsider]: 'present' }), 200);
    const { people, counts } = await readMeeting(meeting.id, 'head');
    expect(people?.find((person) => person.id === teacher)?.attendance).toBe('excused');
    expect(people?.some((person) => person.id === outsider)).toBe(false);
    expect(counts.present).toBe(0);
  });

  test('whoever joined later is called by one step, and those who know already are not told again', async () => {
    const { id } = await association('everyone', 'open', ['teacher']);
    const meeting = await call(id);
    await answerOf(request('POST', `/api/associations/${id}/members`, { as: 'outsider', body: {} }), 201);
    const before = await told('teacher', 'Приглашение');
    expect(await answerOf(request('POST', `/api/meetings/${meeting.id}/invitations`, { as: 'head' }), 201)).toEqual({
      added: 1,
    });
    expect(await answerOf(request('POST', `/api/meetings/${meeting.id}/invitations`, { as: 'head' }), 201)).toEqual({
      added: 0,
    });
    expect(await told('teacher', 'Приглашение')).toBe(before);
  });
});

describe('the course of a meeting', () => {
  test('is planned, held, closed with number, chair and secretary, and opened again only with a reason', async () => {
    const { id } = await association('everyone', 'open', ['teacher']);
    const meeting = await call(id);
    expect(await statusOf(move(meeting.id, 'closed'))).toBe(409);
    await answerOf(move(meeting.id, 'held'), 200);
    const refused = await answerOf<{ errors: { path: string }[] }>(move(meeting.id, 'closed'), 400);
    expect(refused.errors.map(({ path }) => path)).toEqual(['number', 'secretary']);
    await rightful(meeting.id);
    await answerOf(move(meeting.id, 'closed'), 200);
    const closed = await readMeeting(meeting.id, 'head');
    const write = () =>
      request('PUT', `/api/meetings/${meeting.id}/minutes`, {
        as: 'head',
        body: { number: '4', version: closed.version },
      });
    expect(await statusOf(write())).toBe(409);
    expect(
      await statusOf(
        request('POST', `/api/meetings/${meeting.id}/outcomes`, {
          as: 'head',
          body: { kind: 'decision', body: 'Поздно' },
        }),
      ),
    ).toBe(409);
    expect(await statusOf(move(meeting.id, 'held'))).toBe(400);
    await answerOf(move(meeting.id, 'held', 'head', 'Ошибка в фамилии'), 200);
    expect(await statusOf(write())).toBe(200);
  });

  test('the secretary writes the minutes though they lead nothing', async () => {
    const { id } = await association('everyone', 'open', ['teacher', 'mentor']);
    const meeting = await call(id);
    await answerOf(move(meeting.id, 'held'), 200);
    await rightful(meeting.id);
    const outcome = { kind: 'information', body: 'Олимпиада 5 декабря' };
    expect(
      await statusOf(request('POST', `/api/meetings/${meeting.id}/outcomes`, { as: 'teacher', body: outcome })),
    ).toBe(201);
    expect(
      await statusOf(request('POST', `/api/meetings/${meeting.id}/outcomes`, { as: 'mentor', body: outcome })),
    ).toBe(403);
    expect(await statusOf(move(meeting.id, 'closed', 'teacher'))).toBe(403);
  });

  test('a cancelled one tells everybody why, takes no answers, and may be called anew', async () => {
    const { id } = await association('everyone', 'open', ['teacher']);
    const meeting = await call(id, 'head', { title: 'Заседание под отмену' });
    expect(await statusOf(move(meeting.id, 'cancelled'))).toBe(400);
    await answerOf(move(meeting.id, 'cancelled', 'head', 'Карантин'), 200);
    expect(await told('teacher', '«Заседание под отмену»%отменено: Карантин')).toBe(1);
    expect(
      await statusOf(request('PUT', `/api/meetings/${meeting.id}/answer`, { as: 'teacher', body: { answer: 'yes' } })),
    ).toBe(409);
    await answerOf(move(meeting.id, 'planned'), 200);
    expect(await told('teacher', '«Заседание под отмену» всё-таки')).toBe(1);
  });
});

describe('reminders', () => {
  test('wait for the day and the hour before, reach those who did not refuse, and are told once', async () => {
    const { id } = await association('everyone', 'open', ['teacher', 'mentor']);
    const meeting = await call(id, 'head', { title: 'С напоминанием' });
    const waiting = await read
      .select()
      .from(jobs)
      .where(like(jobs.key, `meeting:${meeting.id}:%`));
    expect(waiting.map(({ kind, payload }) => [kind, payload.lead])).toEqual([
      ['meeting.remind', 'day'],
      ['meeting.remind', 'hour'],
    ]);
    const [day] = waiting;
    const startsAt = (day?.payload.startsAt as number) ?? 0;
    expect(startsAt - (day?.runAt.getTime() ?? 0)).toBe(86_400_000);
    await answerOf(request('PUT', `/api/meetings/${meeting.id}/answer`, { as: 'mentor', body: { answer: 'no' } }), 200);
    for (const _ of [1, 2]) await remind(day?.payload ?? {});
    expect([
      await told('teacher', 'Завтра заседание: «С напоминанием»'),
      await told('mentor', 'Завтра заседание: «С напоминанием»'),
    ]).toEqual([1, 0]);
    await answerOf(move(meeting.id, 'cancelled', 'head', 'Болезнь'), 200);
    await remind({ ...day?.payload, lead: 'hour' });
    expect(await told('teacher', 'Через час заседание: «С напоминанием»')).toBe(0);
  });
});

describe('templates of the agenda', () => {
  test('are kept by those who lead, and by nobody else', async () => {
    const { id } = await association('everyone', 'open', ['teacher']);
    const path = `/api/associations/${id}/meeting-templates`;
    const template = { title: 'Разбор работ', questions: 'Работы\nВыводы' };
    expect(await statusOf(request('POST', path, { as: 'teacher', body: template }))).toBe(403);
    const { id: own } = await answerOf<{ id: string }>(request('POST', path, { as: 'head', body: template }), 201);
    expect(await statusOf(request('PUT', `/api/meeting-templates/${own}`, { as: 'mentor', body: template }))).toBe(403);
    await answerOf(
      request('PUT', `/api/meeting-templates/${own}`, { as: 'head', body: { ...template, title: 'Разбор' } }),
      200,
    );
    expect(await answerOf(request('GET', path, { as: 'head' }), 200)).toMatchObject({ items: [{ title: 'Разбор' }] });
    expect(await statusOf(request('DELETE', `/api/meeting-templates/${own}`, { as: 'head' }))).toBe(204);
  });
});
