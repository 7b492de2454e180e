import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { and, eq, like } from 'drizzle-orm';
import { disk, fileUrl, newKey } from '../../api/platform/files/index.ts';
import { renderMarkdown } from '../../api/platform/markdown/index.ts';
import { Drawing } from '../../api/platform/papers/index.ts';
import type { Database } from '../client.ts';
import { newId } from '../identifier.ts';
import { associations, threadTemplates } from '../schema/associations/associations.ts';
import { posts, threads } from '../schema/discussions/discussions.ts';
import { postDrafts } from '../schema/discussions/reading.ts';
import { attachments, files } from '../schema/files/files.ts';
import type { DemoPart } from './part.ts';
import { daysAgo, type Ids, readData } from './people.ts';

interface WritingData {
  templates: { association: string; title: string; body: string }[];
  drafts: { person: string; thread?: string; association?: string; title?: string; body: string; days: number }[];
  /** What is added to the post of that person in that discussion which begins so; `FILE` stands for the file's address. */
  files: { thread: string; by: string; begins: string; file: 'chart' | 'sheet'; name: string; add: string }[];
}

/** Two rows of columns, before and after: what a teacher shows of her class. */
function chart(): Uint8Array {
  const drawing = new Drawing(720, 400, [255, 255, 255]);
  for (let line = 0; line <= 4; line++) drawing.fill(50, 40 + line * 75, 640, 1, [222, 216, 204]);
  // The errors of the post: tasks 2, 5 and 3, then and now.
  const errors = [
    [10, 3],
    [11, 5],
    [15, 8],
  ];
  for (const [task, [before = 0, after = 0]] of errors.entries()) {
    drawing.fill(110 + task * 200, 340 - before * 18, 60, before * 18, [180, 80, 30]);
    drawing.fill(178 + task * 200, 340 - after * 18, 60, after * 18, [15, 92, 85]);
  }
  return drawing.fill(50, 340, 640, 2, [29, 39, 51]).png();
}

/** A sheet for the lesson: a table to be filled in by hand. */
async function sheet(): Promise<Uint8Array> {
  const cell = (text: string, bold = false) =>
    new TableCell({ children: [new Paragraph({ children: [new TextRun({ text, bold })] })] });
  const rows = ['1/2 + 1/4', '2/3 − 1/6', '3/4 и 5/8: что больше', '1/3 от 12'];
  const document = new Document({
    title: 'Карта пробелов в дробях',
    styles: { default: { document: { run: { language: { value: 'ru-RU' } } } } },
    sections: [
      {
        children: [
          new Paragraph({ text: 'Карта пробелов в дробях, 6 класс', heading: HeadingLevel.HEADING_1 }),
          new Paragraph('Впишите ответ и одной фразой — как рассуждали.'),
          new Table({
            rows: [
              new TableRow({
                tableHeader: true,
                children: [cell('Задание', true), cell('Ответ', true), cell('Как рассуждали', true)],
              }),
              ...rows.map((task) => new TableRow({ children: [cell(task), cell(''), cell('')] })),
            ],
          }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const types = {
  chart: 'image/png',
  sheet: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** Templates of associations, drafts of people, and files in what was said. Bytes go to disk before the rows are written. */
async function prepareWriting(ids: Ids) {
  const data = readData<WritingData>('writing');
  const stored: (typeof files.$inferInsert & { id: string })[] = [];
  for (const { file, name, by } of data.files) {
    const bytes = file === 'chart' ? chart() : await sheet();
    const row = {
      id: newId(),
      key: newKey(),
      name,
      type: types[file],
      size: bytes.length,
      ownerId: ids.person(by),
    };
    await disk.put(row.key, bytes);
    stored.push(row);
  }
  return async (database: Database) => {
    const associationId = async (slug: string) => {
      const [row] = await database
        .select({ id: associations.id })
        .from(associations)
        .where(eq(associations.slug, slug));
      return row?.id as string;
    };
    const threadId = async (title: string) => {
      const [row] = await database
        .select({ id: threads.id })
        .from(threads)
        .where(like(threads.title, `${title}%`));
      if (!row) throw new Error(`В демонстрации нет обсуждения «${title}»`);
      return row.id;
    };
    for (const [position, { association, ...words }] of data.templates.entries())
      await database
        .insert(threadTemplates)
        .values({ ...words, associationId: await associationId(association), position });
    for (const { person, thread, association, title = '', body, days } of data.drafts)
      await database.insert(postDrafts).values({
        userId: ids.person(person),
        place: thread ? `thread:${await threadId(thread)}` : `new:association:${association}`,
        title,
        body,
        updatedAt: daysAgo(days),
      });
    for (const [index, { thread, by, begins, add }] of data.files.entries()) {
      const file = stored[index] as NonNullable<(typeof stored)[number]>;
      const author = ids.person(by);
      const [post] = await database
        .select({ id: posts.id, body: posts.body })
        .from(posts)
        .where(
          and(eq(posts.threadId, await threadId(thread)), eq(posts.authorId, author), like(posts.body, `${begins}%`)),
        );
      if (!post) throw new Error(`В демонстрации нет сообщения «${begins}»`);
      const body = `${post.body.trimEnd()}\n\n${add.replace('FILE', fileUrl(file))}`;
      await database.insert(files).values(file);
      await database.insert(attachments).values({ subjectKind: 'post', subjectId: post.id, fileId: file.id });
      await database
        .update(posts)
        .set({ body, html: renderMarkdown(body) })
        .where(eq(posts.id, post.id));
    }
  };
}

export const part: DemoPart = { order: 70, prepare: prepareWriting };
