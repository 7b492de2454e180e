import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { answerOf, cookieOf, freshCookie, request } from '../../support/app.ts';
import { association, idOf, say, statusOf, thread } from '../../support/community.ts';

const { emit } = await import('../../../api/platform/signals/signals.ts');
const { openLines } = await import('../../../api/community/live/hub.ts');
const { write } = await import('../../../db/client.ts');
const { newId } = await import('../../../db/identifier.ts');
const { posts, threads } = await import('../../../db/schema/discussions/discussions.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');

interface Told {
  event: string;
  id?: string;
  // biome-ignore lint/suspicious/noExplicitAny: each event has data of its own
  data: any;
}

/** A browser's line: what it was told, as it comes. */
class Line {
  readonly told: Told[] = [];
  ended = false;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;

  constructor(response: Response) {
    this.#reader = (response.body as ReadableStream<Uint8Array>).getReader();
    void this.#read();
  }

  async #read(): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    for (;;) {
      const { done, value } = await this.#reader.read().catch(() => ({ done: true, value: undefined }));
      if (done) break;
      text += decoder.decode(value, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const fields = Object.fromEntries(
          block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
        );
        if (fields.event)
          this.told.push({ event: fields.event, id: fields.id, data: JSON.parse(fields.data ?? 'null') });
      }
    }
    this.ended = true;
  }

  of(event: string): Told[] {
    return this.told.filter((one) => one.event === event);
  }

  close(): Promise<void> {
    return this.#reader.cancel();
  }
}

const lines: Line[] = [];
async function open(as: string, query = '', headers: Record<string, string> = {}): Promise<Line> {
  const response = await request('GET', `/api/live${query}`, { ...(headers.Cookie ? {} : { as }), headers });
  expect(response.status).toBe(200);
  const line = new Line(response);
  lines.push(line);
  await expect.poll(() => line.of('open').length).toBe(1);
  return line;
}
afterEach(async () => {
  for (const line of lines.splice(0)) await line.close();
  await expect.poll(openLines).toBe(0);
});

const numbers = (line: Line) => line.of('post').map(({ data }) => data.number);

