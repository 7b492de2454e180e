import naughty from 'big-list-of-naughty-strings' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, idOf, read, say, statusOf, thread } from '../../support/community.ts';

const post = (threadId: string, as: string | undefined, body: unknown, headers: Record<string, string> = {}) =>
  request('POST', `/api/threads/${threadId}/posts`, { as, body, headers });
const start = (as: string | undefined, body: unknown) => request('POST', '/api/threads', { as, body });

describe('who reads and who writes', () => {
  const accounts = ['guest', 'teacher', 'outsider', 'school', 'admin', 'controller', 'methodist', 'head'];
  test.each([
    ['everyone', [200, 200, 200, 200, 200, 200, 200, 200], [401, 201, 403, 403, 403, 403, 201, 201]],
    ['signed-in', [404, 200, 200, 200, 200, 200, 200, 200], [401, 201, 403, 403, 403, 403, 201, 201]],
    ['members', [404, 200, 404, 404, 404, 404, 200, 200], [401, 201, 404, 404, 404, 404, 201, 201]],
  ])('in an association for %s', async (visibility, reading, writing) => {
    const { id: associationId } = await association(visibility, 'open', ['teacher']);
    const { id } = await thread(associationId);
    for (const [index, name] of accounts.entries()) {
      const as = name === 'guest' ? undefined : name;
      expect([name, await statusOf(request('GET', `/api/threads/${id}`, { as }))]).toEqual([name, reading[index]]);
      expect([name, await statusOf(request('GET', `/api/threads?association=${associationId}`, { as }))]).toEqual([
        name,
        reading[index],
      ]);
      expect([name, await statusOf(post(id, as, { body: 'Ответ' }))]).toEqual([name, writing[index]]);
      expect([name, await statusOf(start(as, { association: associationId, title: 'Тема', body: 'Начало' }))]).toEqual([
        name,
        writing[index],
      ]);
      const { items } = await answerOf<{ items: { id: string }[] }>(
        request('GET', '/api/threads?limit=100', { as }),
        200,
      );
      expect([name, items.some((item) => item.id === id)]).toEqual([name, reading[index] === 200]);
    }
  });

  test('about a publication everyone signed in talks, and methodists moderate', async () => {
    const { items } = await answerOf<{ items: { id: string }[] }>(request('GET', '/api/materials?limit=1'), 200);
    const about = { kind: 'material', id: items[0]?.id };
    expect(await statusOf(start(undefined, { about, title: 'Кто пробовал?', body: 'Расскажите' }))).toBe(401);
    const { id } = await answerOf<{ id: string }>(
      start('outsider', { about, title: 'Кто пробовал?', body: 'Расскажите' }),
      201,
    );
    const said = await say(id, 'teacher');
    expect(await statusOf(request('GET', `/api/threads/${id}`))).toBe(200);
    const remove = (as: string) =>
      statusOf(request('DELETE', `/api/posts/${said.id}`, { as, body: { reason: 'Не по теме обсуждения' } }));
    expect([await remove('outsider'), await remove('head'), await remove('admin'), await remove('methodist')]).toEqual([
      403, 403, 403, 204,
    ]);
    const list = await answerOf<{ items: { id: string }[] }>(
      request('GET', `/api/threads?publication=${about.id}`),
      200,
    );
    expect(list.items.map((item) => item.id)).toEqual([id]);
    expect(
      await statusOf(start('outsider', { about: { kind: 'practice', id: about.id }, title: 'Кто?', body: 'Что' })),
    ).toBe(404);
    expect(
      await statusOf(start('outsider', { about: { kind: 'material', id: 'none' }, title: 'Кто?', body: 'Что' })),
    ).toBe(404);
  });
});

