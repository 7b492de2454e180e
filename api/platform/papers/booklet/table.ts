import type { Block } from '../blocks.ts';
import type { Run } from '../runs.ts';
import { drawLines, type Line, lineHeight, linesOf, measured } from './lines.ts';
import { withNumbers } from './links.ts';
import { artifact, bottomOf, type Element, faces, type Painter } from './painter.ts';

type TableBlock = Extract<Block, { kind: 'table' }>;
const padding = 4;

/** A table whose head repeats on each page. A row is not split, unless it is longer than a page. */
export function drawTable(painter: Painter, { head, rows }: TableBlock): void {
  const { document, root, width } = painter;
  const columns = Math.max(head.length, ...rows.map((row) => row.length));
  if (columns === 0) return;
  const size = columns > 5 ? 8 : 9.5;
  const bold = head.map((cell) => cell.map((run) => ({ ...run, bold: true })));
  const cells = [bold, ...rows].map((row) =>
    Array.from({ length: columns }, (_, column) => withNumbers(painter, row[column] ?? [])),
  );
  const widths = columnWidths(painter, cells, width, size);
  const laid = cells.map((row) =>
    row.map((cell, column) => linesOf(painter, cell, (widths[column] as number) - 2 * padding, size)),
  );
  const [headLines = [], ...bodyLines] = laid;
  const table = document.struct('Table');
  root.add(table);
  const sheet: Sheet = { painter, table, widths, size, head: head.some((cell) => cell.length > 0) ? headLines : null };
  const first = heightOf(bodyLines[0] ?? [], size) + (sheet.head ? heightOf(sheet.head, size) : 0);
  // The head never stands alone at the foot of a page.
  if (document.y + Math.min(first, 200) > bottomOf(document)) document.addPage();
  if (sheet.head) drawRow(sheet, sheet.head, 'TH');
  for (const row of bodyLines) drawRow(sheet, row, 'TD');
  table.end();
  document.x = painter.left;
  document.y += 10;
}

interface Sheet {
  painter: Painter;
  table: Element;
  widths: readonly number[];
  size: number;
  head: Line[][] | null;
}

/** Every column fits its longest word; the rest of the width goes to columns with more text. */
function columnWidths(painter: Painter, rows: readonly Run[][][], width: number, size: number): number[] {
  const wants = (rows[0] ?? []).map((_, column) => {
    const sizes = rows.map((row) => measured(painter, row[column] ?? [], size));
    const least = Math.max(24, ...sizes.map((cell) => cell.least + 2 * padding + 1));
    // A long cell does not starve the others: it wraps.
    const whole = Math.min(width, Math.max(...sizes.map((cell) => cell.whole + 2 * padding + 1)));
    return { least, more: Math.max(1, whole - least) };
  });
  const least = wants.reduce((sum, want) => sum + want.least, 0);
  if (least >= width) return wants.map((want) => (want.least * width) / least);
  const more = wants.reduce((sum, want) => sum + want.more, 0);
  return wants.map((want) => want.least + ((width - least) * want.more) / more);
}

const heightOf = (row: readonly Line[][], size: number) =>
  Math.max(1, ...row.map((lines) => lines.length)) * lineHeight(size) + 2 * padding;

function drawRow(sheet: Sheet, row: readonly Line[][], type: 'TH' | 'TD'): void {
  const { painter, table, size } = sheet;
  const { document } = painter;
  const line = document.struct('TR');
  table.add(line);
  const elements = row.map(() => {
    const cell = document.struct(type, type === 'TH' ? { scope: 'Column' as const } : {});
    line.add(cell);
    return cell;
  });
  let left = row;
  while (document.y + heightOf(left, size) > bottomOf(document)) {
    const room = Math.floor((bottomOf(document) - document.y - 2 * padding) / lineHeight(size));
    const fitsOnOne = heightOf(left, size) < bottomOf(document) - document.page.margins.top - 80;
    const fresh = document.y <= document.page.margins.top + 1;
    if ((!fitsOnOne || fresh) && room > 3) {
      drawCells(
        sheet,
        elements,
        left.map((lines) => lines.slice(0, room)),
        room * lineHeight(size) + 2 * padding,
      );
      left = left.map((lines) => lines.slice(room));
    }
    document.addPage();
    if (sheet.head && type === 'TD') repeatHead(sheet, sheet.head);
  }
  drawCells(sheet, elements, left, heightOf(left, size));
  for (const element of elements) element.end();
  line.end();
}

/** Only visual: screen readers know the head from the first page. */
function repeatHead({ painter, widths, size }: Sheet, head: readonly Line[][]): void {
  const { document } = painter;
  const { y } = document;
  const height = heightOf(head, size);
  artifact(document, 'Layout', () => {
    let x = painter.left + padding;
    document.font(faces.bold).fontSize(size);
    for (const [column, lines] of head.entries()) {
      for (const [row, line] of lines.entries()) {
        const words = line.map(({ text }) => text).join('');
        document.text(words, x, y + padding + row * lineHeight(size), { lineBreak: false });
      }
      x += widths[column] as number;
    }
  });
  document.y = y;
  drawBorders(painter, widths, height);
  document.y += height;
}

function drawCells(
  { painter, widths, size }: Sheet,
  elements: readonly Element[],
  row: readonly Line[][],
  height: number,
) {
  const { document, left } = painter;
  const { y } = document;
  let x = left;
  for (const [column, lines] of row.entries()) {
    drawLines(painter, elements[column] as Element, lines, { x: x + padding, y: y + padding, size });
    x += widths[column] as number;
  }
  document.y = y;
  drawBorders(painter, widths, height);
  document.y = y + height;
}

/** Borders are artifacts. */
function drawBorders({ document, left }: Painter, widths: readonly number[], height: number): void {
  const { y } = document;
  artifact(document, 'Layout', () => {
    document.lineWidth(0.5).strokeColor('#8A8275');
    let x = left;
    for (const width of widths) {
      document.rect(x, y, width, height);
      x += width;
    }
    document.stroke().strokeColor('#000000');
  });
}
