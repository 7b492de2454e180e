import { eq } from 'drizzle-orm';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerOf, cookieOf, request } from '../../support/app.ts';
import { runJobs } from '../../support/jobs.ts';

const { read, write } = await import('../../../db/client.ts');
const { actorOf } = await import('../../../api/people/accounts/session.ts');
const { materialWriters } = await import('../../../db/schema/materials.ts');
const { publications } = await import('../../../db/schema/bank.ts');
const { files } = await import('../../../db/schema/files/files.ts');
const { fileTexts, removedAttachments } = await import('../../../db/schema/files/texts.ts');
const { attachmentDocuments } = await import('../../../api/knowledge/bank/attachmentDocuments.ts');
const { searchDocumentOf } = await import('../../../api/knowledge/bank/searchDocument.ts');
const { removeLoose } = await import('../../../api/platform/files/loose.ts');
const { removeOrphans } = await import('../../../api/platform/files/orphans.ts');
const { disk } = await import('../../../api/platform/files/store.ts');
const { deliverFile } = await import('../../../api/platform/files/delivery.ts');
const { lookInto } = await import('../../../api/platform/files/look.ts');
const { readWords } = await import('../../../api/platform/files/reading/read.ts');
const { writeWord } = await import('../../../api/platform/papers/word.ts');
const { writePdf } = await import('../../../api/platform/papers/pdf.ts');

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const paper = (text: string) => ({
  title: 'Лист',
  author: '',
  name: 'Лист',
  parts: [
    { kind: 'title' as const, text: 'Лист наблюдения' },
    { kind: 'text' as const, text },
  ],
});
interface Enclosure {
  id: string;
  name: string;
  url: string;
  read: string;
  pages: number | null;
  beginning: string;
  thumbnail: string | null;
}

let material = '';
let path = '';
beforeAll(async () => {
  const [row] = await read
    .select({ id: publications.id })
    .from(publications)
    .where(eq(publications.slug, 'pravila-klassa-za-dve-nedeli'));
  material = row?.id as string;
  path = `/api/materials/${material}/attachments`;
});

const upload = (name: string, bytes: Uint8Array, as: string | null = 'methodist') => {
  const form = new FormData();
  form.set('file', new File([bytes as BlobPart], name));
  return request('POST', path, { as, body: form });
};
const attached = async (name: string, bytes: Uint8Array) =>
  (await answerOf<{ id: string }>(upload(name, bytes), 201)).id;
const listed = async () => (await answerOf<{ items: Enclosure[] }>(request('GET', path), 200)).items;

