import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import type { Block } from './blocks.ts';
import { drawBlock, type Painter, tagged } from './bookletBlocks.ts';
import { qrModules } from './qrCode.ts';

export interface BookletPart {
  title: string;
  /** «Инструмент, 20 минут, учитель». */
  facts: string;
  summary: string;
  /** What the one who collected says to it; may be empty. */
  note: string;
  /** The full address of its page. */
  address: string;
  blocks: Block[];
}

export interface Booklet {
  title: string;
  about: string;
  /** Who collected it and when, in words. */
  by: string;
  /** The full address of the collection; null when nobody else may open it. */
  address: string | null;
  parts: BookletPart[];
}

// Tinos has the measures of Times New Roman and is free to embed.
const faces = 'node_modules/@expo-google-fonts/tinos';
const plain = join(faces, '400Regular/Tinos_400Regular.ttf');
const bold = join(faces, '700Bold/Tinos_700Bold.ttf');
const italic = join(faces, '400Regular_Italic/Tinos_400Regular_Italic.ttf');
const millimetres = 72 / 25.4;
const margin = 20 * millimetres;

/**
 * Several texts as one tagged PDF: a cover, contents with page numbers that lead to their pages, each text from a new page
 * with its address and QR code, numbers below. Drawn twice: where a text begins is known when all before it is drawn.
 */
export async function writeBooklet(booklet: Booklet): Promise<Uint8Array<ArrayBuffer>> {
  const { beginnings } = await draw(booklet, []);
  const { bytes } = await draw(booklet, beginnings);
  return bytes;
}

function painterOf(booklet: Booklet): Painter {
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: margin, bottom: 24 * millimetres, left: margin, right: margin },
    font: plain,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    lang: 'ru-RU',
    info: { Title: booklet.title, Author: booklet.by, Creator: 'Опора' },
  });
  const root = document.struct('Document');
  document.addStructure(root);
  return { document, root, plain, bold, italic, left: margin, width: document.page.width - 2 * margin };
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
  drawContents(painter, booklet, known);
  const beginnings = booklet.parts.map((part, index) => drawPart(painter, part, index));
  drawNumbers(painter, booklet.title);
  root.end();
  document.end();
  return { beginnings, bytes: await whole };
}

function drawCover(
  { document, root, plain: face, bold: heavy, left, width }: Painter,
  { title, about, by, address }: Booklet,
) {
  document.y = document.page.height * 0.22;
  tagged(document, root, 'H1', () => document.font(heavy).fontSize(26).text(title, left, document.y, { width }));
  document.moveDown(0.6);
  for (const paragraph of about.split('\n').filter((line) => line.trim()))
    tagged(document, root, 'P', () => document.font(face).fontSize(13).text(paragraph, { width, lineGap: 3 }));
  document.moveDown(0.6);
  tagged(document, root, 'P', () => document.font(face).fontSize(11).text(by, { width }));
  if (address) {
    document.y = Math.max(document.y + 24, document.page.height - 70 * millimetres);
    drawAddress(
      { document, root, plain: face, bold: heavy, italic, left, width },
      address,
      32 * millimetres,
      'Подборка на площадке',
    );
  }
}

/** Each line is a link to its text, with the number of its page at the right. */
function drawContents(
  { document, root, plain: face, bold: heavy, left, width }: Painter,
  { parts }: Booklet,
  known: readonly number[],
) {
  document.addPage();
  tagged(document, root, 'H2', () => document.font(heavy).fontSize(18).text('Содержание', left, document.y, { width }));
  document.moveDown(0.5);
  const list = document.struct('TOC');
  root.add(list);
  for (const [index, { title }] of parts.entries()) {
    const number = String(known[index] ?? '');
    document.font(face).fontSize(12);
    const words = `${index + 1}. ${title}`;
    const height = document.heightOfString(words, { width: width - 40, lineGap: 2 });
    if (document.y + height > document.page.height - document.page.margins.bottom) document.addPage();
    const { y } = document;
    const entry = document.struct('TOCI');
    list.add(entry);
    const link: PDFKit.PDFStructureElement = document.struct('Link', { alt: `${words}, страница ${number}` }, () => {
      document.text(words, left, y, { width: width - 40, lineGap: 2 });
      document.text(number, left + width - 36, y, { width: 36, align: 'right' });
      document.goTo(left, y, width, height, `part-${index + 1}`, {
        structParent: link,
      } as PDFKit.Mixins.AnnotationOption);
    });
    entry.add(link);
    entry.end();
    document.y = y + height + 5;
  }
  list.end();
}

