import { Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx';

interface Columns {
  head: string[];
  rows: string[][];
  /** Fractions of the whole width. */
  widths: number[];
}

/**
 * A table of styled cells (`Cell`, `CellHead`) whose head repeats on every page and whose rows do not break.
 * @param width twips
 */
export function tableOf({ head, rows, widths }: Columns, width: number): Table {
  const total = widths.reduce((sum, weight) => sum + weight, 0);
  const columnWidths = widths.map((weight) => Math.floor((width * weight) / total));
  const row = (cells: string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: columnWidths.map(
        (size, column) =>
          new TableCell({
            width: { size, type: WidthType.DXA },
            margins: { top: 60, bottom: 60, left: 90, right: 90 },
            children: (cells[column] ?? '')
              .split('\n')
              .map((line) => new Paragraph({ style: isHead ? 'CellHead' : 'Cell', children: [new TextRun(line)] })),
          }),
      ),
    });
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths,
    layout: TableLayoutType.FIXED,
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  });
}
