import { spawn } from 'node:child_process';
import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMailServer } from '../../support/mailServer.ts';

const mail = await startMailServer();
process.env.SMTP_URL = mail.url;
process.env.MAIL_FROM = 'Опора <opora@centre.test>';
const { request } = await import('../../support/app.ts');
const { personId } = await import('../../support/rights.ts');
const { runJobs } = await import('../../support/jobs.ts');
const { read, write } = await import('../../../db/client.ts');
const { associations } = await import('../../../db/schema/associations/associations.ts');
const { threads } = await import('../../../db/schema/discussions/discussions.ts');
const { jobs } = await import('../../../db/schema/jobs.ts');
const { notifications, notificationSettings } = await import('../../../db/schema/notifications.ts');
const { notify } = await import('../../../api/people/notifications/notify.ts');
const { freeAt, lastDue, offsetOf } = await import('../../../api/people/notifications/clock.ts');
const { planDigests } = await import('../../../api/people/notifications/digests.ts');
const { sendAtOnce } = await import('../../../api/people/notifications/delivery.ts');

const moscow = 3 * 3_600_000;
let outsider: string;
const notice = {
  kind: 'mention' as const,
  title: 'Вас назвали в обсуждении «Дроби»',
  reason: 'вас назвали в сообщении',
  url: '/threads/none#post-2',
  subject: 'thread:none',
};
const tell = (over: Partial<Parameters<typeof notify>[2]> = {}) =>
  write((database) => notify(database, [outsider], { ...notice, ...over }));
const settings = (body: Record<string, unknown>) => request('PUT', '/api/me/notifications', { as: 'outsider', body });
const mine = () => mail.received.filter(({ to }) => to === 'outsider@demo.test');

beforeAll(async () => {
  outsider = await personId('outsider');
  await write((database) => database.delete(jobs));
  await write((database) => database.update(notifications).set({ mailedAt: new Date() }));
});
beforeEach(async () => {
  mail.received.length = 0;
  mail.state.refuse = false;
  await write(async (database) => {
    await database.delete(notificationSettings);
    await database.delete(jobs);
    await database.update(notifications).set({ mailedAt: new Date(), readAt: new Date() });
  });
});
afterAll(() => mail.stop());

