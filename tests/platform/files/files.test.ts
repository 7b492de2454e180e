import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';

const { dataDir, read, write } = await import('../../../db/client.ts');
const { files } = await import('../../../db/schema/files/files.ts');
const { eq, sql } = await import('drizzle-orm');
const { disk } = await import('../../../api/platform/files/store.ts');
const { removeOrphans } = await import('../../../api/platform/files/orphans.ts');
const { deliverFile } = await import('../../../api/platform/files/delivery.ts');
const { actorOf } = await import('../../../api/people/accounts/session.ts');
const { cookieOf } = await import('../../support/app.ts');

const png = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const pdf = strToU8('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const docx = zipSync({
  '[Content_Types].xml': strToU8(
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ),
  'word/document.xml': strToU8('<w:document/>'),
});

interface Attached {
  id: string;
  name: string;
  type: string;
  size: number;
  url: string;
}
const parts = { context: 'а', problem: 'а', actions: 'а', result: 'а', transfer: 'а', resources: 'а' };
const draft = async () =>
  (
    await answerOf<{ id: string }>(
      request('POST', '/api/practices', { as: 'mentor', body: { title: 'С файлами', summary: 'Суть', ...parts } }),
      201,
    )
  ).id;
const upload = (id: string, name: string, bytes: Uint8Array | string, as: string | null = 'mentor') => {
  const form = new FormData();
  form.set('file', new File([bytes as BlobPart], name));
  return request('POST', `/api/practices/${id}/attachments`, { as, body: form });
};
const onDisk = () => {
  try {
    return readdirSync(join(dataDir, 'files'), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    ).length;
  } catch {
    return 0;
  }
};
const asked = async (as: string | null, id: string, known: string | null = null) =>
  deliverFile(as ? (await actorOf(await cookieOf(as))).actor : null, id, known);
const statusFor = (as: string | null, id: string) =>
  asked(as, id).then(
    ({ status }) => status,
    ({ status }: { status: number }) => status,
  );

let id: string;
beforeAll(async () => {
  id = await draft();
});

test.each([
  ['фото урока.PNG', png, 'image/png'],
  ['Отчёт.pdf', pdf, 'application/pdf'],
  ['лист.docx', docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['таблица.csv', 'класс;доля\n6А;38', 'text/csv'],
  ['заметка.txt', 'Просто текст', 'text/plain'],
])('%s is taken with the type of its content', async (name, bytes, type) => {
  const attached = await answerOf<Attached>(upload(id, name, bytes), 201);
  expect(attached).toMatchObject({ name, type });
  const response = await asked('mentor', attached.id);
  const back = new Uint8Array(await response.arrayBuffer());
  expect(Buffer.from(back)).toEqual(Buffer.from(bytes as Uint8Array));
  expect(response.headers.get('Content-Type')).toContain(type);
  expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(response.headers.get('Content-Disposition')).toContain(`filename*=UTF-8''${encodeURIComponent(name)}`);
  expect(response.headers.get('Content-Disposition')).toMatch(/png|pdf/i.test(name) ? /^inline/ : /^attachment/);
});

test('a part of a file is given to a download that goes on and to a reader that leaps', async () => {
  const { id: file } = await answerOf<Attached>(upload(id, 'Отчёт.pdf', pdf), 201);
  const { actor } = await actorOf(await cookieOf('mentor'));
  const part = async (range: string) => {
    const response = await deliverFile(actor, file, null, false, range);
    return [response.status, response.headers.get('Content-Range'), await response.text()];
  };
  const size = pdf.length;
  const words = Buffer.from(pdf).toString();
  expect(await part('bytes=0-3')).toEqual([206, `bytes 0-3/${size}`, '%PDF']);
  expect(await part('bytes=9-')).toEqual([206, `bytes 9-${size - 1}/${size}`, words.slice(9)]);
  expect(await part('bytes=-6')).toEqual([206, `bytes ${size - 6}-${size - 1}/${size}`, '%%EOF\n']);
  expect(await part(`bytes=9-${size * 2}`)).toEqual([206, `bytes 9-${size - 1}/${size}`, words.slice(9)]);
  expect(await part(`bytes=${size}-`)).toEqual([416, `bytes */${size}`, '']);
  for (const range of ['bytes=5-2', 'bytes=0-1,4-5', 'lines=1-2', 'bytes=-'])
    expect(await part(range)).toEqual([200, null, words]);
  expect((await deliverFile(actor, file, null)).headers.get('Accept-Ranges')).toBe('bytes');
});

test.each([
  ['отчёт.pdf', png],
  ['картинка.png', pdf],
  ['картинка.png', '<html><script>alert(1)</script></html>'],
  ['страница.html', '<!doctype html><p>x'],
  ['страница.txt', '<html><body>x'],
  ['рисунок.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['рисунок.txt', '<?xml version="1.0"?><svg/>'],
  ['программа.exe', strToU8('MZ\u0090\u0000\u0003\u0000\u0000\u0000')],
  ['программа.txt', strToU8('MZ\u0090\u0000\u0003\u0000\u0000\u0000')],
  ['скрипт.sh', '#!/bin/sh\nrm -rf /'],
  ['архив.zip', zipSync({ 'a.txt': strToU8('a') })],
  ['архив.docx', zipSync({ 'a.txt': strToU8('a') })],
  ['битый.docx', docx.slice(0, 40)],
  ['кодировка.txt', Uint8Array.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2])],
  ['без расширения', 'текст'],
  ['пустой.txt', ''],
])('%s is refused with a reason, and nothing is left', async (name, bytes) => {
  const before = onDisk();
  const { errors } = await answerOf<{ errors: { path: string; message: string }[] }>(upload(id, name, bytes), 400);
  expect(errors[0]?.path).toBe('file');
  expect(errors[0]?.message).toMatch(/[а-я]/);
  expect(onDisk()).toBe(before);
});

