import type { Block, ListItem } from './blocks.ts';

/** Where a booklet is drawn, and with what. */
export interface Painter {
  document: PDFKit.PDFDocument;
  root: PDFKit.PDFStructureElement;
  /** Paths of faces. */
  plain: string;
  bold: string;
  italic: string;
  /** Of the text, in points. */
  left: number;
  width: number;
}

const size = 11;
const lineGap = 2.5;

/** Writes one line of the structure tree: an element of this type, around what `draw` puts on the page. */
export function tagged(
  document: PDFKit.PDFDocument,
  parent: PDFKit.PDFStructureElement,
  type: string,
  draw: () => void,
  options: PDFKit.Mixins.StructureElementOptions | { alt: string } = {},
): void {
  parent.add(document.struct(type as Parameters<PDFKit.PDFDocument['struct']>[0], options, draw));
}

const bottomOf = (document: PDFKit.PDFDocument) => document.page.height - document.page.margins.bottom;

/** Puts one block of a text on the page; what does not fit flows to the next. */
export function drawBlock(painter: Painter, block: Block): void {
  const { document, root, plain, bold, italic, left, width } = painter;
  document.x = left;
  switch (block.kind) {
    case 'heading':
      // A heading never stands alone at the foot of a page.
      if (document.y > bottomOf(document) - 110) document.addPage();
      document.moveDown(0.5);
      tagged(document, root, block.level === 3 ? 'H3' : 'H4', () =>
        document
          .font(bold)
          .fontSize(block.level === 3 ? 14 : 12)
          .text(block.text, left, document.y, { width }),
      );
      document.moveDown(0.25);
      return;
    case 'text':
    case 'quote':
      for (const line of block.text.split('\n'))
        tagged(document, root, block.kind === 'quote' ? 'BlockQuote' : 'P', () =>
          document
            .font(block.kind === 'quote' ? italic : plain)
            .fontSize(size)
            .text(line, block.kind === 'quote' ? left + 18 : left, document.y, {
              width: block.kind === 'quote' ? width - 18 : width,
              lineGap,
            }),
        );
      document.moveDown(0.45);
      return;
    case 'list':
      drawList(painter, block.items);
      return;
    case 'table':
      drawTable(painter, block);
  }
}

function drawList({ document, root, plain, left, width }: Painter, items: readonly ListItem[]): void {
  const list = document.struct('L');
  root.add(list);
  for (const { mark, text, level } of items) {
    document.font(plain).fontSize(size);
    const indent = left + level * 18;
    const body = { width: width - level * 18 - 24, lineGap };
    const height = document.heightOfString(text, body);
    // An item begins on the next page when it would be torn; a very long one is torn all the same.
    if (document.y + height > bottomOf(document) && height < 300) document.addPage();
    const { y } = document;
    const entry = document.struct('LI');
    list.add(entry);
    entry.add(document.struct('Lbl', {}, () => void document.text(mark, indent, y, { lineBreak: false })));
    entry.add(document.struct('LBody', {}, () => void document.text(text || ' ', indent + 24, y, body)));
    entry.end();
    document.moveDown(0.15);
  }
  list.end();
  document.x = left;
  document.moveDown(0.35);
}

function drawTable(
  { document, root, plain, bold, left, width }: Painter,
  { head, rows }: Extract<Block, { kind: 'table' }>,
): void {
  const columns = Math.max(head.length, ...rows.map((row) => row.length));
  if (columns === 0) return;
  if (document.y > bottomOf(document) - 70) document.addPage();
  document.font(plain).fontSize(columns > 5 ? 8 : 9.5);
  const cells = (row: readonly string[], type: 'TH' | 'TD') =>
    Array.from({ length: columns }, (_, column) => ({
      text: row[column] ?? '',
      type,
      padding: 4,
      border: 0.5,
      ...(type === 'TH' && { font: { src: bold } }),
    }));
  document.table({
    position: { x: left, y: document.y },
    maxWidth: width,
    structParent: root,
    data: [...(head.some(Boolean) ? [cells(head, 'TH')] : []), ...rows.map((row) => cells(row, 'TD'))],
  } as PDFKit.Mixins.TableOptionsWithData);
  document.x = left;
  document.moveDown(0.8);
}