describe('a letter at once', () => {
  it('says what, why and how to stop, as text and HTML', async () => {
    await tell({ title: 'Вас назвали в «<b>Дроби</b>»' });
    await runJobs();
    const [letter] = mine();
    expect(letter?.subject).toBe('Вас назвали в «<b>Дроби</b>»');
    expect(letter?.text).toContain('Почему вы это видите: вас назвали в сообщении.');
    expect(letter?.text).toContain('http://opora.test/threads/none#post-2');
    expect(letter?.html).toContain('&lt;b&gt;Дроби&lt;/b&gt;');
    expect(letter?.html).toContain('Больше не присылать такие письма');
    expect(letter?.raw.replace(/\r\n[ \t]/g, ' ')).toMatch(
      /List-Unsubscribe: <?\s*<http:\/\/opora\.test\/unsubscribe\//,
    );
    expect(letter?.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(letter?.raw).toContain('Auto-Submitted: auto-generated');
  });

  it('shows of a private place that there is something, and nothing else', async () => {
    await tell({ title: 'Тайные слова пары', reason: 'вы в паре школ', url: '/pairs/secret', secret: true });
    await runJobs();
    const [letter] = mine();
    expect(`${letter?.subject} ${letter?.text} ${letter?.html}`).not.toMatch(/Тайные|в паре|\/pairs\//);
    expect(letter?.text).toContain('Есть новое');
  });

  it('gathers what came together, and leaves out what was read meanwhile', async () => {
    await tell({ title: 'Первое' });
    await tell({ title: 'Второе' });
    await runJobs();
    expect(mine()).toHaveLength(1);
    await tell({ title: 'Третье' });
    await request('PUT', '/api/notifications', { as: 'outsider' });
    await runJobs();
    expect(mine()).toHaveLength(1);
  });

  it('waits for the end of a pause', async () => {
    const until = new Date(Date.now() + 3 * 24 * 3_600_000);
    await settings({ pausedUntil: until.toISOString() });
    await tell();
    await runJobs();
    expect(mine()).toEqual([]);
    const [left] = await read.select().from(jobs);
    expect(left?.runAt).toEqual(until);
    await settings({ pausedUntil: null });
    await runJobs();
    expect(mine()).toHaveLength(1);
  });

  it('that the server refuses is tried again and goes out once', async () => {
    mail.state.refuse = true;
    await tell();
    await runJobs();
    expect(mine()).toEqual([]);
    const [failed] = await read.select().from(jobs);
    expect(failed?.failure).toContain('Почтовый сервер не принял');
    expect(failed?.runAt.getTime()).toBeGreaterThan(Date.now() + 30_000);
    mail.state.refuse = false;
    await runJobs(new Date(Date.now() + 61_000));
    await runJobs(new Date(Date.now() + 200_000));
    expect(mine()).toHaveLength(1);
    expect(await read.select().from(jobs)).toEqual([]);
  });

  it('never goes to a person who is blocked', async () => {
    const { users } = await import('../../../db/schema/accounts.ts');
    const state = (value: 'active' | 'blocked') =>
      write((database) => database.update(users).set({ state: value }).where(eq(users.id, outsider)));
    await tell();
    await state('blocked');
    await runJobs();
    await state('active');
    expect(mine()).toEqual([]);
  });
});

describe('two processes', () => {
  it('never send one letter twice', async () => {
    for (let number = 0; number < 20; number++) await tell({ title: `№ ${number}` });
    await write((database) =>
      database.insert(jobs).values(
        Array.from({ length: 20 }, () => ({
          kind: 'notifications.letter',
          payload: { userId: outsider },
          runAt: new Date(),
        })),
      ),
    );
    mail.state.delay = 20;
    await Promise.all([process_(), process_()]);
    mail.state.delay = 0;
    const told = mine().flatMap(({ text }) => [...text.matchAll(/• (№ \d+)$/gm)].map(([, title]) => title));
    expect(told).toHaveLength(20);
    expect(new Set(told).size).toBe(20);
  });

  it('lose a letter rather than send it twice when one is killed between claim and sending', async () => {
    await tell();
    mail.state.delay = 60_000;
    const child = spawn(process.execPath, ['tests/support/letters.ts'], { env: process.env, stdio: 'ignore' });
    const until = Date.now() + 60_000;
    while (mail.received.length === 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGKILL');
    mail.state.delay = 0;
    await runJobs(new Date(Date.now() + 120_000));
    expect(mine()).toHaveLength(1);
    const unread = await read
      .select()
      .from(notifications)
      .where(and(eq(notifications.userId, outsider), isNull(notifications.readAt)));
    expect(unread).toHaveLength(1);
  });
});

/** A process that does the jobs there are, as the server does. */
const process_ = () =>
  new Promise<void>((resolve) => {
    spawn(process.execPath, ['tests/support/letters.ts'], { env: process.env, stdio: 'inherit' }).once('exit', () =>
      resolve(),
    );
  });

describe('a digest', () => {
  // The hour after the next one, counted once: a test that is run over a full hour finds it still ahead.
  const due = (Math.floor(Date.now() / 3_600_000) + 2) * 3_600_000;
  const hour = new Date(due + moscow).getUTCHours();
  const next = () => new Date(due + 60_000);

  it('comes at its hour, grouped by place, no item twice, and not when nothing is new', async () => {
    const [thread] = await read
      .select({ id: threads.id, place: associations.title })
      .from(threads)
      .innerJoin(associations, eq(associations.id, threads.associationId))
      .limit(1);
    await settings({ hour });
    const subject = `thread:${thread?.id}`;
    await tell({ kind: 'post', title: 'Новое сообщение', subject });
    await tell({ kind: 'post', title: 'Новое сообщение', subject });
    await tell({ kind: 'mention', title: 'Вас назвали' });
    await runJobs();
    expect(mine()).toHaveLength(1);
    await planDigests();
    await runJobs();
    expect(mine()).toHaveLength(1);
    await planDigests(next());
    await planDigests(next());
    await runJobs(next());
    const digest = mine()[1];
    expect(mine()).toHaveLength(2);
    expect(digest?.subject).toMatch(/^Сводка «Опоры»: 2 новых события$/);
    expect(digest?.text).toContain(thread?.place.toUpperCase());
    expect(digest?.text.match(/• Новое сообщение/g)).toHaveLength(1);
    expect(digest?.text).not.toContain('Вас назвали');
    const tomorrow = new Date(next().getTime() + 24 * 3_600_000);
    await planDigests(tomorrow);
    await runJobs(tomorrow);
    expect(mine()).toHaveLength(2);
  });

  it('leaves out what was read, and waits for its day when it is weekly', async () => {
    const today = (new Date(next().getTime() + moscow).getUTCDay() + 6) % 7;
    await settings({ hour, digest: 'weekly', weekday: ((today + 1) % 7) + 1 });
    await tell({ kind: 'post', title: 'Через день' });
    await planDigests(next());
    await runJobs(next());
    expect(mine()).toEqual([]);
    const tomorrow = new Date(next().getTime() + 24 * 3_600_000);
    await planDigests(tomorrow);
    await runJobs(tomorrow);
    expect(mine()).toHaveLength(1);
    await tell({ kind: 'post', title: 'Прочитано' });
    await request('PUT', '/api/notifications', { as: 'outsider' });
    const later = new Date(next().getTime() + 8 * 24 * 3_600_000);
    await planDigests(later);
    await runJobs(later);
    expect(mine()).toHaveLength(1);
  });
});

describe('the clock', () => {
  const at = (text: string) => new Date(`${text}+03:00`);
  const hours = { digest: 'daily' as const, hour: 7, weekday: 1, quietFrom: 22, quietUntil: 7, pausedUntil: null };

  it('keeps quiet over midnight and after a pause', () => {
    expect(offsetOf('Europe/Moscow', new Date())).toBe(moscow);
    expect(offsetOf('Asia/Kamchatka', new Date())).toBe(12 * 3_600_000);
    expect(freeAt(hours, moscow, at('2026-11-24T21:59'))).toEqual(at('2026-11-24T21:59'));
    expect(freeAt(hours, moscow, at('2026-11-24T23:30'))).toEqual(at('2026-11-25T07:00'));
    expect(freeAt(hours, moscow, at('2026-11-25T06:59'))).toEqual(at('2026-11-25T07:00'));
    expect(freeAt({ ...hours, pausedUntil: at('2026-11-27T00:00') }, moscow, at('2026-11-24T12:00'))).toEqual(
      at('2026-11-27T07:00'),
    );
    expect(freeAt({ ...hours, quietFrom: 9, quietUntil: 9 }, moscow, at('2026-11-24T09:30'))).toEqual(
      at('2026-11-24T09:30'),
    );
  });

  it('finds the last hour of a digest, daily and weekly', () => {
    expect(lastDue(hours, moscow, at('2026-11-24T06:59'))).toEqual(at('2026-11-23T07:00'));
    expect(lastDue(hours, moscow, at('2026-11-24T07:00'))).toEqual(at('2026-11-24T07:00'));
    // 23 November 2026 is a Monday.
    expect(lastDue({ ...hours, digest: 'weekly' }, moscow, at('2026-11-24T12:00'))).toEqual(at('2026-11-23T07:00'));
    expect(lastDue({ ...hours, digest: 'weekly', weekday: 2 }, moscow, at('2026-11-24T06:00'))).toEqual(
      at('2026-11-17T07:00'),
    );
  });
});

describe('one click', () => {
  it('ends letters of the kind by the secret alone, and shows nothing to who has none', async () => {
    const { readUnsubscription, unsubscribe } = await import('../../../api/people/notifications/unsubscribe.ts');
    await tell();
    await runJobs();
    const [, secret = '', from = ''] = /unsubscribe\/([\w-]+)\?from=([\w.]+)/.exec(mine()[0]?.text ?? '') ?? [];
    expect((await readUnsubscription(secret, from)).titles).toEqual(['Вас назвали в сообщении']);
    await unsubscribe(secret, from);
    await unsubscribe(secret, from);
    await tell();
    await sendAtOnce(outsider);
    expect(mine()).toHaveLength(1);
    await tell({ kind: 'answer' });
    await runJobs();
    expect(mine()).toHaveLength(2);
    await expect(unsubscribe('x'.repeat(43), 'all')).rejects.toMatchObject({ status: 404 });
    await unsubscribe(secret, 'all');
    await tell({ kind: 'answer' });
    await runJobs();
    expect(mine()).toHaveLength(2);
  });
});
