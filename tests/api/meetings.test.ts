import { describe, expect, test } from 'vitest';
import { answerOf, request } from '../support/app.ts';
import { association, idOf, statusOf } from '../support/community.ts';

const { unzipSync, strFromU8 } = await import('fflate');
const { read } = await import('../../db/client.ts');
const { jobs, notifications } = await import('../../db/schema/notifications.ts');
const { and, eq, like } = await import('drizzle-orm');
const { remind } = await import('../../api/meetings/reminders.ts');
const { meetingOf, minutesPaper, paperOf } = await import('../../api/meetings/minutesPaper.ts');
const { writeWord } = await import('../../api/papers/word.ts');
const { writePdf } = await import('../../api/papers/pdf.ts');

interface Person {
  id: string;
  name: string;
  answer: string | null;
  attendance: string | null;
}
interface Outcome {
  id: string;
  body: string;
  kind: string;
  overdue: boolean;
  doneAt: string | null;
  responsible: { id: string; name: string } | null;
}
interface Meeting {
  id: string;
  state: string;
  version: number;
  title: string;
  link: string;
  number: string;
  items: { id: string; title: string }[];
  people: Person[] | null;
  counts: { called: number; yes: number; present: number };
  outcomes: Outcome[];
  carried: Outcome[];
  associations: { id: string; state: string; host: boolean }[];
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const body = (more: Record<string, unknown> = {}) => ({
  title: 'Дроби в пятом классе',
  startsAt: inDays(3),
  form: 'mixed',
  place: 'Лицей № 18, кабинет 12',
  link: 'https://meet.school.test/room',
  agenda: [{ title: 'Что показал срез', speaker: 'О. П. Рябинина' }, { title: 'Разное' }],
  ...more,
});
const call = (associationId: string, as = 'head', more: Record<string, unknown> = {}) =>
  answerOf<{ id: string; url: string }>(
    request('POST', `/api/associations/${associationId}/meetings`, { as, body: body(more) }),
    201,
  );
const readMeeting = (id: string, as?: string) => answerOf<Meeting>(request('GET', `/api/meetings/${id}`, { as }), 200);
const move = (id: string, state: string, as = 'head', reason = '') =>
  request('POST', `/api/meetings/${id}/state`, { as, body: { state, reason } });
const told = async (name: string, part: string) => {
  const rows = await read
    .select({ title: notifications.title })
    .from(notifications)
    .where(and(eq(notifications.userId, await idOf(name)), like(notifications.title, `%${part}%`)));
  return rows.length;
};
const rightful = async (id: string, as = 'head') => {
  const { items, version } = await readMeeting(id, as);
  const [head, teacher] = [await idOf('head'), await idOf('teacher')];
  return answerOf(
    request('PUT', `/api/meetings/${id}/minutes`, {
      as,
      body: {
        number: '3',
        chair: head,
        secretary: teacher,
        version,
        items: items.map((item) => ({
          id: item.id,
          heard: 'о результатах среза',
          spoke: 'А. С. Берёзкина: похоже на наши.',
        })),
      },
    }),
    200,
  );
};

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
  test('who is called answers and may change his mind; others may not; after the meeting it is too late', async () => {
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

  test('the secretary writes the minutes though he leads nothing', async () => {
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

describe('outcomes', () => {
  test('open decisions are carried to the next meeting until they are done; information is not', async () => {
    const { id } = await association('everyone', 'open', ['teacher']);
    const first = await call(id, 'head', { title: 'Первое', startsAt: inDays(-30) });
    await answerOf(move(first.id, 'held'), 200);
    const teacher = await idOf('teacher');
    const add = (more: Record<string, unknown>) =>
      answerOf<{ id: string }>(
        request('POST', `/api/meetings/${first.id}/outcomes`, {
          as: 'head',
          body: { kind: 'decision', body: 'Провести срез', ...more },
        }),
        201,
      );
    const decision = await add({ responsible: teacher, due: '2026-10-20' });
    const task = await add({ kind: 'task', body: 'Собрать листы', responsible: await idOf('head'), due: '2026-10-20' });
    await add({ kind: 'information', body: 'К сведению', responsible: teacher, due: '2026-10-20' });
    expect(await told('teacher', 'Вам поручили: Провести срез (к 20.10.2026)')).toBe(1);
    const second = await call(id, 'head', { title: 'Второе' });
    const carried = async () => (await readMeeting(second.id, 'teacher')).carried;
    expect((await carried()).map(({ body: words }) => words)).toEqual(['Провести срез', 'Собрать листы']);
    const mark = (outcome: string, as: string, done: boolean) =>
      request('PUT', `/api/outcomes/${outcome}`, { as, body: { done } });
    expect(await statusOf(mark(task.id, 'teacher', true))).toBe(403);
    await answerOf(mark(decision.id, 'teacher', true), 200);
    expect((await carried()).map(({ body: words }) => words)).toEqual(['Собрать листы']);
    await answerOf(mark(decision.id, 'teacher', false), 200);
    expect(await carried()).toHaveLength(2);
  });

  test('a day that passed binds the head and never a teacher', async () => {
    const { id } = await association('everyone', 'open', ['teacher']);
    const meeting = await call(id, 'head', { startsAt: inDays(-30) });
    await answerOf(move(meeting.id, 'held'), 200);
    for (const name of ['teacher', 'head'])
      await answerOf(
        request('POST', `/api/meetings/${meeting.id}/outcomes`, {
          as: 'head',
          body: { kind: 'task', body: name, responsible: await idOf(name), due: '2026-11-01' },
        }),
        201,
      );
    const { outcomes } = await readMeeting(meeting.id, 'head');
    expect(outcomes.map(({ body: name, overdue }) => [name, overdue])).toEqual([
      ['teacher', false],
      ['head', true],
    ]);
  });

  test('a task has a responsible, and he is one of those who were called', async () => {
    const { id } = await association('everyone', 'open', ['teacher']);
    const meeting = await call(id);
    const add = (more: Record<string, unknown>) =>
      statusOf(
        request('POST', `/api/meetings/${meeting.id}/outcomes`, {
          as: 'head',
          body: { kind: 'task', body: 'Сделать', ...more },
        }),
      );
    expect(await add({})).toBe(400);
    expect(await add({ responsible: await idOf('outsider') })).toBe(400);
    expect(await add({ responsible: await idOf('teacher'), item: 'чужой' })).toBe(400);
    expect(await add({ responsible: await idOf('teacher') })).toBe(201);
  });
});

describe('several associations', () => {
  test('the other head decides; with a yes its members are called and its page shows the meeting', async () => {
    const own = await association('everyone', 'open', ['teacher']);
    const { items } = await answerOf<{ items: { id: string; slug: string }[] }>(
      request('GET', '/api/associations?limit=100'),
      200,
    );
    const young = items.find(({ slug }) => slug === 'young') as { id: string };
    const meeting = await call(own.id, 'head', { others: [young.id], title: 'Общее заседание' });
    expect(await told('mentor', 'зовут на общее заседание «Общее заседание»')).toBe(1);
    const shown = async () => {
      const { items: rows } = await answerOf<{ items: { id: string }[] }>(
        request('GET', `/api/meetings?association=${young.id}&limit=100`),
        200,
      );
      return rows.some((row) => row.id === meeting.id);
    };
    expect(await shown()).toBe(false);
    const decide = (as: string) =>
      request('POST', `/api/meetings/${meeting.id}/agreement`, {
        as,
        body: { association: young.id, decision: 'agree' },
      });
    expect(await statusOf(decide('teacher'))).toBe(403);
    expect(await statusOf(decide('head'))).toBe(403);
    const before = (await readMeeting(meeting.id, 'head')).counts.called;
    await answerOf(decide('mentor'), 200);
    expect(await statusOf(decide('mentor'))).toBe(409);
    expect((await readMeeting(meeting.id, 'head')).counts.called).toBeGreaterThan(before);
    expect(await shown()).toBe(true);
  });

  test('a methodist needs to ask nobody', async () => {
    const one = await association('everyone', 'open', ['teacher']);
    const other = await association('everyone', 'open', ['mentor']);
    const meeting = await call(one.id, 'methodist', { others: [other.id] });
    expect((await readMeeting(meeting.id, 'methodist')).associations.map(({ state }) => state)).toEqual([
      'agreed',
      'agreed',
    ]);
    expect((await readMeeting(meeting.id, 'mentor')).people).toHaveLength(3);
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

describe('the minutes as a file', () => {
  test('stand in Word in the form of the field, and in PDF with tags', async () => {
    const { id } = await association('everyone', 'open', ['teacher']);
    const meeting = await call(id);
    await answerOf(move(meeting.id, 'held'), 200);
    await rightful(meeting.id);
    const [head, teacher] = [await idOf('head'), await idOf('teacher')];
    await answerOf(
      request('PUT', `/api/meetings/${meeting.id}/attendance`, {
        as: 'head',
        body: { attendance: { [head]: 'present', [teacher]: 'present' } },
      }),
      200,
    );
    const { items } = await readMeeting(meeting.id, 'head');
    await answerOf(
      request('POST', `/api/meetings/${meeting.id}/outcomes`, {
        as: 'head',
        body: { kind: 'decision', body: 'Провести срез', item: items[0]?.id, responsible: teacher, due: '2026-12-15' },
      }),
      201,
    );
    await answerOf(
      request('POST', `/api/meetings/${meeting.id}/outcomes`, {
        as: 'head',
        body: { kind: 'information', body: 'Олимпиада 5 декабря' },
      }),
      201,
    );
    const actor = {
      id: head,
      role: 'teacher',
      state: 'active',
      name: '',
      email: '',
      school: null,
      sessionId: '',
      consents: { processing: true, publication: true },
      moderates: true,
    } as const;
    const paper = await minutesPaper(actor, meeting.id);
    const files = unzipSync((await writeWord(paper)).bytes);
    const xml = strFromU8(files['word/document.xml'] as Uint8Array);
    const words = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<w:tab\/>|<\/w:p>/g)]
      .map(([all, text]) => text ?? (all === '</w:p>' ? '\n' : ' '))
      .join('');
    // Initials never part from their surname at the end of a line.
    expect(words).toContain('А.\u00a0С.\u00a0Берёзкина');
    for (const part of [
      'ПРОТОКОЛ № 3',
      'Председатель: О. П. Рябинина',
      'Секретарь: А. С. Берёзкина',
      'Присутствовали (2): А. С. Берёзкина, О. П. Рябинина',
      'Повестка дня',
      'СЛУШАЛИ: О. П. Рябинина — о результатах среза',
      'ВЫСТУПИЛИ: А. С. Берёзкина: похоже на наши.',
      'РЕШИЛИ: 1.1. Провести срез. Ответственный: А. С. Берёзкина. Срок: до 15.12.2026.',
      'Принять к сведению: Олимпиада 5 декабря.',
    ])
      expect(words.replaceAll('\u00a0', ' ')).toContain(part);
    expect(xml).toMatch(/w:pStyle w:val="Title"/);
    expect(xml).toMatch(/w:pStyle w:val="Heading1"/);
    expect(xml).toMatch(/w:pStyle w:val="Signature"/);
    const styles = strFromU8(files['word/styles.xml'] as Uint8Array);
    expect(styles).toContain('Times New Roman');
    expect(styles).toContain('<w:sz w:val="28"/>');
    const pdf = Buffer.from((await writePdf(paper)).bytes).toString('latin1');
    expect(pdf).toMatch(/\/Lang \(ru-RU\)/);
    expect(pdf).toMatch(/\/MarkInfo/);
    for (const tag of ['Document', 'H1', 'H2', 'H3', 'L', 'LI', 'P']) expect(pdf).toMatch(new RegExp(`/S /${tag}\\b`));
    expect(pdf).toContain('Tinos');
  });

  test('name people by their surnames in order, and have no empty heading', async () => {
    const { id } = await association('everyone', 'open', ['teacher', 'mentor', 'methodist']);
    const { id: meetingId } = await call(id, 'head', { agenda: [] });
    const meeting = await readMeeting(meetingId, 'head');
    const called = (meeting.people ?? []).map((person) => ({ ...person, attendance: 'present' }));
    const startsAt = new Date();
    const paper = paperOf({ ...meeting, startsAt, form: 'mixed', place: 'Лицей', people: called } as never);
    expect(paper.parts.map((part) => ('text' in part ? part.text : ''))).not.toContain('Повестка дня');
    expect(paper.parts.map((part) => ('text' in part ? part.text : ''))).not.toContain('Ход заседания');
    const present = paper.parts.find((part) => 'lead' in part && part.lead?.startsWith('Присутствовали')) as {
      text: string;
    };
    const surnames = present.text.split(', ').map((name) => name.split('\u00a0').at(-1) as string);
    expect(surnames.length).toBeGreaterThan(1);
    expect(surnames).toEqual([...surnames].sort((one, other) => one.localeCompare(other, 'ru')));
  });

  test('say whose meeting it was without the word twice', () => {
    expect(meetingOf(['Объединение учителей математики'])).toBe('заседания объединения учителей математики');
    expect(meetingOf(['Молодые педагоги'])).toBe('заседания объединения «Молодые педагоги»');
    expect(meetingOf(['Начальные классы', 'Химия'])).toBe(
      'совместного заседания объединений «Начальные классы», «Химия»',
    );
  });

  test('are for those who may know the people', async () => {
    const { id } = await association('everyone', 'open', ['teacher']);
    const meeting = await call(id);
    await expect(minutesPaper(null, meeting.id)).rejects.toMatchObject({ status: 403 });
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
