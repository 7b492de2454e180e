import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import '../support/app.ts';

const { bookletOf } = await import('../../api/collections/booklet.ts');
const { readCollection } = await import('../../api/collections/collection.ts');
const { blocksOfHtml, blocksOfMarkdown } = await import('../../api/papers/blocks.ts');
const { parseBody, withFormsOpened } = await import('../../api/bank/mdx.ts');
const { renderMarkdown } = await import('../../api/markdown.ts');
const { qrModules, qrPng } = await import('../../api/papers/qrCode.ts');
const { extractText, getDocumentProxy } = await import('unpdf');
const { read, write } = await import('../../db/client.ts');
const { collectionItems, collections } = await import('../../db/schema/collections.ts');
const { publications } = await import('../../db/schema/bank.ts');
const { and, desc, eq } = await import('drizzle-orm');

describe('the booklet of a collection', () => {
  it('is one tagged PDF: contents with true page numbers, whole texts of files and of the database, addresses', async () => {
    const [row] = await read
      .select({ id: collections.id })
      .from(collections)
      .where(and(eq(collections.visibility, 'public'), eq(collections.state, 'active')))
      .orderBy(desc(collections.updatedAt))
      .limit(1);
    const id = row?.id as string;
    const [practice] = await read
      .select()
      .from(publications)
      .where(and(eq(publications.source, 'database'), eq(publications.state, 'published')))
      .limit(1);
    if (!practice) throw new Error('no practice of the database');
    await write((database) =>
      database
        .insert(collectionItems)
        .values({ collectionId: id, publicationId: practice.id, position: 99, note: 'Пометка к последней' }),
    );
    const collection = await readCollection(null, id);
    const { name, type, bytes } = await bookletOf(collection, collection.url);
    expect([name, type]).toEqual([expect.stringMatching(/\.pdf$/), 'application/pdf']);
    const source = Buffer.from(bytes).toString('latin1');
    expect(source).toContain('/StructTreeRoot');
    expect(source).toContain('/Lang (ru-RU)');
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const { text: pages } = await extractText(pdf, { mergePages: false });
    const plain = (words: string) => words.replace(/\s+/g, ' ');
    const contents = plain(pages[1] ?? '');
    expect(contents).toContain('Содержание');
    for (const [index, { publication }] of collection.items.entries()) {
      const beginning = `${index + 1}. ${publication.title}`;
      const at = pages.findIndex((page, number) => number > 1 && plain(page).startsWith(plain(beginning)));
      expect(at, beginning).toBeGreaterThan(1);
      expect(contents).toContain(`${plain(beginning)} ${at + 1}`);
    }
    const whole = plain(pages.join(' '));
    expect(whole).toContain('Пометка к последней');
    expect(whole).toContain(`http://opora.test/practices/${practice.slug}`);
    // The last words of a text are there, so it was printed to its end.
    for (const words of practice.text.split(' ').slice(-3)) expect(whole).toContain(words);
  }, 60_000);

  it('keeps what a text is made of: headings, lists in lists, ticks, quotes, tables', () => {
    const body = [
      '## Шаги',
      'Строка **важная**.',
      '1. Первое\n   - внутри\n2. Второе',
      '- [ ] сделать',
      '> Сказано',
      '| Что | Сколько |\n| --- | --- |\n| уроки | 3 |',
      '<Form title="Лист">\n\nПоле ____\n\n</Form>',
    ].join('\n\n');
    const blocks = blocksOfMarkdown(withFormsOpened(parseBody(body)));
    expect(blocks).toEqual([
      { kind: 'heading', level: 3, text: 'Шаги' },
      { kind: 'text', text: 'Строка важная.' },
      {
        kind: 'list',
        items: [
          { mark: '1.', text: 'Первое', level: 0 },
          { mark: '–', text: 'внутри', level: 1 },
          { mark: '2.', text: 'Второе', level: 0 },
        ],
      },
      { kind: 'list', items: [{ mark: '[  ]', text: 'сделать', level: 0 }] },
      { kind: 'quote', text: 'Сказано' },
      { kind: 'table', head: ['Что', 'Сколько'], rows: [['уроки', '3']] },
      { kind: 'heading', level: 4, text: 'Лист' },
      { kind: 'text', text: 'Поле ____' },
    ]);
    // The same text through the database's HTML comes to the same.
    const database = body
      .split('\n\n')
      .filter((part) => !/^<|^- \[/.test(part) && !part.startsWith('Поле') && part !== '</Form>');
    const html = `<h2 id="a">Шаги</h2>${renderMarkdown(database.slice(1).join('\n\n'))}`;
    expect(blocksOfHtml(html)).toEqual(
      blocks.filter(({ kind }, index) => index < 6 && !(kind === 'list' && index === 3)),
    );
  });
});

describe('the code for a slide', () => {
  it('is a PNG of the modules with quiet around them', () => {
    const address = 'http://opora.test/collections/068wftrxkt6n736k';
    const modules = qrModules(address);
    const png = Buffer.from(qrPng(address));
    const width = png.readUInt32BE(16);
    expect(width).toBe((modules.length + 8) * 16);
    const from = png.indexOf('IDAT');
    const lines = inflateSync(png.subarray(from + 4, from + 4 + png.readUInt32BE(from - 4)));
    const black = (x: number, y: number) => lines[y * (width * 3 + 1) + 1 + x * 3] === 0;
    const seen = modules.map((row, y) => row.map((_, x) => black((x + 4) * 16 + 8, (y + 4) * 16 + 8)));
    expect(seen).toEqual(modules);
    expect(black(8, 8)).toBe(false);
  });
});
