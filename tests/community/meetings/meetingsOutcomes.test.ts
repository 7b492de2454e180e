import { describe, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, idOf, statusOf } from '../../support/community.ts';
import { call, inDays, move, readMeeting, told } from '../../support/meetings.ts';

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

  test('a task has a responsible person, who was invited', async () => {
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