describe('replies', () => {
  test('a hundred at once get the numbers 2 to 101 without a gap, and the count follows', async () => {
    const { id } = await thread((await association('everyone', 'open', ['teacher'])).id);
    const said = await Promise.all(
      Array.from({ length: 100 }, (_, index) => say(id, index % 2 ? 'teacher' : 'head', `Ответ ${index}`)),
    );
    expect(said.map(({ number }) => number).sort((one, other) => one - other)).toEqual(
      Array.from({ length: 100 }, (_, index) => index + 2),
    );
    const first = await read(id, 'teacher', '?limit=60');
    const rest = await read(id, 'teacher', `?limit=60&cursor=${first.posts.next}`);
    expect(first.postCount).toBe(101);
    expect(rest.posts.next).toBeNull();
    const items = [...first.posts.items, ...rest.posts.items];
    expect(items.map(({ number }) => number)).toEqual(Array.from({ length: 101 }, (_, index) => index + 1));
    for (const { id: postId, number } of said) expect(items[number - 1]?.id).toBe(postId);
  });

  test('the same key of the same person makes one post, even at once', async () => {
    const { id } = await thread((await association('everyone', 'open', ['teacher'])).id);
    const other = await thread((await association('everyone', 'open', ['teacher'])).id);
    const answers = await Promise.all(Array.from({ length: 10 }, () => say(id, 'teacher', 'Один раз', 'key-1')));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const heads = await say(id, 'head', 'Мой ключ такой же', 'key-1');
    expect(heads.id).not.toBe(answers[0]?.id);
    expect((await read(id)).postCount).toBe(3);
    expect(await statusOf(post(other.id, 'teacher', { body: 'Другое' }, { 'Idempotency-Key': 'key-1' }))).toBe(409);
    expect(await statusOf(post(id, 'teacher', { body: 'Другое' }, { 'Idempotency-Key': 'two words' }))).toBe(400);
  });

  test('the same key makes one discussion', async () => {
    const { id } = await association('everyone', 'open', ['teacher']);
    const begin = () =>
      answerOf<{ id: string }>(
        request('POST', '/api/threads', {
          as: 'teacher',
          body: { association: id, title: 'Одна тема', body: 'Одна' },
          headers: { 'Idempotency-Key': 'theme' },
        }),
        201,
      );
    expect(new Set((await Promise.all([begin(), begin(), begin()])).map((made) => made.id)).size).toBe(1);
  });

  test('move a discussion to the top of its list', async () => {
    const { id } = await association('everyone', 'open', ['teacher']);
    const made: string[] = [];
    for (const title of ['Первая', 'Вторая', 'Третья']) made.push((await thread(id, 'teacher', title)).id);
    await new Promise((wake) => setTimeout(wake, 5));
    await say(made[0] as string, 'teacher');
    const order: string[] = [];
    for (let cursor = ''; ; ) {
      const part = await answerOf<{ items: { id: string }[]; next: string | null }>(
        request('GET', `/api/threads?association=${id}&limit=1${cursor && `&cursor=${cursor}`}`),
        200,
      );
      order.push(...part.items.map((item) => item.id));
      if (!part.next) break;
      cursor = part.next;
    }
    expect(order[0]).toBe(made[0]);
    expect(new Set(order)).toEqual(new Set(made));
    expect(order).toHaveLength(3);
    expect(await statusOf(request('GET', '/api/threads?cursor=nonsense'))).toBe(400);
  });
});