describe('files of a material', () => {
  it('are read through: words, pages and first lines of PDF and Word', async () => {
    const pdf = await attached('Памятка.pdf', (await writePdf(paper('Шмель перелетел через забор.'))).bytes);
    const docx = await attached('Лист.docx', (await writeWord(paper('Опоссум спит под корягой.'))).bytes);
    expect((await listed()).map(({ read: state }) => state)).toEqual(['waiting', 'waiting']);
    await runJobs();
    const [first, second] = await listed();
    expect(first).toMatchObject({ id: pdf, read: 'read', pages: 1 });
    expect(first?.beginning).toContain('Шмель перелетел через забор.');
    expect(second).toMatchObject({ id: docx, read: 'read' });
    expect(second?.beginning).toMatch(/Лист наблюдения\nОпоссум спит/);

    const documents = await attachmentDocuments();
    const [page] = await read.select().from(publications).where(eq(publications.id, material));
    const ofPage = searchDocumentOf(page as typeof publications.$inferSelect).standing as number;
    expect(documents.find(({ url }) => url.endsWith(`#file-${pdf}`))?.standing).toBeLessThan(ofPage);
    expect(documents.find(({ url }) => url.endsWith(`#file-${pdf}`))).toMatchObject({
      url: `/bank/pravila-klassa-za-dve-nedeli#file-${pdf}`,
      title: expect.stringMatching(/^Правила и порядки.*: «Памятка\.pdf»$/),
      summary: expect.stringContaining('Файл к материалу «'),
      text: expect.stringContaining('Шмель'),
    });
  });

  it('are put in order and taken off with a way back for a day', async () => {
    const before = (await listed()).map(({ id }) => id);
    const wanted = [...before].reverse();
    const order = (body: unknown) => request('PUT', path, { as: 'methodist', body });
    await answerOf(order({ files: wanted }), 200);
    expect((await listed()).map(({ id }) => id)).toEqual(wanted);
    await answerOf(order({ files: wanted.slice(1) }), 409);
    await answerOf(order({ files: [wanted[0], wanted[0]] }), 400);

    const [gone] = wanted as [string];
    await answerOf(request('DELETE', `${path}/${gone}`, { as: 'methodist' }), 204);
    expect((await listed()).map(({ id }) => id)).toEqual(wanted.slice(1));
    expect((await attachmentDocuments()).some(({ url }) => url.includes(gone))).toBe(false);
    await expect(deliverFile(null, gone, null)).rejects.toMatchObject({ status: 404 });
    await answerOf(request('PUT', `${path}/${gone}`, { as: 'methodist' }), 204);
    expect((await listed()).map(({ id }) => id)).toEqual(wanted);
    await answerOf(request('PUT', `${path}/${gone}`, { as: 'methodist' }), 404);

    await answerOf(request('DELETE', `${path}/${gone}`, { as: 'methodist' }), 204);
    const yesterday = new Date(Date.now() - 25 * 3_600_000);
    await write(async (database) => {
      await database
        .update(removedAttachments)
        .set({ removedAt: yesterday })
        .where(eq(removedAttachments.fileId, gone));
      await database.update(files).set({ looseAt: yesterday }).where(eq(files.id, gone));
    });
    await answerOf(request('PUT', `${path}/${gone}`, { as: 'methodist' }), 404);
    await removeLoose();
    expect(await read.select().from(files).where(eq(files.id, gone))).toEqual([]);
  });

  it('show a picture small, and keep it from the clean-up', async () => {
    const picture = await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#0F5C55' } })
      .jpeg()
      .toBuffer();
    const id = await attached('Доска.jpg', picture);
    await runJobs();
    const shown = (await listed()).find((file) => file.id === id);
    expect(shown).toMatchObject({ read: 'empty', thumbnail: expect.stringContaining('?small'), width: 1600 });
    await removeOrphans(Date.now() + 10 * 3_600_000);
    const small = await deliverFile(null, id, null, true);
    expect(small.headers.get('Content-Type')).toBe('image/webp');
    expect((await sharp(Buffer.from(await small.arrayBuffer())).metadata()).width).toBe(480);
    const [row] = await read.select({ key: files.key }).from(files).where(eq(files.id, id));
    expect((await disk.getBytes(row?.key as string)).length).toBe(picture.length);
  });

  it('are refused by what is in them, as everywhere, and laid by methodists alone', async () => {
    const page = strToU8('<!doctype html><script>alert(1)</script>');
    const { errors } = await answerOf<{ errors: { message: string }[] }>(upload('Лист.pdf', page), 400);
    expect(errors[0]?.message).toMatch(/[а-яё]/);
    await answerOf(upload('Лист.pdf', page, 'teacher'), 403);
    await answerOf(upload('Лист.pdf', page, null), 401);
  });
});

