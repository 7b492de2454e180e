import { qrModules } from '../qrCode.ts';
import { bottomOf, faces, type Painter, tagged } from './painter.ts';

/** A QR code with the address beside it, kept on one page. */
export function drawAddress(painter: Painter, address: string, side: number, words: string): void {
  const { document, left, width } = painter;
  if (document.y + side > bottomOf(document)) document.addPage();
  const { y } = document;
  drawCode(painter, address, { x: left, y, side });
  tagged(painter, 'P', () => {
    document
      .font(faces.plain)
      .fontSize(10)
      .text(`${words}:`, left + side + 14, y + 4, { width: width - side - 14 });
    document.text(address, { width: width - side - 14 });
  });
  document.y = y + side;
  document.x = left;
}

/** A QR code at a given point; `side` in points. */
export function drawCode(painter: Painter, address: string, { x, y, side }: { x: number; y: number; side: number }) {
  const { document } = painter;
  const rows = qrModules(address);
  const cell = side / rows.length;
  tagged(
    painter,
    'Figure',
    () => {
      for (const [row, cells] of rows.entries())
        for (const [column, black] of cells.entries())
          if (black) document.rect(x + column * cell, y + row * cell, cell + 0.05, cell + 0.05);
      document.fill('#000000');
    },
    { alt: `QR-код: ${address}`, bbox: [x, y, x + side, y + side] },
  );
}