/** @returns the number of the page on which the text begins, the cover being the first */
function drawPart(painter: Painter, part: BookletPart, index: number): number {
  const { document, root, plain: face, bold: heavy, italic: slanted, left, width } = painter;
  document.addPage();
  const page = document.bufferedPageRange().count;
  document.addNamedDestination(`part-${index + 1}`, 'XYZ', left, document.y, null);
  document.outline.addItem(part.title);
  tagged(document, root, 'H2', () =>
    document
      .font(heavy)
      .fontSize(19)
      .text(`${index + 1}. ${part.title}`, left, document.y, { width }),
  );
  document.moveDown(0.25);
  tagged(document, root, 'P', () => document.font(face).fontSize(10).text(part.facts, { width }));
  document.moveDown(0.5);
  tagged(document, root, 'P', () => document.font(slanted).fontSize(12).text(part.summary, { width, lineGap: 2 }));
  if (part.note) {
    document.moveDown(0.5);
    tagged(document, root, 'P', () => {
      document.font(heavy).fontSize(11).text('Пометка составителя. ', { width, continued: true });
      document.font(face).text(part.note, { width, lineGap: 2 });
    });
  }
  document.moveDown(0.7);
  for (const block of part.blocks) drawBlock(painter, block);
  document.moveDown(1);
  drawAddress(painter, part.address, 24 * millimetres, 'Эта страница на площадке');
  return page;
}

/** A QR code with the address beside it; both on one sheet. */
function drawAddress(
  { document, root, plain: face, left, width }: Painter,
  address: string,
  side: number,
  words: string,
): void {
  if (document.y + side > document.page.height - document.page.margins.bottom) document.addPage();
  const { y } = document;
  const rows = qrModules(address);
  const cell = side / rows.length;
  tagged(
    document,
    root,
    'Figure',
    () => {
      for (const [row, cells] of rows.entries())
        for (const [column, black] of cells.entries())
          if (black) document.rect(left + column * cell, y + row * cell, cell + 0.05, cell + 0.05);
      document.fill('#000000');
    },
    { alt: `QR-код: ${address}` },
  );
  tagged(document, root, 'P', () => {
    document
      .font(face)
      .fontSize(10)
      .text(`${words}:`, left + side + 14, y + 4, { width: width - side - 14 });
    document.text(address, { width: width - side - 14 });
  });
  document.y = y + side;
  document.x = left;
}

/** Numbers and the booklet's title at the foot of every page but the cover. */
function drawNumbers({ document, plain: face, left, width }: Painter, title: string): void {
  const { start, count } = document.bufferedPageRange();
  for (let page = start + 1; page < start + count; page++) {
    document.switchToPage(page);
    // Below the margin, where text would otherwise begin a new page.
    document.page.margins.bottom = 0;
    const y = document.page.height - 15 * millimetres;
    document.markContent('Artifact', { type: 'Pagination' });
    document.font(face).fontSize(9);
    document.text(`Опора. ${title.slice(0, 80)}`, left, y, { width: width - 60, lineBreak: false });
    document.text(String(page + 1), left + width - 50, y, { width: 50, align: 'right', lineBreak: false });
    document.endMarkedContent();
  }
}
