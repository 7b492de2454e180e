import type { Block, ListItem } from '../blocks.ts';
import type { Run } from '../runs.ts';
import { flowLines, lineHeight, linesOf } from './lines.ts';
import { withNumbers } from './links.ts';
import { bottomOf, faces, type Painter, tagged } from './painter.ts';
import { drawPicture } from './picture.ts';
import { drawTable } from './table.ts';

const size = 11;

/** Draws one block of a text; what does not fit continues on the next page. `next` is the block after it. */
export function drawBlock(painter: Painter, block: Block, next?: Block): void {
  painter.document.x = painter.left;
  if (block.kind === 'heading') drawHeading(painter, block, next);
  else if (block.kind === 'list') drawList(painter, block.items);
  else if (block.kind === 'table') drawTable(painter, block);
  else if (block.kind === 'picture') drawPicture(painter, block);
  else if (block.kind === 'text') drawText(painter, block.runs);
  else {
    const slanted = block.runs.map((run) => ({ ...run, italic: true }));
    drawText(painter, slanted, 18);
  }
}

function drawHeading(painter: Painter, { level, text }: Extract<Block, { kind: 'heading' }>, next?: Block): void {
  const { document, left, width } = painter;
  // A heading never stands alone at the foot of a page, nor with only another heading.
  const room = next?.kind === 'heading' ? 150 : 110;
  if (document.y > bottomOf(document) - room) document.addPage();
  document.moveDown(0.5);
  tagged(painter, level === 3 ? 'H3' : 'H4', () =>
    document
      .font(faces.bold)
      .fontSize(level === 3 ? 14 : 12)
      .text(text, left, document.y, { width }),
  );
  document.moveDown(0.25);
}

/** A paragraph; a quotation is indented. */
export function drawText(painter: Painter, runs: readonly Run[], indent = 0): void {
  const { document, root, left, width } = painter;
  const element = document.struct(indent ? 'BlockQuote' : 'P');
  root.add(element);
  flowLines(painter, element, linesOf(painter, withNumbers(painter, runs), width - indent, size), left + indent, size);
  element.end();
  document.y += 6;
}

function drawList(painter: Painter, items: readonly ListItem[]): void {
  const { document, root, left, width } = painter;
  const list = document.struct('L');
  root.add(list);
  for (const { mark, runs, level, pictures } of items) {
    const indent = left + level * 18;
    const lines = linesOf(painter, withNumbers(painter, runs), width - level * 18 - 24, size);
    const height = lines.length * lineHeight(size);
    // An item moves to the next page rather than being split; only a very long one is split.
    if (document.y + Math.min(height, 300) > bottomOf(document)) document.addPage();
    const { y } = document;
    const entry = document.struct('LI');
    list.add(entry);
    entry.add(
      document.struct(
        'Lbl',
        {},
        () => void document.font(faces.plain).fontSize(size).text(mark, indent, y, { lineBreak: false }),
      ),
    );
    document.y = y;
    const body = document.struct('LBody');
    entry.add(body);
    flowLines(painter, body, lines, indent + 24, size);
    body.end();
    entry.end();
    document.y += 2;
    for (const picture of pictures ?? []) drawPicture(painter, picture);
  }
  list.end();
  document.x = left;
  document.y += 5;
}