describe('the live line', () => {
  test('tells a new post at once and not with the next stroke of its clock, of the discussions that are looked at alone', async () => {
    // The clock stands still: what comes is brought by the event alone.
    vi.useFakeTimers({ toFake: ['setInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const circle = await association('everyone', 'open', ['teacher', 'mentor']);
    const [here, elsewhere] = [(await thread(circle.id)).id, (await thread(circle.id)).id];
    const line = await open('mentor', `?threads=${here}:1`);
    await say(elsewhere, 'teacher');
    await say(here, 'teacher');
    await expect.poll(() => numbers(line)).toEqual([2]);
    expect(line.of('post')[0]?.data).toMatchObject({ thread: here, number: 2 });
  });

  test('tells of a post that was edited, taken away or brought back, to those who may read there', async () => {
    const circle = await association('members', 'request', ['teacher', 'mentor']);
    const { id } = await thread(circle.id);
    const post = await say(id, 'teacher');
    const [reader, stranger] = [await open('mentor', `?threads=${id}:2`), await open('outsider', `?threads=${id}:2`)];
    const changes = () => reader.of('changed').map(({ data }) => data.thread);
    const body = { body: 'Иначе', version: 1 };
    await answerOf(request('PUT', `/api/posts/${post.id}`, { as: 'teacher', body }), 200);
    await expect.poll(changes).toEqual([id]);
    await answerOf(request('DELETE', `/api/posts/${post.id}`, { as: 'teacher', body: {} }), 204);
    await expect.poll(changes).toEqual([id, id]);
    await answerOf(request('POST', `/api/posts/${post.id}/restoration`, { as: 'teacher' }), 204);
    await expect.poll(changes).toEqual([id, id, id]);
    expect(stranger.of('changed')).toEqual([]);
  });

  test('replays what was missed: after the last event, or after what the page shows', async () => {
    const { id } = await thread((await association('everyone', 'open', ['teacher', 'mentor'])).id);
    for (let count = 0; count < 3; count++) await say(id, 'teacher');
    const first = await open('mentor', `?threads=${id}:2`);
    await expect.poll(() => numbers(first)).toEqual([3, 4]);
    const event = first.of('post')[0]?.id as string;
    const again = await open('mentor', `?threads=${id}:0`, { 'Last-Event-ID': event });
    await expect.poll(() => numbers(again)).toEqual([4]);
  });

  test('finds what another process wrote', async () => {
    const { id } = await thread((await association('everyone', 'open', ['teacher', 'mentor'])).id);
    const line = await open('mentor', `?threads=${id}:1`);
    const { nextPosition } = await import('../../../api/community/discussions/searchIndex.ts');
    await write(async (database) => {
      await database.update(threads).set({ postCount: 2 }).where(eq(threads.id, id));
      await database.insert(posts).values({
        id: newId(),
        threadId: id,
        number: 2,
        authorId: await idOf('teacher'),
        body: 'Из другого процесса',
        html: '',
        position: nextPosition,
      });
    });
    await expect.poll(() => numbers(line)).toEqual([2]);
  });

  test('tells nothing to who may not read, nor any more to who has left, nor what is held', async () => {
    const circle = await association('members', 'open', ['teacher', 'mentor']);
    const { id } = await thread(circle.id);
    const [stranger, member] = [await open('outsider', `?threads=${id}:0`), await open('mentor', `?threads=${id}:1`)];
    await say(id, 'teacher');
    await expect.poll(() => numbers(member)).toEqual([2]);
    await answerOf(request('DELETE', `/api/associations/${circle.id}/members/me`, { as: 'mentor' }), 204);
    await say(id, 'teacher');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([numbers(member), numbers(stranger)]).toEqual([[2], []]);
    const head = await open('head', `?threads=${id}:3`);
    const held = await say(id, 'teacher');
    await expect.poll(() => numbers(head)).toEqual([4]);
    await write((database) => database.update(posts).set({ heldAt: new Date() }).where(eq(posts.id, held.id)));
    const later = await open('head', `?threads=${id}:3`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(numbers(later)).toEqual([]);
    await write((database) => database.update(posts).set({ heldAt: null }).where(eq(posts.id, held.id)));
    const authorId = await idOf('teacher');
    emit({ kind: 'post.created', threadId: id, postId: held.id, number: 4, authorId, mentions: [] });
    await expect.poll(() => numbers(later)).toEqual([4]);
  });

  test('ends with the session', async () => {
    const cookie = await freshCookie('mentor');
    const line = await open('mentor', '', { Cookie: cookie });
    await answerOf(request('DELETE', '/api/session', { headers: { Cookie: cookie } }), 204);
    await expect.poll(() => line.ended).toBe(true);
    expect(line.of('end')).toHaveLength(1);
  });

  test('typing reaches the others who look, not the one who types, and needs the right to write', async () => {
    const { id } = await thread((await association('everyone', 'open', ['teacher', 'mentor'])).id);
    const [mentor, teacher] = [await open('mentor', `?threads=${id}:1`), await open('teacher', `?threads=${id}:1`)];
    await answerOf(request('POST', `/api/threads/${id}/typing`, { as: 'teacher' }), 204);
    await expect.poll(() => mentor.of('typing').length).toBe(1);
    expect(teacher.of('typing')).toEqual([]);
    expect(await statusOf(request('POST', `/api/threads/${id}/typing`, { as: 'outsider' }))).toBe(403);
    expect(await statusOf(request('POST', `/api/threads/${id}/typing`))).toBe(401);
  });

  test('tells the counters at once and when they change', async () => {
    const line = await open('outsider');
    await expect.poll(() => line.of('counters').length).toBeGreaterThan(0);
    const { notifications: before } = line.of('counters')[0]?.data ?? {};
    const userId = await idOf('outsider');
    await write((database) =>
      database
        .insert(notifications)
        .values({ userId, kind: 'post', title: 'Новое', reason: '', url: '/', subject: 'x' }),
    );
    emit({ kind: 'notifications.changed', userIds: [userId] });
    await expect.poll(() => line.of('counters').at(-1)?.data.notifications).toBe(before + 1);
  });

  test('refuses a guest, a strange list of discussions, and a ninth line of one person', async () => {
    expect(await statusOf(request('GET', '/api/live'))).toBe(401);
    expect(await statusOf(request('GET', '/api/live?threads=%27;', { as: 'mentor' }))).toBe(400);
    await cookieOf('school');
    for (let count = 0; count < 8; count++) await open('school');
    expect(await statusOf(request('GET', '/api/live', { as: 'school' }))).toBe(429);
  });
});

test('a line that is open tells nothing more the moment its person is blocked', async () => {
  const { id } = await thread((await association('everyone', 'open', ['teacher', 't31'])).id);
  const line = await open('t31', `?threads=${id}:1`);
  await say(id, 'teacher');
  await expect.poll(() => numbers(line)).toEqual([2]);
  const person = await idOf('t31');
  await answerOf(request('POST', `/api/people/${person}/block`, { as: 'admin' }), 204);
  await answerOf(request('POST', `/api/threads/${id}/typing`, { as: 'teacher' }), 204);
  await say(id, 'teacher');
  await expect.poll(() => line.ended).toBe(true);
  expect([numbers(line), line.of('typing')]).toEqual([[2], []]);
});
