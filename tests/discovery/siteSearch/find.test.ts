import { eq, notExists } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, idOf, say, thread } from '../../support/community.ts';

const { read, write } = await import('../../../db/client.ts');
const { emit } = await import('../../../api/platform/signals/signals.ts');
const { consents, users } = await import('../../../db/schema/accounts.ts');
const { threads } = await import('../../../db/schema/discussions/discussions.ts');
const { pairs } = await import('../../../db/schema/mentoring/pairs.ts');
const { mentorCards } = await import('../../../db/schema/mentoring/mentorCards.ts');

interface Part {
  total: number;
  question: string;
  items: { id: string; title: string; url: string; excerpt: string; found: number; mine: boolean; words: string }[];
  next: string | null;
}
type Answer = Record<'discussions' | 'associations' | 'people', Part>;
const find = (q: string, as?: string, more = '') =>
  answerOf<Answer>(request('GET', `/api/find?q=${encodeURIComponent(q)}${more}`, { as }), 200);
const everybody = [undefined, 'outsider', 'teacher', 'methodist', 'admin'];

describe('one question to the server', () => {
  test.each([
    ['everyone', [1, 1, 1, 1, 1]],
    ['signed-in', [0, 1, 1, 1, 1]],
    ['members', [0, 0, 1, 1, 0]],
  ])('counts and shows discussions for %s to them alone, each once', async (visibility, counts) => {
    const { id } = await thread((await association(visibility, 'open', ['teacher'])).id);
    const word = `параллелепипед${visibility.replace('-', '')}`;
    await say(id, 'teacher', `Первый ${word} в разговоре`);
    await say(id, 'teacher', `Второй ${word} в разговоре`);
    for (const [place, as] of everybody.entries()) {
      const { discussions } = await find(word, as);
      const seen = [discussions.total, discussions.items.length];
      expect([as, ...seen]).toEqual([as, counts[place], counts[place]]);
      if (counts[place]) expect(discussions.items[0]).toMatchObject({ id, found: 2, url: `/threads/${id}#post-3` });
    }
  });

  test('knows nothing of a pair’s talk and of posts that were taken away', async () => {
    const { id } = await thread((await association('everyone', 'open', ['teacher'])).id);
    const said = await say(id, 'teacher', 'Здесь прячется барокамера');
    expect((await find('барокамеры')).discussions.total).toBe(1);
    await answerOf(request('DELETE', `/api/posts/${said.id}`, { as: 'teacher' }), 204);
    for (const as of everybody) expect([as, (await find('барокамеры', as)).discussions.total]).toEqual([as, 0]);

    const other = await thread((await association('everyone', 'open', ['teacher'])).id, 'head', 'Секстанты и компасы');
    const [pair] = await read
      .select({ id: pairs.id })
      .from(pairs)
      .where(notExists(read.select().from(threads).where(eq(threads.pairId, pairs.id))));
    // Its coordinator finds its talk: somebody who is not asked here.
    const coordinatorId = await idOf('methodist2');
    await write((database) =>
      database
        .update(pairs)
        .set({ coordinatorId })
        .where(eq(pairs.id, pair?.id as string)),
    );
    await write((database) =>
      database
        .update(threads)
        .set({ pairId: pair?.id as string, associationId: null })
        .where(eq(threads.id, other.id)),
    );
    for (const as of [...everybody, 'mentor', 'head'])
      expect([as, (await find('секстант', as)).discussions.total]).toEqual([as, 0]);
  });

  test('finds associations by any form of their words, those for members by their cards, and says which are one’s own', async () => {
    const place = await association('members', 'closed', ['teacher']);
    const body = { title: 'Хоровое сольфеджио', purpose: 'Петь вместе.', subjects: ['arts'], admission: 'closed' };
    await answerOf(
      request('PUT', `/api/associations/${place.id}`, { as: 'methodist', body: { ...body, visibility: 'members' } }),
      200,
    );
    const ids = async (q: string, as?: string) =>
      (await find(q, as)).associations.items.map(({ id, mine }) => [id, mine]);
    expect(await ids('хорового')).toEqual([[place.id, false]]);
    expect(await ids('сольф')).toEqual([[place.id, false]]);
    expect(await ids('музыкой сольфеджио', 'teacher')).toEqual([[place.id, true]]);
    expect(await ids('сольфеджио дирижабль')).toEqual([]);
  });

  test('shows people by the rule of their profile and of their card, and looks only into what the searcher may read', async () => {
    const id = await idOf('outsider');
    const set = async (profile: 'private' | 'signed-in' | 'everyone', consent: boolean, card: boolean | null) => {
      await write(async (database) => {
        await database.update(users).set({ profile, about: 'Собираю гербарии.' }).where(eq(users.id, id));
        await database.delete(consents).where(eq(consents.userId, id));
        for (const purpose of ['processing', ...(consent ? ['publication' as const] : [])] as const)
          await database.insert(consents).values({ userId: id, purpose, version: 1, text: '', address: '' });
        await database.delete(mentorCards).where(eq(mentorCards.userId, id));
        if (card !== null)
          await database
            .insert(mentorCards)
            .values({ userId: id, strengths: 'Веду робототехнику.', capacity: 1, open: card });
      });
      emit({ kind: 'person.changed', userId: id });
    };
    const seen = async (q: string, as?: string) => (await find(q, as)).people.items.map((person) => person.id);
    const both = async (q: string) => [(await seen(q)).length, (await seen(q, 'teacher')).length];

    await set('private', true, null);
    expect([await both('гербарий'), await both('робототехника')]).toEqual([
      [0, 0],
      [0, 0],
    ]);
    await set('signed-in', true, null);
    expect(await both('гербарием')).toEqual([0, 1]);
    await set('everyone', false, null);
    expect(await both('гербарии')).toEqual([0, 1]);
    await set('everyone', true, null);
    expect(await both('гербарии')).toEqual([1, 1]);
    await set('private', true, false);
    expect([await both('робототехникой'), await both('гербарии')]).toEqual([
      [0, 1],
      [0, 0],
    ]);
    await set('signed-in', true, true);
    expect([await both('наставник робототехники'), await both('гербарии')]).toEqual([
      [1, 1],
      [0, 1],
    ]);
    expect((await find('робототехника')).people.items[0]?.words).toBe('Веду робототехнику.');
    await set('everyone', false, true);
    expect(await both('робототехника')).toEqual([0, 1]);
  });

  test('takes what the words were taken for only where they find nothing as typed, and pages one kind', async () => {
    const { id } = await thread((await association('everyone', 'open', ['teacher'])).id, 'head', 'Астролябии в походе');
    const { discussions, people } = await find('fcnhjkz,bz', undefined, `&or=${encodeURIComponent('астролябия')}`);
    expect(discussions).toMatchObject({ total: 1, question: 'астролябия', items: [{ id }] });
    expect(people).toMatchObject({ total: 0, question: 'fcnhjkz,bz' });
    const typed = await find('астролябия', undefined, `&or=${encodeURIComponent('математика')}`);
    expect([typed.discussions.question, typed.discussions.total]).toEqual(['астролябия', 1]);
    expect(typed.associations.question).toBe('математика');

    const first = await find('математика', 'teacher', '&limit=1');
    expect(first.discussions.total).toBeGreaterThan(1);
    const rest = await find('математика', 'teacher', `&kind=discussions&limit=1&cursor=${first.discussions.next}`);
    expect(rest.discussions.items[0]?.id).not.toBe(first.discussions.items[0]?.id);
    expect(rest).not.toHaveProperty('people');
  });

  test('takes any question as words, never as a language', async () => {
    for (const question of ['"', '*', 'a AND', 'NEAR(', '{title}:x', "' OR 1=1", '…', 'и', '%'])
      expect([question, Object.keys(await find(question))]).toEqual([
        question,
        ['discussions', 'associations', 'people'],
      ]);
  });
});