describe('editing', () => {
  test('is for the author, keeps history, and refuses what is stale with the current text', async () => {
    const { id } = await thread((await association('everyone', 'open', ['teacher'])).id);
    const said = await say(id, 'teacher', 'Первое слово');
    const edit = (as: string, body: unknown) => request('PUT', `/api/posts/${said.id}`, { as, body });
    for (const as of ['head', 'methodist', 'outsider'])
      expect(await statusOf(edit(as, { body: 'Чужое', version: 1 }))).toBe(403);
    expect(await statusOf(edit('teacher', { body: '', version: 1 }))).toBe(400);
    expect(await statusOf(edit('teacher', { body: 'Без версии' }))).toBe(400);
    const results = await Promise.all(['Второе', 'Третье'].map((body) => edit('teacher', { body, version: 1 })));
    expect(results.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = (await results.find(({ status }) => status === 409)?.json()) as {
      current: { version: number; body: string };
    };
    expect(refused.current.version).toBe(2);
    const [shown] = (await read(id)).posts.items.slice(1);
    expect(shown).toMatchObject({ version: 2, html: `<p>${refused.current.body}</p>\n` });
    expect(shown?.editedAt).not.toBeNull();
    const { items } = await answerOf<{ items: { body: string }[] }>(request('GET', `/api/posts/${said.id}/edits`), 200);
    expect(items.map(({ body }) => body)).toEqual(['Первое слово']);
  });

  test('a title is changed by its author and moderators, never from a stale copy', async () => {
    const { id } = await thread((await association('everyone', 'open', ['teacher', 'mentor'])).id, 'teacher');
    const retitle = (as: string, version: number) =>
      statusOf(request('PUT', `/api/threads/${id}`, { as, body: { title: `Новое имя ${as}`, version } }));
    expect([
      await retitle('mentor', 1),
      await retitle('teacher', 1),
      await retitle('head', 1),
      await retitle('head', 2),
    ]).toEqual([403, 200, 409, 200]);
  });

  test('history of a private discussion is as private', async () => {
    const { id } = await thread((await association('members', 'closed', ['teacher'])).id);
    const said = await say(id, 'teacher');
    for (const path of [`/api/posts/${said.id}`, `/api/posts/${said.id}/edits`]) {
      expect(await statusOf(request('GET', path))).toBe(404);
      expect(await statusOf(request('GET', path, { as: 'outsider' }))).toBe(404);
      expect(await statusOf(request('GET', path, { as: 'teacher' }))).toBe(200);
    }
    for (const [method, path] of [
      ['PUT', ''],
      ['DELETE', ''],
      ['POST', '/restoration'],
    ] as const) {
      expect(await statusOf(request(method, `/api/posts/${said.id}${path}`, { as: 'outsider', body: {} }))).toBe(404);
      expect(await statusOf(request(method, `/api/threads/${id}${path}`, { as: 'admin', body: {} }))).toBe(404);
      expect(await statusOf(request(method, `/api/threads/${id}${path}`, { body: {} }))).toBe(401);
    }
  });
});

describe('taking away', () => {
  test('leaves the number and a trace, and the same kind of hand undoes it', async () => {
    const { id } = await thread((await association('everyone', 'open', ['teacher', 'mentor'])).id);
    const own = await say(id, 'teacher', 'Сама уберу');
    const foreign = await say(id, 'teacher', 'Уберёт ведущая');
    const act = (as: string, method: string, path: string, body = {}) =>
      statusOf(request(method, `/api/posts/${path}`, { as, body }));
    expect(await act('mentor', 'DELETE', own.id)).toBe(403);
    expect(await act('teacher', 'DELETE', own.id)).toBe(204);
    expect(await act('head', 'DELETE', foreign.id)).toBe(400);
    expect(await act('head', 'DELETE', foreign.id, { reason: 'Названа фамилия ученика' })).toBe(204);
    const [, first, second] = (await read(id)).posts.items;
    expect(first).toMatchObject({ number: 2, deleted: true, deletedBy: 'author', html: '' });
    expect(second).toMatchObject({
      number: 3,
      deleted: true,
      deletedBy: 'moderator',
      html: '',
      hiddenReason: 'Названа фамилия ученика',
    });
    expect(await act('head', 'POST', `${own.id}/restoration`)).toBe(404);
    expect(await act('teacher', 'POST', `${foreign.id}/restoration`)).toBe(403);
    expect(await act('teacher', 'POST', `${own.id}/restoration`)).toBe(204);
    expect(await act('methodist', 'POST', `${foreign.id}/restoration`)).toBe(204);
    expect((await read(id)).posts.items.map(({ deleted }) => deleted)).toEqual([false, false, false]);
    expect((await say(id, 'mentor')).number).toBe(4);
  });

  test('a whole discussion goes from everyone but those who may bring it back', async () => {
    const { id: associationId } = await association('everyone', 'open', ['teacher']);
    const { id } = await thread(associationId, 'teacher');
    await say(id, 'head');
    const remove = (as: string) =>
      statusOf(request('DELETE', `/api/threads/${id}`, { as, body: { reason: 'Названа фамилия ученика' } }));
    expect([await remove('outsider'), await remove('teacher'), await remove('head')]).toEqual([403, 403, 204]);
    for (const as of [undefined, 'teacher', 'outsider'])
      expect(await statusOf(request('GET', `/api/threads/${id}`, { as }))).toBe(404);
    expect(await statusOf(post(id, 'teacher', { body: 'Ещё слово' }))).toBe(404);
    expect(await statusOf(post(id, 'head', { body: 'Ещё слово' }))).toBe(403);
    const { items } = await answerOf<{ items: unknown[] }>(
      request('GET', `/api/threads?association=${associationId}`),
      200,
    );
    expect(items).toEqual([]);
    expect(await statusOf(request('POST', `/api/threads/${id}/restoration`, { as: 'methodist' }))).toBe(204);
    expect(await statusOf(request('GET', `/api/threads/${id}`))).toBe(200);
    const lonely = await thread(associationId, 'teacher');
    expect(await statusOf(request('DELETE', `/api/threads/${lonely.id}`, { as: 'teacher' }))).toBe(204);
  });
});

describe('names', () => {
  test('a guest reads only the names that may be published', async () => {
    const { id } = await thread((await association('everyone', 'open', ['teacher'])).id);
    await say(id, 'teacher');
    expect((await read(id)).posts.items[1]?.author).toEqual({
      id: await idOf('teacher'),
      name: 'Анна Сергеевна Берёзкина',
    });
    const { write } = await import('../../../db/client.ts');
    const { consents } = await import('../../../db/schema/accounts.ts');
    const { and, eq } = await import('drizzle-orm');
    const owner = await idOf('teacher');
    const { emit } = await import('../../../api/platform/signals/signals.ts');
    const set = async (withdrawnAt: Date | null) => {
      await write((database) =>
        database
          .update(consents)
          .set({ withdrawnAt })
          .where(and(eq(consents.userId, owner), eq(consents.purpose, 'publication'))),
      );
      emit({ kind: 'person.changed', userId: owner });
    };
    await set(new Date());
    expect((await read(id)).posts.items[1]?.author).toEqual({ id: null, name: 'Участник' });
    expect((await read(id, 'outsider')).posts.items[1]?.author.name).toBe('Анна Сергеевна Берёзкина');
    await set(null);
  });
});

describe('bad input', () => {
  test('gets its clear answer', async () => {
    const { id: associationId } = await association('everyone', 'open', ['teacher']);
    const { id } = await thread(associationId);
    for (const body of [
      {},
      { body: '' },
      { body: '   \n ' },
      { body: 5 },
      { body: ['a'] },
      { body: 'я'.repeat(20_001) },
      [],
      'null',
      '"text"',
      '{"body":',
      new Uint8Array([0x7b, 0x22, 0xff, 0xfe]),
    ])
      expect(await statusOf(post(id, 'teacher', body))).toBe(400);
    expect(await statusOf(post(id, 'teacher', { body: 'x'.repeat(2 * 1024 * 1024) }))).toBe(413);
    for (const body of [
      { title: 'Тема', body: 'Текст' },
      { association: associationId, about: { kind: 'material', id: 'x' }, title: 'Тема', body: 'Текст' },
      { association: 7, title: 'Тема', body: 'Текст' },
      { association: associationId, title: '', body: 'Текст' },
      { association: associationId, title: 'Тема' },
    ])
      expect(await statusOf(start('teacher', body))).toBe(400);
    expect(await statusOf(start('teacher', { association: 'no-such', title: 'Тема', body: 'Текст' }))).toBe(404);
    expect(await statusOf(request('GET', `/api/threads/${id}?cursor=x`))).toBe(400);
    expect(await statusOf(request('GET', `/api/threads/${id}?limit=0`))).toBe(400);
    expect((await read(id)).postCount).toBe(1);
  });

  test('naughty strings are kept or refused, never lost on the way', async () => {
    const { id } = await thread((await association('everyone', 'open', ['teacher'])).id);
    let kept = 0;
    for (const [index, words] of naughty.entries()) {
      const response = await post(id, index % 2 ? 'teacher' : 'head', { body: words });
      expect([words, [201, 400].includes(response.status)]).toEqual([words, true]);
      if (response.status === 201) kept += 1;
      else expect(words.replace(/[\s\p{Cc}\p{Cf}]/gu, '')).toBe('');
    }
    expect((await read(id)).postCount).toBe(kept + 1);
  });
});
