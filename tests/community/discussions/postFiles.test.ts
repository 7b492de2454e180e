import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { answerOf, cookieOf, request } from '../../support/app.ts';
import { association, say, thread } from '../../support/community.ts';
import { png } from '../../support/png.ts';

const { read, write } = await import('../../../db/client.ts');
const { files } = await import('../../../db/schema/files/files.ts');
const { deliverFile } = await import('../../../api/platform/files/delivery.ts');
const { disk } = await import('../../../api/platform/files/store.ts');
const { removeLoose } = await import('../../../api/platform/files/loose.ts');
const { actorOf } = await import('../../../api/people/accounts/session.ts');

interface Uploaded {
  id: string;
  url: string;
  type: string;
  width: number | null;
  height: number | null;
  markdown: string;
}
const upload = (name: string, bytes: Uint8Array | string, as: string | null = 'teacher', description = '') => {
  const form = new FormData();
  form.set('file', new File([bytes as BlobPart], name));
  form.set('description', description);
  return request('POST', '/api/files', { as, body: form });
};
const picture = async (as = 'teacher') =>
  answerOf<Uploaded>(upload('график.png', png(64, 40), as, 'Рост доли верных ответов'), 201);
const statusFor = async (as: string | null, id: string) =>
  deliverFile(as ? (await actorOf(await cookieOf(as))).actor : null, id, null).then(
    ({ status }) => status,
    ({ status }: { status: number }) => status,
  );
const later = Date.now() + 25 * 3_600_000;

describe('an uploaded file', () => {
  test('brings the Markdown that shows it, with its size and description', async () => {
    const uploaded = await picture();
    expect(uploaded).toMatchObject({ type: 'image/png', width: 64, height: 40 });
    expect(uploaded.markdown).toBe(`![Рост доли верных ответов](${uploaded.url}#64x40)`);
    const { html } = await answerOf<{ html: string }>(
      request('POST', '/api/markdown', { as: 'teacher', body: { body: uploaded.markdown } }),
      200,
    );
    expect(html).toContain(
      `<img src="${uploaded.url}" width="64" height="40" alt="Рост доли верных ответов" loading="lazy" />`,
    );
    const csv = await answerOf<Uploaded>(upload('таблица [1].csv', 'класс;доля\n6А;38'), 201);
    expect(csv.markdown).toMatch(/^\[таблица 1 \.csv, 1 КБ\]\(\/files\//);
  });

  test('is refused with words that help', async () => {
    const refused = async (name: string, bytes: Uint8Array | string) =>
      (await answerOf<{ detail: string }>(upload(name, bytes), 400)).detail;
    expect(await refused('пусто.pdf', '')).toMatch(/пуст/);
    expect(await refused('страница.html', '<!doctype html><p>')).toMatch(/Можно загрузить PDF/);
    expect(await refused('снимок.pdf', png(8, 8))).toMatch(/картинка PNG/);
    expect((await upload('а.png', png(8, 8), null)).status).toBe(401);
  });

  test('is for its owner alone until it is sent', async () => {
    const { id } = await picture();
    expect(await statusFor('teacher', id)).toBe(200);
    for (const other of [null, 'head', 'admin', 'methodist']) expect(await statusFor(other, id)).toBe(404);
  });
});

describe('a file in a post', () => {
  test('is read by exactly those who may read the post', async () => {
    const circle = await association('members', 'request', ['teacher', 'mentor']);
    const talk = await thread(circle.id);
    const uploaded = await picture();
    const post = await say(talk.id, 'teacher', `Смотрите:\n\n${uploaded.markdown}`);
    expect(post.html).toContain('<img');
    for (const reader of ['teacher', 'mentor', 'head', 'methodist'])
      expect(await statusFor(reader, uploaded.id)).toBe(200);
    for (const stranger of [null, 'outsider', 'admin', 'controller', 'school'])
      expect(await statusFor(stranger, uploaded.id)).toBe(404);
    await answerOf(request('DELETE', `/api/posts/${post.id}`, { as: 'teacher' }), 204);
    expect(await statusFor('mentor', uploaded.id)).toBe(404);
    expect(await statusFor('teacher', uploaded.id)).toBe(200);
  });

  test('of somebody else is not opened to new readers by naming it', async () => {
    const circle = await association('members', 'request', ['teacher', 'mentor']);
    const talk = await thread(circle.id);
    const uploaded = await picture();
    await say(talk.id, 'teacher', uploaded.markdown);
    const open = await association('everyone', 'open', ['mentor']);
    const post = await say((await thread(open.id)).id, 'mentor', uploaded.markdown);
    expect(post.html).toContain('<img');
    expect(await statusFor('outsider', uploaded.id)).toBe(404);
    expect(await statusFor(null, uploaded.id)).toBe(404);
  });

  test('becomes loose again when an edit takes it out', async () => {
    const open = await association('everyone', 'open', ['teacher']);
    const uploaded = await picture();
    const post = await say((await thread(open.id)).id, 'teacher', uploaded.markdown);
    expect(await statusFor(null, uploaded.id)).toBe(200);
    await answerOf(
      request('PUT', `/api/posts/${post.id}`, { as: 'teacher', body: { body: 'Без картинки', version: 1 } }),
      200,
    );
    expect(await statusFor(null, uploaded.id)).toBe(404);
    await removeLoose(later);
    expect(await statusFor('teacher', uploaded.id)).toBe(404);
  });
});

test('what hangs on nothing goes after a day, what stands in a post or a draft stays', async () => {
  const open = await association('everyone', 'open', ['teacher']);
  const talk = await thread(open.id);
  const [alone, posted, drafted] = [await picture(), await picture(), await picture()];
  await say(talk.id, 'teacher', posted.markdown);
  await answerOf(
    request('PUT', `/api/drafts/thread:${talk.id}`, { as: 'teacher', body: { body: drafted.markdown, version: 0 } }),
    200,
  );
  const [row] = await read.select().from(files).where(eq(files.id, alone.id));
  await removeLoose();
  expect(await statusFor('teacher', alone.id)).toBe(200);
  await removeLoose(later);
  expect(await statusFor('teacher', alone.id)).toBe(404);
  expect(await disk.exists(row?.key as string)).toBe(false);
  expect(await statusFor(null, posted.id)).toBe(200);
  expect(await statusFor('teacher', drafted.id)).toBe(200);
  await write((database) => database.delete(files).where(eq(files.id, drafted.id)));
});

test('files of a pair’s private talk stay in it', async () => {
  const { items } = await answerOf<{ items: { thread?: string }[] }>(
    request('GET', '/api/pairs', { as: 'teacher' }),
    200,
  );
  const talk = items.find((pair) => pair.thread)?.thread as string;
  const uploaded = await picture();
  await say(talk, 'teacher', uploaded.markdown);
  expect(await statusFor('mentor', uploaded.id)).toBe(200);
  for (const stranger of ['admin', 'controller', 'school', 'outsider', null])
    expect(await statusFor(stranger, uploaded.id)).toBe(404);
});
