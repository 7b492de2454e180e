import { beforeAll, describe, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, read as readThread, statusOf, thread } from '../../support/community.ts';

interface Poll {
  id: string;
  voters: number;
  own?: string[];
  options: { id: string; title: string; votes: number }[];
}

let talk: { id: string };
beforeAll(async () => {
  talk = await thread((await association('everyone', 'open', ['teacher', 'mentor'])).id, 'teacher');
});

const ask = (poll: unknown) =>
  request('POST', `/api/threads/${talk.id}/posts`, { as: 'teacher', body: { body: 'Голосуем.', poll } });
async function pollOf(poll: Record<string, unknown>): Promise<Poll> {
  const { id } = await answerOf<{ id: string }>(ask(poll), 201);
  const { posts } = await answerOf<{ posts: { items: { id: string; poll: Poll }[] } }>(
    request('GET', `/api/threads/${talk.id}?limit=100`),
    200,
  );
  return posts.items.find((post) => post.id === id)?.poll as Poll;
}
const vote = (poll: Poll, as: string, ...titles: string[]) =>
  request('POST', `/api/polls/${poll.id}/votes`, {
    as,
    body: { options: titles.map((title) => poll.options.find((option) => option.title === title)?.id ?? title) },
  });
const when = { question: 'Когда встречаемся?', options: 'В среду\n\nВ пятницу\n' };

describe('a poll', () => {
  test('is made with its post, of two to ten different answers', async () => {
    for (const poll of [
      { question: 'Когда?', options: 'В среду' },
      { question: '', options: 'В среду\nВ пятницу' },
      { question: 'Когда?', options: Array.from({ length: 11 }, (_, index) => `День ${index}`) },
      { question: 'Когда?', options: ['Да', 'Да'] },
      { ...when, closesOn: '2020-01-01' },
      'poll',
    ])
      expect([poll, await statusOf(ask(poll))]).toEqual([poll, 400]);
    const before = (await readThread(talk.id)).postCount;
    expect(await statusOf(ask({ question: '', options: ' ' }))).toBe(201);
    expect((await readThread(talk.id)).postCount).toBe(before + 1);
    expect((await pollOf(when)).options.map(({ title }) => title)).toEqual(['В среду', 'В пятницу']);
  });

  test('takes one vote of those who may write; it is changed and taken back', async () => {
    const poll = await pollOf(when);
    expect(await statusOf(vote(poll, 'outsider', 'В среду'))).toBe(403);
    expect(await statusOf(vote(poll, 'teacher', 'В среду', 'В пятницу'))).toBe(400);
    expect(await statusOf(vote(poll, 'teacher', 'чужой вариант'))).toBe(400);
    await Promise.all(Array.from({ length: 4 }, () => vote(poll, 'teacher', 'В среду')));
    const changed = await answerOf<Poll>(vote(poll, 'teacher', 'В пятницу'), 201);
    expect(changed).toMatchObject({ voters: 1, options: [{ votes: 0 }, { votes: 1 }] });
    await answerOf(vote(poll, 'mentor', 'В пятницу'), 201);
    const names = await answerOf<{ options: { people: unknown[] }[] }>(
      request('GET', `/api/polls/${poll.id}/votes`, { as: 'outsider' }),
      200,
    );
    expect(names.options.map(({ people }) => people.length)).toEqual([0, 2]);
    const back = await answerOf<Poll>(request('DELETE', `/api/polls/${poll.id}/votes`, { as: 'mentor' }), 200);
    expect(back).toMatchObject({ voters: 1, own: [] });
  });

  test('of several answers counts people, not marks; an anonymous one tells no names to anybody', async () => {
    const poll = await pollOf({ ...when, multiple: true, anonymous: true });
    const voted = await answerOf<Poll>(vote(poll, 'teacher', 'В среду', 'В пятницу'), 201);
    expect(voted).toMatchObject({ voters: 1, options: [{ votes: 1 }, { votes: 1 }] });
    for (const as of ['teacher', 'methodist', 'admin'])
      expect(await statusOf(request('GET', `/api/polls/${poll.id}/votes`, { as }))).toBe(403);
  });

  test('is over after its last day', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const poll = await pollOf({ ...when, closesOn: tomorrow });
    await answerOf(vote(poll, 'teacher', 'В среду'), 201);
    const { write } = await import('../../../db/client.ts');
    const { polls } = await import('../../../db/schema/discussions/polls.ts');
    const { eq } = await import('drizzle-orm');
    await write((database) =>
      database
        .update(polls)
        .set({ closesAt: new Date(1) })
        .where(eq(polls.id, poll.id)),
    );
    expect(await statusOf(vote(poll, 'teacher', 'В пятницу'))).toBe(409);
    expect(await statusOf(request('DELETE', `/api/polls/${poll.id}/votes`, { as: 'teacher' }))).toBe(409);
  });
});
