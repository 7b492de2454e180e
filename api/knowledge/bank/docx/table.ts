import { Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import type { Table as TableNode } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { runsOf } from './inline.ts';

/** A table with its first row as repeated head; rows do not break between pages. */
export function tableOf(node: TableNode, width: number): Table {
  const columnWidths = widthsOf(node, width);
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths,
    layout: TableLayoutType.FIXED,
    rows: node.children.map(
      (row, rowIndex) =>
        new TableRow({
          tableHeader: rowIndex === 0,
          cantSplit: true,
          children: columnWidths.map(
            (size, column) =>
              new TableCell({
                width: { size, type: WidthType.DXA },
                margins: { top: 60, bottom: 60, left: 90, right: 90 },
                ...(rowIndex === 0 && { shading: { fill: 'F3EEE4' } }),
                children: [
                  new Paragraph({
                    style: rowIndex === 0 ? 'CellHead' : 'Cell',
                    children: runsOf(row.children[column]?.children ?? []),
                  }),
                ],
              }),
          ),
        }),
    ),
  });
}

/** Columns share the width by the length of their text; an empty one, to be filled in, gets a minimum. */
function widthsOf(node: TableNode, width: number): number[] {
  const columns = node.children[0]?.children.length ?? 1;
  const weights = Array.from({ length: columns }, (_, column) => {
    const lengths = node.children.map((row) => wordsOf(row.children[column] ?? { type: 'text', value: '' }).length);
    return Math.min(60, Math.max(12, ...lengths));
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.floor((width * weight) / total));
}
