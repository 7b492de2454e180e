import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import '../../support/app.ts';

const { bookletOf } = await import('../../../api/discovery/collections/booklet.ts');
const { readCollection } = await import('../../../api/discovery/collections/collection.ts');
const { blocksOfMarkdown } = await import('../../../api/platform/papers/blocks.ts');
const { blocksOfHtml } = await import('../../../api/platform/papers/htmlBlocks.ts');
const { writeBooklet } = await import('../../../api/platform/papers/booklet.ts');
const { renderArticle } = await import('../../../api/platform/markdown/longMarkdown.ts');
const { attachments, files } = await import('../../../db/schema/files/files.ts');
const { disk, newKey } = await import('../../../api/platform/files/store.ts');
const { default: sharp } = await import('sharp');
const { parseBody, withFormsOpened } = await import('../../../api/knowledge/bankFiles/mdx.ts');
const { qrModules, qrPng } = await import('../../../api/platform/papers/qrCode.ts');
const { extractText, getDocumentProxy } = await import('unpdf');
const { read, write } = await import('../../../db/client.ts');
const { collectionItems, collections } = await import('../../../db/schema/collections.ts');
const { publications } = await import('../../../db/schema/bank.ts');
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
  });

  it('keeps what a text is made of: headings, lists in lists, ticks, quotes, tables', () => {
    const body = [
      '## Шаги',
      'Строка **важная** и *косая*, [приказ](https://example.org/1).',
      '1. Первое\n   - внутри\n2. Второе',
      '- [ ] сделать',
      '> Сказано',
      '![Схема](/files/0123456789abcdef/x.png)',
      '| Что | Сколько |\n| --- | --- |\n| уроки | 3 |',
      '<Form title="Лист">\n\nПоле ____\n\n</Form>',
    ].join('\n\n');
    const blocks = blocksOfMarkdown(withFormsOpened(parseBody(body)));
    const said = (text: string, look = {}) => ({ text, ...look });
    expect(blocks).toEqual([
      { kind: 'heading', level: 3, text: 'Шаги' },
      {
        kind: 'text',
        runs: [
          said('Строка '),
          said('важная', { bold: true }),
          said(' и '),
          said('косая', { italic: true }),
          said(', '),
          said('приказ', { link: 'https://example.org/1' }),
          said('.'),
        ],
      },
      {
        kind: 'list',
        items: [
          { mark: '1.', runs: [said('Первое')], level: 0 },
          { mark: '–', runs: [said('внутри')], level: 1 },
          { mark: '2.', runs: [said('Второе')], level: 0 },
        ],
      },
      { kind: 'list', items: [{ mark: '[  ]', runs: [said('сделать')], level: 0 }] },
      { kind: 'quote', runs: [said('Сказано')] },
      { kind: 'picture', source: '/files/0123456789abcdef/x.png', alt: 'Схема' },
      { kind: 'table', head: [[said('Что')], [said('Сколько')]], rows: [[[said('уроки')], [said('3')]]] },
      { kind: 'heading', level: 4, text: 'Лист' },
      { kind: 'text', runs: [said('Поле ____')] },
    ]);
    // The same text through the database's HTML comes to the same.
    const [text = '', form = ''] = body.split(/(?=<Form)/);
    const inner = form.replace(/<\/?Form[^>]*>/g, '');
    const html = `${renderArticle(text)}<figure data-form="Лист">${renderArticle(inner)}</figure>`;
    expect(blocksOfHtml(html)).toEqual(blocks);
  });

  it('prints looks, addresses of links and whole tables, each row once and its head on every page', async () => {
    const row = (number: number) => `| **Строка ${number}** | ${'много слов о ней '.repeat(number % 9)} |`;
    const tall = `| Долгая | ${'и ещё слова '.repeat(900)}последнее |`;
    const body = [
      'Есть [приказ](https://example.org/order?a=1) и *наклон*.',
      `| Шаг | О нём |\n| --- | --- |\n${Array.from({ length: 60 }, (_, number) => row(number)).join('\n')}\n${tall}`,
    ].join('\n\n');
    const part = { title: 'Текст', facts: '', summary: '', note: '', address: 'http://opora.test/bank/x' };
    const bytes = await writeBooklet({
      title: 'Буклет',
      about: '',
      by: '',
      address: null,
      pictures: new Map(),
      parts: [{ ...part, blocks: blocksOfMarkdown(parseBody(body).children) }],
    });
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const { text: pages } = await extractText(pdf, { mergePages: false });
    const tables = pages.filter((page) => /Строка|слова/.test(page));
    expect(tables.length).toBeGreaterThan(4);
    for (const page of tables) expect(page).toContain('О нём');
    const whole = pages.join(' ').replace(/\s+/g, ' ');
    for (let number = 0; number < 60; number++) expect(whole.split(`Строка ${number} `)).toHaveLength(2);
    expect(whole.match(/ещё/g)).toHaveLength(900);
    expect(whole).toContain('последнее');
    expect(whole).toMatch(/приказ \[1\] и наклон/);
    expect(whole).toContain('[1] https://example.org/order?a=1');
    // As it is heard: every sheet has its tags, and a table is one from its head to its cells.
    const roles = new Set<string>();
    const walk = (node: { role?: string; children?: unknown[] }) => {
      if (node.role) roles.add(node.role);
      for (const child of node.children ?? []) walk(child as typeof node);
    };
    for (let number = 1; number <= pdf.numPages; number++)
      walk((await (await pdf.getPage(number)).getStructTree()) ?? {});
    expect([...roles]).toEqual(
      expect.arrayContaining([
        'H1',
        'H2',
        'P',
        'TOC',
        'TOCI',
        'Link',
        'Table',
        'TR',
        'TH',
        'TD',
        'L',
        'LBody',
        'Figure',
      ]),
    );
    const page = await pdf.getPage(3);
    const links = await page.getAnnotations();
    expect(links.map(({ url }: { url?: string }) => url)).toContain('https://example.org/order?a=1');
    const fonts = (await page.getTextContent()).items.map((item) => ('fontName' in item ? item.fontName : ''));
    expect(new Set(fonts).size).toBeGreaterThan(2);
  });

  it('shows the pictures that hang on its texts, with what they show in words, and nobody else’s', async () => {
    const picture = await sharp({ create: { width: 60, height: 40, channels: 4, background: '#0F5C55' } })
      .png()
      .toBuffer();
    const [practice] = await read
      .select()
      .from(publications)
      .where(and(eq(publications.source, 'database'), eq(publications.state, 'published')))
      .limit(1);
    const [someone] = await read.select().from(collections).where(eq(collections.visibility, 'public')).limit(1);
    if (!practice?.practiceId || !someone) throw new Error('no practice of the database');
    const keep = async (name: string, on: string) => {
      const key = newKey();
      await disk.put(key, picture);
      const [file] = await write((database) =>
        database
          .insert(files)
          .values({ key, name, type: 'image/png', size: picture.length, ownerId: someone.ownerId })
          .returning(),
      );
      const fileId = file?.id as string;
      await write((database) =>
        database.insert(attachments).values({ subjectKind: 'practice', subjectId: on, fileId }),
      );
      return `/files/${fileId}/${name}`;
    };
    const own = await keep('own.png', practice.practiceId);
    const foreign = await keep('foreign.png', 'another');
    const html = renderArticle(`![Схема урока](${own})\n\n![Чужая](${foreign})`);
    await write((database) => database.update(publications).set({ html }).where(eq(publications.id, practice.id)));
    const [made] = await write((database) =>
      database
        .insert(collections)
        .values({ ownerId: someone.ownerId, title: 'С картинками', visibility: 'public' })
        .returning(),
    );
    const id = made?.id as string;
    await write((database) =>
      database.insert(collectionItems).values({ collectionId: id, publicationId: practice.id, position: 0 }),
    );
    const collection = await readCollection(null, id);
    const { bytes } = await bookletOf(collection, collection.url);
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const { text } = await extractText(pdf, { mergePages: true });
    expect(text.replace(/\s+/g, ' ')).toContain('Рисунок: Чужая. Его можно увидеть');
    expect(text).not.toContain('Рисунок: Схема урока');
    const source = Buffer.from(bytes).toString('latin1');
    expect(source.match(/\/Subtype \/Image/g)).toHaveLength(1);
    const utf16 = (words: string) => Buffer.from(`\ufeff${words}`, 'utf16le').swap16().toString('latin1');
    expect(source).toContain(`/Alt (${utf16('Схема урока').replace(/[()\\]/g, '\\$&')}`);
    expect(source).toMatch(/\/BBox \[[^\]]+\]/);
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
