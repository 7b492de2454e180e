import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import '../../support/app.ts';
import { materialWithForm } from '../../support/roles.ts';

const { bankFiles, treeOf } = await import('../../../api/knowledge/bankFiles/files.ts');
const { formsOf, parseBody } = await import('../../../api/knowledge/bankFiles/mdx.ts');
const { formAsWord, publicationAsWord } = await import('../../../api/knowledge/bank/wordFiles.ts');
const { wordDocument } = await import('../../../api/knowledge/bank/docx/document.ts');

/** The parts of a DOCX, read back. */
function opened(bytes: Uint8Array) {
  const parts = unzipSync(bytes);
  const part = (name: string) => strFromU8(parts[name] as Uint8Array);
  return {
    body: part('word/document.xml'),
    styles: part('word/styles.xml'),
    footer: part('word/footer1.xml'),
    core: part('docProps/core.xml'),
  };
}
const words = (xml: string) =>
  xml
    .replace(/<w:tab\/>/g, ' ')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '');
const fromMarkdown = async (markdown: string) =>
  opened(
    await wordDocument({
      title: 'Лист',
      authors: ['МЦ'],
      source: 'http://opora.test/bank/x',
      children: parseBody(markdown).children,
    }),
  );

describe('a Word file', () => {
  it('is in Russian, on A4 with office margins, tells its title, author and source', async () => {
    const { body, styles, footer, core } = await fromMarkdown('Текст.');
    expect(styles).toContain('w:lang w:val="ru-RU"');
    expect(styles).toContain('w:ascii="Times New Roman"');
    // 210 × 297 mm; 20, 10, 20, 30 mm; in twips, 56.7 a millimetre.
    expect(body).toMatch(/<w:pgSz w:w="1190\d" w:h="1683\d" w:orient="portrait"\/>/);
    expect(body).toMatch(/<w:pgMar w:top="113\d" w:right="56\d" w:bottom="113\d" w:left="170\d"/);
    expect(core).toContain('<dc:title>Лист</dc:title>');
    expect(core).toContain('<dc:creator>МЦ</dc:creator>');
    expect(words(footer)).toContain('http://opora.test/bank/x');
    expect(body).toContain('<w:pStyle w:val="Title"/>');
  });

  it('names headings, lists, tables and boxes by real styles and elements', async () => {
    const { body } = await fromMarkdown(
      '## Первый\n\n### Второй\n\n1. раз\n2. два\n\n- три\n\n- [ ] четыре\n\n| Кто | Когда |\n| --- | --- |\n| **я** | *завтра* |\n',
    );
    expect(body).toContain('<w:pStyle w:val="Heading1"/>');
    expect(body).toContain('<w:pStyle w:val="Heading2"/>');
    expect(body.match(/<w:numPr>/g)).toHaveLength(3);
    expect(body.match(/<w14:checkbox>/g)).toHaveLength(1);
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(body).toMatch(/<w:b\/>.*?<w:t[^>]*>я<\/w:t>/);
    expect(body).toMatch(/<w:i\/>.*?<w:t[^>]*>завтра<\/w:t>/);
  });

  it('begins every numbered list from one', async () => {
    const { body } = await fromMarkdown('1. а\n\nТекст\n\n1. б\n');
    const numbers = [...body.matchAll(/<w:numId w:val="(\d+)"\/>/g)].map(([, id]) => id);
    expect(new Set(numbers).size).toBe(2);
  });

  it('lies on its side when a table has many columns', async () => {
    const { body } = await fromMarkdown(
      '| 1 | 2 | 3 | 4 | 5 | 6 | 7 |\n| - | - | - | - | - | - | - |\n| а | | | | | | |\n',
    );
    expect(body).toMatch(/<w:pgSz w:w="1683\d" w:h="1190\d" w:orient="landscape"\/>/);
  });

  it('holds every word of its form, for each form of the bank', async () => {
    for (const file of bankFiles()) {
      for (const [index, form] of formsOf(treeOf(file)).entries()) {
        const { name, bytes } = await formAsWord(null, file.collection, file.slug, index + 1);
        expect(name).toBe(`${form.title}.docx`);
        const found = words(opened(bytes).body);
        expect(found, file.path).toContain(form.title.replaceAll('&', '&amp;'));
        expect(found.length, file.path).toBeGreaterThan(form.title.length + 40);
      }
    }
  });

  it('is made of a whole material too, its forms opened', async () => {
    const { bytes } = await publicationAsWord(null, 'material', materialWithForm);
    const found = words(opened(bytes).body);
    for (const part of ['Как провести', 'Сводка учителя по билетам', 'Источники']) expect(found).toContain(part);
  });

  it('is not there for a form that the page does not have', async () => {
    await expect(formAsWord(null, 'material', materialWithForm, 9)).rejects.toMatchObject({ status: 404 });
    await expect(formAsWord(null, 'material', materialWithForm, Number.NaN)).rejects.toMatchObject({ status: 404 });
    await expect(formAsWord(null, 'material', 'net-takogo', 1)).rejects.toMatchObject({ status: 404 });
  });
});