describe('reading a file through', () => {
  const docx = (body: string | Uint8Array) =>
    zipSync({
      '[Content_Types].xml': strToU8(
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      'word/document.xml': typeof body === 'string' ? strToU8(body) : body,
    });

  it('ends in words for what is damaged, and for a bomb', async () => {
    const id = await attached('Повреждён.pdf', strToU8('%PDF-1.7\nничего дальше нет'));
    const bomb = await attached('Бомба.docx', docx(new Uint8Array(201 * 1024 * 1024)));
    await runJobs();
    const states = new Map((await listed()).map((file) => [file.id, file.read]));
    expect(states.get(id)).toBe('unreadable');
    expect(states.get(bomb)).toBe('unreadable');
    const [row] = await read.select().from(fileTexts).where(eq(fileTexts.fileId, bomb));
    expect(row?.text).toBe('');
  });

  it('takes the words and leaves what was deleted, the codes of fields and the tags', async () => {
    const { text } = await readWords(
      word,
      docx(
        '<w:document><w:p><w:t>Дети &amp; числа</w:t></w:p><w:p><w:delText>старое</w:delText><w:instrText>PAGE</w:instrText><w:t xml:space="preserve"> 5&#160;класс</w:t></w:p></w:document>',
      ),
    );
    expect(text).toBe('Дети & числа\n5 класс');
  });
});

describe('files of a draft', () => {
  const drafts = '/api/material-drafts';
  const card = {
    title: 'Лист с приложением',
    summary: 'Короткий лист с приложенной таблицей, которую учитель раздаёт на уроке классу.',
    kind: 'tool',
    subjects: ['mathematics'],
    levels: ['ooo'],
    audience: ['teacher'],
    dimensions: ['teaching'],
    problems: ['low_results'],
    year: 2026,
    minutes: 20,
    authors: 'Методический центр',
    owner: 'Отдел поддержки школ',
    reviewed: '2026-10-01',
    reviewDue: '2028-10-01',
    body: 'Раздайте лист.',
  };
  const lay = async (id: string, name: string, words: string | Uint8Array, as = 'methodist', status = 201) => {
    const form = new FormData();
    form.set('file', new File([words as BlobPart], name));
    return answerOf<{ id: string }>(request('POST', `${drafts}/${id}/attachments`, { as, body: form }), status);
  };
  const person = async (name: string) => (await actorOf(await cookieOf(name))).actor;
  const seen = async (as: string | null, id: string) =>
    (await deliverFile(as ? await person(as) : null, id, null).catch((problem) => problem)).status;

  it('are for methodists until the text comes out, and then for everyone, found by their words', async () => {
    const { id } = await answerOf<{ id: string }>(request('POST', drafts, { as: 'methodist', body: card }), 201);
    const first = await lay(id, 'Таблица.txt', 'Выхухоль считает бобров.');
    const second = await lay(id, 'Лишний.txt', 'Этого не нужно.', 'methodist2');
    await runJobs();
    expect([await seen(null, first.id), await seen('teacher', first.id), await seen('admin', first.id)]).toEqual([
      404, 404, 404,
    ]);
    expect([await seen('methodist', first.id), await seen('methodist2', first.id)]).toEqual([200, 200]);
    expect((await attachmentDocuments()).some(({ url }) => url.includes(first.id))).toBe(false);
    // Nor are its words.
    await expect(lookInto(null, first.id)).rejects.toMatchObject({ status: 404 });
    expect(await lookInto(await person('methodist'), first.id)).toMatchObject({
      lines: ['Выхухоль считает бобров.'],
      whole: true,
    });
    await answerOf(request('DELETE', `${drafts}/${id}/attachments/${second.id}`, { as: 'methodist' }), 204);
    // A document of Word is seen with its lists and tables, and what it brings along is made safe.
    const { bytes } = await writeWord({
      ...paper('<script>alert(1)</script>'),
      parts: [
        { kind: 'dashes', items: ['Карточки', 'Листок'] },
        {
          kind: 'table',
          head: ['Минуты', 'Что делаем'],
          rows: [['0–5', '<img src=x onerror=alert(1)>']],
          widths: [20, 80],
        },
      ],
    });
    const third = await lay(id, 'Ход урока.docx', bytes);
    await runJobs();
    const { html } = await lookInto(await person('methodist'), third.id);
    expect(html).toMatch(/<li>\s*(<p>)?Карточки/);
    expect(html).toMatch(/<th[^>]*>Минуты<\/th>[\s\S]*<td>&lt;img src=x/);
    await answerOf(request('DELETE', `${drafts}/${id}/attachments/${third.id}`, { as: 'methodist' }), 204);

    await answerOf(request('POST', `${drafts}/${id}/submission`, { as: 'methodist' }), 200);
    await lay(id, 'Поздно.txt', 'Уже на проверке.', 'methodist', 403);
    // Who laid a file wrote at the material, too.
    await answerOf(
      request('POST', `${drafts}/${id}/decision`, { as: 'methodist2', body: { decision: 'publish' } }),
      403,
    );
    const other = (await person('methodist2'))?.id as string;
    await write((database) => database.delete(materialWriters).where(eq(materialWriters.userId, other)));
    await answerOf(
      request('POST', `${drafts}/${id}/decision`, { as: 'methodist2', body: { decision: 'publish' } }),
      200,
    );
    expect(await seen(null, first.id)).toBe(200);
    expect((await attachmentDocuments()).find(({ url }) => url.includes(first.id))?.text).toContain('Выхухоль');
    const { items } = await answerOf<{ items: Enclosure[] }>(request('GET', `/api/materials/${id}/attachments`), 200);
    expect(items.map(({ name }) => name)).toEqual(['Таблица.txt']);
    const left = await answerOf<{ items: Enclosure[] }>(
      request('GET', `${drafts}/${id}/attachments`, { as: 'methodist' }),
      200,
    );
    expect(left.items).toEqual([]);
  });
});
