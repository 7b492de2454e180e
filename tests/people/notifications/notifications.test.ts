import { and, eq, isNull } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { personId } from '../../support/rights.ts';

const { read, write } = await import('../../../db/client.ts');
const { jobs } = await import('../../../db/schema/jobs.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');
const { notify } = await import('../../../api/people/notifications/notify.ts');
const { onSignal } = await import('../../../api/platform/signals/signals.ts');

interface List {
  items: { id: string; kind: string; title: string; reason: string; url: string; readAt: string | null }[];
  next: string | null;
  unread: number;
}
let teacher: string;
let mentor: string;
let outsider: string;
const rung: string[] = [];

const notice = (over: Partial<Parameters<typeof notify>[2]> = {}) => ({
  kind: 'mention' as const,
  title: 'Вас назвали в обсуждении «Дроби»',
  reason: 'вас назвали в сообщении',
  url: '/threads/none#post-2',
  subject: 'thread:none',
  ...over,
});
const tell = (to: string[], over = {}) => write((database) => notify(database, to, notice(over)));
const list = (as: string, query = '') => answerOf<List>(request('GET', `/api/notifications${query}`, { as }), 200);
const letterJobs = (userId: string) =>
  read
    .select()
    .from(jobs)
    .where(eq(jobs.kind, 'notifications.letter'))
    .then((rows) => rows.filter(({ payload }) => payload.userId === userId));

beforeAll(async () => {
  [teacher, mentor, outsider] = (await Promise.all(['teacher', 'mentor', 'outsider'].map(personId))) as [
    string,
    string,
    string,
  ];
  for (const as of ['teacher', 'mentor', 'outsider']) await request('PUT', '/api/notifications', { as });
  onSignal((event) => {
    if (event.kind === 'notifications.changed') rung.push(...event.userIds);
  });
});

describe('telling', () => {
  it('comes to each person once, never to who did it, and rings after the commit', async () => {
    rung.length = 0;
    await tell([outsider, mentor, mentor, teacher], { actorId: teacher });
    expect([...rung].sort()).toEqual([mentor, outsider].sort());
    expect((await list('mentor')).unread).toBe(1);
    expect((await list('teacher')).unread).toBe(0);
    const [first] = (await list('outsider')).items;
    expect(first).toMatchObject({ kind: 'mention', reason: 'вас назвали в сообщении', readAt: null });
    expect(await letterJobs(mentor)).toHaveLength(1);
  });

  it('tells nothing of what was rolled back', async () => {
    rung.length = 0;
    const before = (await list('mentor')).unread;
    await write(async (database) => {
      await notify(database, [mentor], notice());
      throw new Error('no');
    }).catch(() => {});
    expect(rung).toEqual([]);
    expect((await list('mentor')).unread).toBe(before);
  });

  it('leaves out who turned the kind off, and no letter where it stays on the site', async () => {
    await answerOf(
      request('PUT', '/api/me/notifications', {
        as: 'outsider',
        body: { channels: { pair: 'off', practice: 'site' } },
      }),
      200,
    );
    const before = (await list('outsider')).unread;
    const letters = (await letterJobs(outsider)).length;
    await tell([outsider], { kind: 'pair' });
    expect((await list('outsider')).unread).toBe(before);
    await tell([outsider], { kind: 'practice' });
    expect((await list('outsider')).unread).toBe(before + 1);
    expect(await letterJobs(outsider)).toHaveLength(letters);
  });
});