test('more than 20 MB is refused', async () => {
  const large = new Uint8Array(20 * 1024 * 1024 + 1).fill(65);
  await answerOf(upload(id, 'большой.txt', large), 400);
  await answerOf(upload(id, 'огромный.txt', new Uint8Array(22 * 1024 * 1024).fill(65)), 413);
});

test('a path in the name is cut off', async () => {
  const { name } = await answerOf<Attached>(upload(await draft(), '..\\..\\etc\\план.txt', 'текст'), 201);
  expect(name).toBe('план.txt');
});

test('ten files at most, also when they come at once', async () => {
  const practice = await draft();
  const before = onDisk();
  const answers = await Promise.all(
    Array.from({ length: 13 }, (_, at) => upload(practice, `${at}.txt`, `текст ${at}`)),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
  expect(answers.filter(({ status }) => status === 400)).toHaveLength(3);
  expect(onDisk()).toBe(before + 10);
});

test('nothing is left on disk when the database refuses', async () => {
  const practice = await draft();
  const before = onDisk();
  await write((database) =>
    database.run(sql`create trigger refuse before insert on attachments begin select raise(abort, 'no'); end`),
  );
  try {
    expect((await upload(practice, 'a.txt', 'x')).status).toBe(500);
  } finally {
    await write((database) => database.run(sql`drop trigger refuse`));
  }
  expect(onDisk()).toBe(before);
  expect(await read.$count(files, eq(files.name, 'a.txt'))).toBe(0);
});

test('what a crash left on disk without a row is cleared away after an hour', async () => {
  const { id: kept } = await answerOf<Attached>(upload(await draft(), 'a.txt', 'x'), 201);
  await disk.put('zz/left', 'bytes');
  const before = onDisk();
  expect(await removeOrphans()).toBe(0);
  expect(await removeOrphans(Date.now() + 2 * 3_600_000)).toBe(1);
  expect([onDisk(), await statusFor('mentor', kept)]).toEqual([before - 1, 200]);
});

describe('rights', () => {
  test('follow the practice', async () => {
    const practice = await draft();
    expect((await upload(practice, 'a.txt', 'x', null)).status).toBe(401);
    expect((await upload(practice, 'a.txt', 'x', 'teacher')).status).toBe(404);
    const { id: file } = await answerOf<Attached>(upload(practice, 'a.txt', 'x'), 201);
    const who = async () =>
      Promise.all([null, 'mentor', 'teacher', 'methodist', 'admin'].map((as) => statusFor(as, file)));
    expect(await who()).toEqual([404, 200, 404, 404, 404]);
    await answerOf(request('POST', `/api/practices/${practice}/submission`, { as: 'mentor' }), 200);
    expect(await who()).toEqual([404, 200, 404, 200, 404]);
    expect((await upload(practice, 'b.txt', 'x')).status).toBe(403);
    await answerOf(
      request('POST', `/api/practices/${practice}/decision`, { as: 'methodist', body: { decision: 'publish' } }),
      200,
    );
    expect(await who()).toEqual([200, 200, 200, 200, 200]);
    expect((await request('DELETE', `/api/practices/${practice}/attachments/${file}`, { as: 'mentor' })).status).toBe(
      403,
    );
  });

  test('a removed file is gone from the list, from its address and from disk', async () => {
    const practice = await draft();
    const { id: file } = await answerOf<Attached>(upload(practice, 'a.txt', 'x'), 201);
    const before = onDisk();
    await answerOf(request('DELETE', `/api/practices/${practice}/attachments/${file}`, { as: 'mentor' }), 204);
    await answerOf(request('DELETE', `/api/practices/${practice}/attachments/${file}`, { as: 'mentor' }), 404);
    expect(await answerOf(request('GET', `/api/practices/${practice}/attachments`, { as: 'mentor' }), 200)).toEqual({
      items: [],
      next: null,
    });
    expect([await statusFor('mentor', file), onDisk()]).toEqual([404, before - 1]);
  });
});

test('a file that the browser has already is not sent again', async () => {
  const { id: file } = await answerOf<Attached>(upload(await draft(), 'a.txt', 'x'), 201);
  expect((await asked('mentor', file, `"${file}"`)).status).toBe(304);
});

test('a form without a file, and a body that is no form, are told', async () => {
  const path = `/api/practices/${id}/attachments`;
  await answerOf(request('POST', path, { as: 'mentor', body: new FormData() }), 400);
  await answerOf(request('POST', path, { as: 'mentor', body: { file: 'x' } }), 400);
});
