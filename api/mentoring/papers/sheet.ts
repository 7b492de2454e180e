import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { numbering, styles } from '../../bank/docx/styles.ts';
import { pageOf, textWidth } from '../../papers/page.ts';
import { tableOf } from '../../papers/table.ts';

export type Block = Paragraph | Table;
const width = textWidth(false);

export const heading = (words: string): Block =>
  new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(words)] });
/** A paragraph; line breaks of people's texts stay. */
export const words = (text: string): Block =>
  new Paragraph({
    alignment: AlignmentType.BOTH,
    children: text.split('\n').map((line, index) => new TextRun({ text: line, ...(index > 0 && { break: 1 }) })),
  });
export const item = (text: string): Block =>
  new Paragraph({
    style: 'ListParagraph',
    numbering: { reference: 'dashes', level: 0 },
    children: [new TextRun(text)],
  });

/** A table with a head that repeats on every page. `shares` are parts of the width. */
export const table = (shares: number[], head: string[], rows: string[][]): Block[] => [
  tableOf({ head, rows, widths: shares }, width, 'F3EEE4'),
  // A paragraph after a table keeps two tables apart and gives Word the place it needs at the end.
  new Paragraph({ children: [] }),
];

const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

/** Places to sign, two beside one another: who signs, a line, a date. */
export function signatures(signers: { who: string; role: string; name?: string }[]): Block[] {
  const half = Math.floor(width / 2);
  const cell = (signer: (typeof signers)[number] | undefined) =>
    new TableCell({
      width: { size: half, type: WidthType.DXA },
      margins: { top: 120, bottom: 120, left: 0, right: 240 },
      children: signer
        ? [
            new Paragraph({ style: 'CellHead', children: [new TextRun(signer.who)] }),
            new Paragraph({ style: 'Cell', children: [new TextRun(signer.role)] }),
            new Paragraph({
              style: 'Cell',
              spacing: { before: 240 },
              children: [new TextRun(`_______________ / ${signer.name ?? '____________________'} /`)],
            }),
            new Paragraph({ style: 'Cell', children: [new TextRun('«____» ______________ 20____ г.   М. П.')] }),
          ]
        : [new Paragraph({ style: 'Cell', children: [] })],
    });
  const rows = signers.flatMap((signer, index) => (index % 2 === 0 ? [[signer, signers[index + 1]]] : []));
  return [
    new Table({
      width: { size: half * 2, type: WidthType.DXA },
      columnWidths: [half, half],
      layout: TableLayoutType.FIXED,
      borders: noBorders,
      rows: rows.map((pair) => new TableRow({ cantSplit: true, children: pair.map(cell) })),
    }),
    new Paragraph({ children: [] }),
  ];
}

interface Sheet {
  title: string;
  /** Stands under the title: number, date, place. */
  under: string;
  author: string;
  blocks: Block[];
}

/** A4 in Times New Roman with tagged headings, the number of the page at its foot. */
export async function sheet({ title, under, author, blocks }: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    title,
    creator: author,
    lastModifiedBy: 'Опора',
    styles,
    numbering,
    sections: [
      {
        properties: pageOf(false),
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                style: 'Source',
                alignment: AlignmentType.RIGHT,
                children: [
                  new TextRun({ children: ['Страница ', PageNumber.CURRENT, ' из ', PageNumber.TOTAL_PAGES] }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            alignment: AlignmentType.CENTER,
            children: [new TextRun(title)],
          }),
          new Paragraph({ style: 'Summary', alignment: AlignmentType.CENTER, children: [new TextRun(under)] }),
          ...blocks,
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