describe('reading', () => {
  it('marks one, then all, and a GET marks none', async () => {
    await tell([teacher]);
    await tell([teacher]);
    const { items, unread } = await list('teacher');
    expect(unread).toBe(2);
    expect((await list('teacher')).unread).toBe(2);
    const id = items[0]?.id as string;
    expect(await answerOf(request('PUT', `/api/notifications/${id}`, { as: 'teacher' }), 200)).toEqual({ unread: 1 });
    expect(await answerOf(request('PUT', `/api/notifications/${id}`, { as: 'teacher' }), 200)).toEqual({ unread: 1 });
    expect((await list('teacher', '?show=unread')).items).toHaveLength(1);
    expect(await answerOf(request('PUT', '/api/notifications', { as: 'teacher' }), 200)).toEqual({ unread: 0 });
  });

  it('never touches those of somebody else', async () => {
    await tell([mentor]);
    const id = (await list('mentor')).items[0]?.id as string;
    expect((await request('PUT', `/api/notifications/${id}`, { as: 'teacher' })).status).toBe(404);
    await request('PUT', '/api/notifications', { as: 'teacher' });
    const [row] = await read.select().from(notifications).where(eq(notifications.id, id));
    expect(row?.readAt).toBeNull();
  });

  it('of the page that was opened marks what pointed at it, posts aside', async () => {
    await tell([teacher], { url: '/practices/x#remarks', kind: 'practice' });
    await tell([teacher], { url: '/practices/x', kind: 'practice' });
    await tell([teacher], { url: '/practices/xy', kind: 'practice' });
    await tell([teacher], { url: '/threads/t#post-7' });
    const seen = (path: string) => request('PUT', '/api/notifications/seen', { as: 'teacher', body: { path } });
    expect(await answerOf(seen('/practices/x'), 200)).toEqual({ unread: 2 });
    expect(await answerOf(seen('/threads/t'), 200)).toEqual({ unread: 2 });
    expect((await seen('nowhere')).status).toBe(400);
  });

  it('pages the list without gaps, newest first', async () => {
    for (let number = 0; number < 5; number++) await tell([teacher], { title: `№ ${number}` });
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: List = await list('teacher', `?limit=3${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    const all = await read
      .select({ id: notifications.id })
      .from(notifications)
      .where(eq(notifications.userId, teacher));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(all.length);
  });
});

describe('settings', () => {
  it('have defaults: what waits for an answer at once, the stream of talk in the digest', async () => {
    const { channels, digest, pausedUntil } = await answerOf<{
      channels: Record<string, string>;
      digest: string;
      pausedUntil: null;
    }>(request('GET', '/api/me/notifications', { as: 'methodist' }), 200);
    expect(channels).toMatchObject({ mention: 'now', pair: 'now', post: 'digest', thread: 'digest' });
    expect([digest, pausedUntil]).toEqual(['daily', null]);
  });

  it('refuse half of the quiet hours, unknown kinds and channels', async () => {
    for (const body of [
      { quietFrom: 22 },
      { channels: { mention: 'pigeon' } },
      { channels: { gossip: 'now' } },
      { hour: 24 },
      { pausedUntil: 'завтра' },
    ])
      expect((await request('PUT', '/api/me/notifications', { as: 'controller', body })).status).toBe(400);
  });

  it('send nothing afterwards of what was to stay on the site', async () => {
    await answerOf(request('PUT', '/api/me/notifications', { as: 'head', body: { channels: { pair: 'site' } } }), 200);
    const head = await personId('head');
    await tell([head], { kind: 'pair' });
    await answerOf(request('PUT', '/api/me/notifications', { as: 'head', body: { channels: { pair: 'now' } } }), 200);
    const waiting = await read
      .select()
      .from(notifications)
      .where(and(eq(notifications.userId, head), eq(notifications.kind, 'pair'), isNull(notifications.mailedAt)));
    expect(waiting).toEqual([]);
  });
});

describe('the work that was given up', () => {
  it('is seen, tried again and removed by the administrator alone, without anybody’s words', async () => {
    const [job] = await write((database) =>
      database
        .insert(jobs)
        .values({
          kind: 'test',
          payload: { userId: teacher, text: 'слова человека' },
          runAt: new Date(),
          attempts: 8,
          deadAt: new Date(),
          failure: 'сломалось',
        })
        .returning(),
    );
    const id = job?.id as string;
    const { items } = await answerOf<{ items: { id: string; about: string }[] }>(
      request('GET', '/api/jobs', { as: 'admin' }),
      200,
    );
    expect(items.find((one) => one.id === id)?.about).toBe(`человек ${teacher}, text (не показано)`);
    expect((await request('POST', `/api/jobs/${id}/retry`, { as: 'admin' })).status).toBe(204);
    expect((await request('DELETE', `/api/jobs/${id}`, { as: 'admin' })).status).toBe(404);
    await write((database) => database.update(jobs).set({ deadAt: new Date() }).where(eq(jobs.id, id)));
    expect((await request('DELETE', `/api/jobs/${id}`, { as: 'admin' })).status).toBe(204);
    expect(await read.select().from(jobs).where(eq(jobs.id, id))).toEqual([]);
  });
});

describe('what has served its time', () => {
  it('is removed when it was read and is half a year old; unread and younger ones stay', async () => {
    const { cleanUp } = await import('../../../api/platform/jobs/cleanUp.ts');
    const { newId } = await import('../../../db/identifier.ts');
    const ago = (days: number) => newId(Date.now() - days * 24 * 3_600_000);
    const [old, unread, young] = [ago(181), ago(181), ago(179)];
    await write((database) =>
      database.insert(notifications).values([
        { ...notice(), id: old, userId: teacher, readAt: new Date() },
        { ...notice(), id: unread, userId: teacher },
        { ...notice(), id: young, userId: teacher, readAt: new Date() },
      ]),
    );
    await cleanUp();
    const left = new Set((await read.select({ id: notifications.id }).from(notifications)).map(({ id }) => id));
    expect([left.has(old), left.has(unread), left.has(young)]).toEqual([false, true, true]);
  });

  it('goes with the person, who may take a copy before', async () => {
    await answerOf(request('PUT', '/api/me/notifications', { as: 'outsider', body: { hour: 9 } }), 200);
    const copy = await answerOf<Record<'Уведомления' | 'Как уведомлять', Record<string, unknown>[]>>(
      request('GET', '/api/me/export', { as: 'outsider' }),
      200,
    );
    expect(copy.Уведомления.length).toBeGreaterThan(0);
    expect(copy['Как уведомлять']).toMatchObject([{ hour: 9 }]);
    expect(copy['Как уведомлять'][0]).not.toHaveProperty('mailSecret');
    await answerOf(request('DELETE', '/api/me', { as: 'outsider', body: { password: 'demo-Opora-2026' } }), 204);
    expect(await read.select().from(notifications).where(eq(notifications.userId, outsider))).toEqual([]);
  });
});
