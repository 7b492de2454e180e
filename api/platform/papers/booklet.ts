import { drawCode } from './booklet/address.ts';
import { drawBlock } from './booklet/blocks.ts';
import { drawContents, drawCover } from './booklet/cover.ts';
import { drawLinks } from './booklet/links.ts';
import {
  artifact,
  type Booklet,
  type BookletPart,
  faces,
  millimetres,
  type Painter,
  painterOf,
  tagged,
} from './booklet/painter.ts';

export type { Booklet, BookletPart, DrawnPicture } from './booklet/painter.ts';

/**
 * Several texts as one tagged PDF: a cover, contents with linked page numbers, each text on a new page
 * with its address and QR code beside the heading, page numbers. Drawn twice: the page of a text is known only after all before it are drawn.
 */
export async function writeBooklet(booklet: Booklet): Promise<Uint8Array<ArrayBuffer>> {
  const { beginnings } = await draw(booklet, []);
  const { bytes } = await draw(booklet, beginnings);
  return bytes;
}

async function draw(booklet: Booklet, known: readonly number[]) {
  const painter = painterOf(booklet);
  const { document, root } = painter;
  const chunks: Buffer[] = [];
  const whole = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('error', reject);
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
  });
  drawCover(painter, booklet);
  const titles = booklet.parts.map(({ title }) => title);
  drawContents(painter, titles, known);
  const beginnings = booklet.parts.map((part, index) => drawPart(painter, part, index));
  drawNumbers(painter, booklet.title);
  root.end();
  document.end();
  return { beginnings, bytes: await whole };
}

/** @returns the number of the page on which the text begins; the cover is page 1 */
function drawPart(painter: Painter, part: BookletPart, index: number): number {
  const { document, left } = painter;
  document.addPage();
  const page = document.bufferedPageRange().count;
  // The code is beside the heading, where there is always room; at the end it often needed a page of its own.
  const side = 22 * millimetres;
  const top = document.y;
  const width = painter.width - side - 6 * millimetres;
  document.addNamedDestination(`part-${index + 1}`, 'XYZ', left, document.y, null);
  document.outline.addItem(part.title);
  tagged(painter, 'H2', () =>
    document
      .font(faces.bold)
      .fontSize(19)
      .text(`${index + 1}. ${part.title}`, left, document.y, { width }),
  );
  document.moveDown(0.25);
  tagged(painter, 'P', () => document.font(faces.plain).fontSize(10).text(part.facts, { width }));
  tagged(painter, 'P', () => document.font(faces.plain).fontSize(9).text(part.address, { width }));
  document.moveDown(0.5);
  tagged(painter, 'P', () => document.font(faces.italic).fontSize(12).text(part.summary, { width, lineGap: 2 }));
  const { y } = document;
  drawCode(painter, part.address, { x: left + painter.width - side, y: top, side });
  document.x = left;
  document.y = Math.max(y, top + side);
  if (part.note) {
    document.moveDown(0.5);
    tagged(painter, 'P', () => {
      document.font(faces.bold).fontSize(11).text('Пометка составителя. ', { width: painter.width, continued: true });
      document.font(faces.plain).text(part.note, { width: painter.width, lineGap: 2 });
    });
  }
  document.moveDown(0.7);
  for (const [at, block] of part.blocks.entries()) drawBlock(painter, block, part.blocks[at + 1]);
  drawLinks(painter);
  return page;
}

/** Page numbers and the booklet's title at the foot of every page but the cover. */
function drawNumbers({ document, left, width }: Painter, title: string): void {
  const { start, count } = document.bufferedPageRange();
  for (let page = start + 1; page < start + count; page++) {
    document.switchToPage(page);
    // Below the margin, where ordinary text would start a new page.
    document.page.margins.bottom = 0;
    const y = document.page.height - 15 * millimetres;
    artifact(document, 'Pagination', () => {
      document.font(faces.plain).fontSize(9);
      document.text(`Опора. ${title.slice(0, 80)}`, left, y, { width: width - 60, lineBreak: false });
      document.text(String(page + 1), left + width - 50, y, { width: 50, align: 'right', lineBreak: false });
    });
  }
}
