import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, say, thread } from '../../support/community.ts';

const { read, write } = await import('../../../db/client.ts');
const { postDrafts } = await import('../../../db/schema/discussions/reading.ts');
const { cleanUp } = await import('../../../api/platform/jobs/cleanUp.ts');

interface Draft {
  place: string;
  title: string;
  body: string;
  version: number;
  updatedAt: string | null;
}
let place = '';
let talk = '';
beforeAll(async () => {
  const circle = await association('members', 'request', ['teacher', 'mentor']);
  talk = (await thread(circle.id)).id;
  place = `thread:${talk}`;
});
const put = (words: Record<string, unknown>, as = 'teacher', where = place) =>
  request('PUT', `/api/drafts/${where}`, { as, body: words });
const get = (as = 'teacher', where = place) => answerOf<Draft>(request('GET', `/api/drafts/${where}`, { as }), 200);

describe('a draft', () => {
  test('is kept for its author alone, on every device', async () => {
    expect(await get()).toMatchObject({ version: 0, body: '' });
    expect(await answerOf(put({ body: 'Начало', version: 0 }), 200)).toMatchObject({ version: 1, body: 'Начало' });
    expect(await get()).toMatchObject({ version: 1, body: 'Начало' });
    expect(await get('mentor')).toMatchObject({ version: 0, body: '' });
    expect((await put({ body: 'а', version: 0 }, 'outsider')).status).toBe(404);
  });

  test('is not written over by another device: the newer text is offered, the same one is no quarrel', async () => {
    await answerOf(put({ body: 'С телефона', version: 1 }), 200);
    const { current } = await answerOf<{ current: Draft }>(put({ body: 'С ноутбука', version: 1 }), 409);
    expect(current).toMatchObject({ body: 'С телефона', version: 2 });
    expect(await answerOf(put({ body: 'С телефона', version: 1 }), 200)).toMatchObject({ version: 2 });
    expect(await answerOf(put({ body: 'С ноутбука', version: 2 }), 200)).toMatchObject({ version: 3 });
  });

  test('may be longer than a post, so that nothing is lost, and ends by becoming empty', async () => {
    await answerOf(put({ body: 'я'.repeat(30_000), version: 3 }), 200);
    await answerOf(put({ body: '', version: 4 }), 200);
    expect(await get()).toMatchObject({ version: 0 });
    // A save that was still under way when the post was sent does not bring the draft back.
    expect((await put({ body: 'Опоздало', version: 4 })).status).toBe(409);
  });

  test('stands in one’s list with the page where it goes on', async () => {
    await answerOf(put({ body: 'Допишу завтра', version: 0 }), 200);
    await answerOf(put({ title: 'Новый вопрос', body: '', version: 0 }, 'teacher', 'new:association:primary'), 200);
    const post = await say(talk, 'teacher', 'Сказано');
    await answerOf(put({ body: 'Сказано иначе', version: 0 }, 'teacher', `edit:${post.id}`), 200);
    const { items } = await answerOf<{ items: { what: string; url: string }[] }>(
      request('GET', '/api/drafts?limit=3', { as: 'teacher' }),
      200,
    );
    expect(items.map(({ what, url }) => [what, url])).toEqual([
      ['Правка сообщения: Как начать урок?', `/threads/${talk}?page=1&edit=${post.number}#post-${post.number}`],
      ['Новый вопрос', '/threads/new?association=primary'],
      ['Ответ: Как начать урок?', `/threads/${talk}#reply`],
    ]);
  });

  test('is taken away by its author, also when the place is gone, and by time', async () => {
    await answerOf(request('DELETE', `/api/drafts/${place}`, { as: 'teacher' }), 204);
    expect(await get()).toMatchObject({ version: 0 });
    await answerOf(request('DELETE', '/api/drafts/thread:none', { as: 'teacher' }), 204);
    await answerOf(put({ body: 'Старое', version: 0 }), 200);
    await write((database) =>
      database
        .update(postDrafts)
        .set({ updatedAt: new Date(Date.now() - 181 * 86_400_000) })
        .where(eq(postDrafts.place, place)),
    );
    await cleanUp();
    expect(await read.select().from(postDrafts).where(eq(postDrafts.place, place))).toEqual([]);
  });

  test('has a place that exists', async () => {
    for (const where of ['thread:none', 'nowhere', 'new:association:none', 'edit:none'])
      expect((await put({ body: 'а', version: 0 }, 'teacher', where)).status).toBe(404);
  });
});

test('of a place that one has left keeps one’s own words, and neither the name of the discussion nor a way to write there', async () => {
  const circle = await association('members', 'closed', ['mentor']);
  const { id } = await thread(circle.id, 'head', 'Тайный ход');
  const post = await say(id, 'mentor', 'Сказано');
  for (const where of [`thread:${id}`, `edit:${post.id}`])
    await answerOf(put({ body: 'Моё', version: 0 }, 'mentor', where), 200);
  const list = async () => {
    const { items } = await answerOf<{ items: { what: string; body: string }[] }>(
      request('GET', '/api/drafts?limit=2', { as: 'mentor' }),
      200,
    );
    return items.map(({ what, body }) => [what.includes('Тайный ход'), body]);
  };
  const opened = [true, 'Моё'];
  expect(await list()).toEqual([opened, opened]);
  await answerOf(request('DELETE', `/api/associations/${circle.id}/members/me`, { as: 'mentor' }), 204);
  const closed = [false, 'Моё'];
  expect(await list()).toEqual([closed, closed]);
  for (const where of [`thread:${id}`, `edit:${post.id}`]) {
    expect((await request('GET', `/api/drafts/${where}`, { as: 'mentor' })).status).toBe(404);
    expect((await put({ body: 'Ещё', version: 1 }, 'mentor', where)).status).toBe(404);
  }
});
