import { Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { RootContent, Table } from 'mdast';
import { pageOf, textWidth } from '../../../platform/papers/index.ts';
import { blocksOf } from './blocks.ts';
import { numbering, styles } from './styles.ts';

interface WordText {
  title: string;
  /** A sentence under the title. */
  summary?: string;
  authors: string[];
  /** The full address of its page: printed at the foot of every page. */
  source: string;
  children: RootContent[];
}

/** From this many columns on the page is landscape. */
const manyColumns = 7;

/** A Word document of Markdown blocks: real headings, lists, checkboxes, tables with repeated heads; in Russian, on A4. */
export async function wordDocument({
  title,
  summary,
  authors,
  source,
  children,
}: WordText): Promise<Uint8Array<ArrayBuffer>> {
  const tables = children.filter((node): node is Table => node.type === 'table');
  const wide = tables.some((table) => (table.children[0]?.children.length ?? 0) >= manyColumns);
  const width = textWidth(wide);
  const document = new Document({
    title,
    creator: authors.join(', '),
    lastModifiedBy: 'Опора',
    description: source,
    styles,
    numbering,
    sections: [
      {
        properties: pageOf(wide),
        footers: { default: footerOf(source, width) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
          ...(summary
            ? [new Paragraph({ style: 'Summary', children: [new TextRun({ text: summary, italics: true })] })]
            : []),
          ...blocksOf(children, { width, lists: 0 }),
        ],
      },
    ],
  });
  const bytes = await Packer.toArrayBuffer(document);
  return new Uint8Array(bytes);
}

const footerOf = (source: string, width: number) =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Source',
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        children: [
          new TextRun(`Опора: ${source}`),
          new TextRun({ children: [new Tab(), 'Страница ', PageNumber.CURRENT, ' из ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
