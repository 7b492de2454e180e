import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { eq } from 'drizzle-orm';
import { strToU8, unzipSync, zipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';

const { read, write } = await import('../../../db/client.ts');
const { imports } = await import('../../../db/schema/imports.ts');
const { materials } = await import('../../../db/schema/materials.ts');
const { attachments, files } = await import('../../../db/schema/files/files.ts');
const { cleanUp } = await import('../../../api/platform/jobs/cleanUp.ts');
const { bounds } = await import('../../../api/knowledge/imports/import.ts');
const { convertWord } = await import('../../../api/platform/word/convert.ts');

interface Read {
  id: string;
  url: string;
  title: string;
  markdown: string;
  html: string;
  pictures: number;
  missed: string[];
}
const send = (bytes: Uint8Array, name = 'Урок.docx', as: string | null = 'methodist') => {
  const form = new FormData();
  form.set('file', new File([bytes as BlobPart], name));
  return request('POST', '/api/imports', { as, body: form });
};
const refusal = async (bytes: Uint8Array, name?: string) =>
  (await answerOf<{ errors: { path: string; message: string }[] }>(send(bytes, name), 400)).errors[0]?.message ?? '';

const picture = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#0F5C55' } })
    .png()
    .toBuffer();

async function lesson(): Promise<Uint8Array> {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
  const item = (text: string, level: number, reference = 'points') =>
    new Paragraph({ text, numbering: { reference, level } });
  const levels = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) =>
    [0, 1].map((level) => ({
      level,
      format,
      text,
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: 720 * (level + 1), hanging: 360 } } },
    }));
  const document = new Document({
    numbering: {
      config: [
        { reference: 'points', levels: levels(LevelFormat.BULLET, '•') },
        { reference: 'steps', levels: levels(LevelFormat.DECIMAL, '%1.') },
      ],
    },
    footnotes: { 1: { children: [new Paragraph('Федеральная программа, 2026 год.')] } },
    sections: [
      {
        children: [
          new Paragraph({ text: 'Площадь прямоугольника без формул', heading: HeadingLevel.TITLE }),
          new Paragraph({
            children: [
              new TextRun('Дети '),
              new TextRun({ text: 'сами', bold: true }),
              new TextRun(' находят '),
              new TextRun({ text: 'правило', italics: true }),
              new TextRun(', 12 см'),
              new TextRun({ text: '2', superScript: true }),
              new TextRun('.'),
              new FootnoteReferenceRun(1),
            ],
          }),
          new Paragraph({ text: 'Что приготовить', heading: HeadingLevel.HEADING_1 }),
          item('Клетчатая бумага', 0),
          item('листы в сантиметр', 1),
          item('листы в полсантиметра', 1),
          item('Ножницы', 0),
          new Paragraph({ text: 'Ход урока', heading: HeadingLevel.HEADING_1 }),
          new Paragraph({ text: 'Первые десять минут', heading: HeadingLevel.HEADING_2 }),
          item('Раздайте листы.', 0, 'steps'),
          item('Спросите, сколько клеток.', 0, 'steps'),
          new Table({
            rows: [
              new TableRow({ children: [cell('Минуты'), cell('Что делаем')] }),
              new TableRow({ children: [cell('0–5'), cell('Считаем | по клеткам')] }),
            ],
          }),
          new Paragraph({
            children: [
              new ImageRun({
                type: 'png',
                data: await picture(),
                transformation: { width: 60, height: 40 },
                altText: { name: 'Лист', description: 'Прямоугольник три на четыре клетки', title: '' },
              }),
            ],
          }),
          new Paragraph({
            children: [
              new ExternalHyperlink({ link: 'https://e.example/sbornik', children: [new TextRun('Сборник задач')] }),
            ],
          }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

describe('a document of Word', () => {
  it('comes over with headings, nested lists, a table, a picture, links and its title', async () => {
    const got = await answerOf<Read>(send(await lesson()), 201);
    expect(got.title).toBe('Площадь прямоугольника без формул');
    expect(got.markdown).toContain('Дети **сами** находят *правило*, 12 см².');
    expect(got.markdown).toContain('## Что приготовить\n\n- Клетчатая бумага');
    expect(got.markdown).toMatch(/- Клетчатая бумага\n {2}- листы в сантиметр\n {2}- листы в полсантиметра\n- Ножницы/);
    expect(got.markdown).toContain('## Ход урока\n\n### Первые десять минут');
    expect(got.markdown).toMatch(/1\. Раздайте листы\.\n+2\. Спросите/);
    expect(got.markdown).toMatch(/\| Минуты +\| Что делаем +\|\n\| -+ \| -+ \|\n\| 0–5 +\| Считаем \\\| по клеткам \|/);
    expect(got.markdown).toMatch(
      /!\[Прямоугольник три на четыре клетки\]\(\/files\/[0-9a-z]{16}\/picture-1\.png#60x40\)/,
    );
    expect(got.markdown).toContain('[Сборник задач](https://e.example/sbornik)');
    expect(got.markdown).toMatch(/## Сноски\n\n1\. Федеральная программа, 2026 год\./);
    expect(got.pictures).toBe(1);
    expect(got.missed).toEqual(['Сноски стоят списком в конце текста.']);
    expect(got.html).toContain('<table>');

    // It waits for its owner alone, and becomes a draft once.
    const path = `/api/imports/${got.id}`;
    await answerOf(request('GET', path, { as: 'methodist2' }), 404);
    await answerOf(request('GET', path, { as: 'teacher' }), 404);
    const draft = await answerOf<{ id: string; state: string; url: string }>(
      request('POST', `${path}/material`, { as: 'methodist', body: { title: 'Площадь прямоугольника' } }),
      201,
    );
    expect(draft).toMatchObject({ state: 'draft', url: `/materials/${draft.id}` });
    const [made] = await read.select().from(materials).where(eq(materials.id, draft.id));
    expect(made?.content).toMatchObject({ title: 'Площадь прямоугольника', body: got.markdown });
    const hung = await read.select().from(attachments).where(eq(attachments.subjectId, draft.id));
    expect(hung).toHaveLength(1);
    await answerOf(request('POST', `${path}/material`, { as: 'methodist', body: {} }), 404);
  });

  it('says what stayed behind', async () => {
    const parts = unzipSync(await lesson());
    const body = new TextDecoder().decode(parts['word/document.xml']);
    const more =
      '<w:p><m:oMath xmlns:m="m"><m:r/></m:oMath></w:p><w:p><w:r><w:drawing><c:chart xmlns:c="c"/></w:drawing></w:r></w:p><w:p><w:ins w:id="1" w:author="Я"><w:r><w:t>вставка</w:t></w:r></w:ins></w:p>';
    const at = body.lastIndexOf('<w:sectPr');
    const { missed, markdown } = await convertWord(
      zipSync({ ...parts, 'word/document.xml': strToU8(body.slice(0, at) + more + body.slice(at)) }),
    );
    expect(missed.join('\n')).toMatch(/1 формула/);
    expect(missed.join('\n')).toMatch(/Диаграммы/);
    expect(missed.join('\n')).toMatch(/исправления/);
    expect(markdown).toContain('вставка');
  });

  it('is refused in words: a bomb, a lie, a broken one, one with its own entities, an old one, an empty one', async () => {
    const parts = unzipSync(await lesson());
    const bomb = zipSync({ ...parts, 'word/document.xml': new Uint8Array(201 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await refusal(bomb)).toMatch(/слишком большой/);
    expect(await refusal(strToU8('просто текст'))).toMatch(/повреждён/);
    expect(await refusal((await lesson()).slice(0, 3000))).toMatch(/повреждён/);
    expect(await refusal(zipSync({ 'a.txt': strToU8('а') }))).toMatch(/не документ Word/);
    const laughs = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ха"><!ENTITY b "&a;&a;">]><w:document/>';
    expect(await refusal(zipSync({ ...parts, 'word/document.xml': strToU8(laughs) }))).toMatch(/не документ Word/);
    expect(await refusal(await lesson(), 'Урок.doc')).toMatch(/сохраните как/);
    expect(await refusal(await lesson(), 'Урок.pdf')).toMatch(/\.docx/);
    expect(await refusal(new Uint8Array(0))).toMatch(/пуст/);
    const deep = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${'<w:tbl><w:tr><w:tc>'.repeat(20_000)}`;
    // It would take minutes to read; the sender is told when the time limit of a document is over.
    const { patience } = bounds;
    bounds.patience = 1;
    const said = await refusal(zipSync({ ...parts, 'word/document.xml': strToU8(deep) }));
    bounds.patience = patience;
    expect(said).toMatch(/слишком большой/);
  });

  it('brings no script along', async () => {
    const document = new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: '<script>alert(1)</script> Заголовок', heading: HeadingLevel.HEADING_1 }),
            new Paragraph('<img src=x onerror=alert(1)>'),
            new Paragraph({
              children: [new ExternalHyperlink({ link: 'javascript:alert(1)', children: [new TextRun('Ссылка')] })],
            }),
          ],
        },
      ],
    });
    const got = await answerOf<Read>(send(new Uint8Array(await Packer.toBuffer(document))), 201);
    expect(got.html).not.toMatch(/<(script|img)|javascript:/);
    expect(got.markdown).not.toContain('javascript:');
    await answerOf(request('DELETE', `/api/imports/${got.id}`, { as: 'methodist' }), 204);
    await answerOf(request('GET', `/api/imports/${got.id}`, { as: 'methodist' }), 404);
  });

  it('becomes one draft, however often it is pressed, and keeps what a long name says', async () => {
    const name = `../../Отчёт ${'о самом важном '.repeat(25)}😀.docx`;
    const got = await answerOf<Read & { fileName: string }>(send(await lesson(), name), 201);
    expect(got.fileName).toMatch(/^Отчёт о самом важном .*…\.docx$/);
    expect(got.fileName.length).toBeLessThanOrEqual(150);
    const made = await Promise.all(
      [1, 2, 3].map(() => request('POST', `/api/imports/${got.id}/material`, { as: 'methodist', body: {} })),
    );
    const statuses = made.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(201);
    for (const status of statuses.slice(1)) expect([404, 409]).toContain(status);
    const drafts = await read.select().from(materials).where(eq(materials.title, got.title));
    expect(drafts).toHaveLength(1);
    // As one that is begun by hand: what nearly every material has stands in its card.
    expect(drafts[0]?.content).toMatchObject({ authors: ['Методический центр'], year: new Date().getFullYear() });
  });

  it('waits for a day, and its pictures with it', async () => {
    const got = await answerOf<Read>(send(await lesson()), 201);
    const [, file] = /\/files\/([0-9a-z]{16})\//.exec(got.markdown) ?? [];
    const yesterday = new Date(Date.now() - 25 * 3_600_000);
    await write(async (database) => {
      await database.update(imports).set({ createdAt: yesterday }).where(eq(imports.id, got.id));
      await database
        .update(files)
        .set({ looseAt: yesterday })
        .where(eq(files.id, file as string));
    });
    await answerOf(request('GET', `/api/imports/${got.id}`, { as: 'methodist' }), 404);
    await cleanUp();
    expect(await read.select().from(imports).where(eq(imports.id, got.id))).toEqual([]);
    expect(
      await read
        .select()
        .from(files)
        .where(eq(files.id, file as string)),
    ).toEqual([]);
  });
});
