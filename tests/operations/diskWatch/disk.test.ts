import { afterEach, expect, it } from 'vitest';
import { answerOf, cookieOf, request } from '../../support/app.ts';

const { measureBy } = await import('../../../api/platform/disk/space.ts');
const { watchSpace } = await import('../../../api/operations/diskWatch/watch.ts');
const { overview } = await import('../../../api/operations/overview/overview.ts');
const { actorOf } = await import('../../../api/people/accounts/session.ts');
const { readSettings } = await import('../../../api/platform/settings/settings.ts');
const { sendAtOnce } = await import('../../../api/people/notifications/delivery.ts');
const { storedLetters } = await import('../../../api/platform/mail/drawer.ts');
const { folder } = await import('../../../api/platform/files/store.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');
const { users } = await import('../../../db/schema/accounts.ts');
const { jobs } = await import('../../../db/schema/jobs.ts');
const { read, write } = await import('../../../db/client.ts');
const { and, eq, like } = await import('drizzle-orm');
const { readdir } = await import('node:fs/promises');

const gigabyte = 1024 ** 3;
const free = (gigabytes: number) => measureBy(async () => ({ free: gigabytes * gigabyte, total: 40 * gigabyte }));
afterEach(() => measureBy());

const told = () =>
  read
    .select({ userId: notifications.userId, title: notifications.title, subject: notifications.subject })
    .from(notifications)
    .where(like(notifications.subject, 'disk:%'))
    .orderBy(notifications.id);
const administrators = () =>
  read
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(and(eq(users.role, 'admin'), eq(users.state, 'active')));

it('tells every administrator once a level, in the app and by mail, and again only after there was room', async () => {
  await write((database) =>
    database.update(users).set({ role: 'admin' }).where(eq(users.email, 'methodist@demo.test')),
  );
  const admins = await administrators();
  expect(admins.length).toBeGreaterThan(1);
  const levels: number[] = [];
  // 40 GB in all: the levels lie at 8, 4 and 2. What stands at a border is told once.
  for (const gigabytes of [30, 7.9, 7.9, 8.1, 7.9, 3, 3, 1.5, 1.5, 9, 7, 1]) {
    free(gigabytes);
    await watchSpace();
    levels.push((await told()).length / admins.length);
  }
  expect(levels).toEqual([0, 1, 1, 1, 1, 2, 2, 3, 3, 3, 4, 5]);
  const rows = await told();
  expect(new Set(rows.map(({ userId }) => userId))).toEqual(new Set(admins.map(({ id }) => id)));
  expect(rows[0]?.title).toMatch(/^На диске сервера свободно 7,9\sГБ из 40\sГБ/);
  const letters = await read.select({ payload: jobs.payload }).from(jobs).where(eq(jobs.kind, 'notifications.letter'));
  for (const { id, email } of admins) {
    expect(letters.map(({ payload }) => payload.userId)).toContain(id);
    await sendAtOnce(id);
    const own = (await storedLetters()).filter(({ to }) => to === email);
    expect(own.some(({ text }) => text.includes('На диске сервера свободно'))).toBe(true);
  }
  // What the watch remembers is no setting of the place.
  expect(Object.keys(await readSettings())).not.toContain('diskLevelTold');
});

it('shows the disk to the administrator, and the server counts as well', async () => {
  free(3);
  const { actor } = await actorOf(await cookieOf('admin'));
  expect(await overview(actor)).toMatchObject({
    disk: { free: 3 * gigabyte, total: 40 * gigabyte, level: 2, full: false },
  });
  free(0.1);
  expect(await overview(actor)).toMatchObject({ disk: { level: 3, full: true } });
  expect(await answerOf(request('GET', '/api/health'), 200)).toMatchObject({ status: 'ok' });
});

it('takes texts but no files when next to nothing is free, and writes nothing of a file it refuses', async () => {
  free(0.5);
  const count = async () => (await readdir(folder, { recursive: true })).length;
  const before = await count();
  const form = (name: string, content: string) => {
    const body = new FormData();
    body.set('file', new File([content], name));
    return body;
  };
  const upload = () => request('POST', '/api/files', { as: 'teacher', body: form('Слова.txt', 'Слова.') });
  const refused = await answerOf<{ title: string; detail: string }>(upload(), 507);
  expect(refused).toMatchObject({ title: 'На сервере почти не осталось места' });
  expect(refused.detail).toContain('тексты сохраняются как обычно');
  const word = request('POST', '/api/imports', { as: 'admin', body: form('Слова.docx', 'PK') });
  expect((await word).status).toBe(403);
  expect(await count()).toBe(before);
  const said = { association: 'mathematics', title: 'Пишем и без места', body: 'Слова приняты.' };
  await answerOf(request('POST', '/api/threads', { as: 'head', body: said }), 201);
  free(5);
  await answerOf(upload(), 201);
  // A disk that cannot be asked keeps nobody from their work.
  measureBy(() => Promise.reject(new Error('no such call')));
  await answerOf(upload(), 201);
});
