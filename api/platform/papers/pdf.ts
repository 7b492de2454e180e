import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { dayAndSeal, fileName, type Paper, type PaperFile, type Part, pdfType } from './paper.ts';

// Tinos is metric-compatible with Times New Roman and is free to embed.
const faces = 'node_modules/@expo-google-fonts/tinos';
const plain = join(faces, '400Regular/Tinos_400Regular.ttf');
const bold = join(faces, '700Bold/Tinos_700Bold.ttf');
const millimetres = 72 / 25.4;
const size = 14;

type Document = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

/** Writes one element of the structure tree around what `draw` draws. */
function tagged(document: Document, parent: Element, type: string, draw: () => void): void {
  parent.add(document.struct(type, {}, draw));
}

const write = (document: Document, text: string, options: PDFKit.Mixins.TextOptions = {}) =>
  document.fontSize(size).text(text, { lineGap: 3, ...options });

function drawText(document: Document, root: Element, text: string, lead?: string): void {
  for (const [index, line] of text.split('\n').entries())
    tagged(document, root, 'P', () => {
      if (lead && index === 0) write(document.font(bold), `${lead} `, { continued: true });
      write(document.font(plain), line);
    });
  document.moveDown(0.25);
}

function drawSignature(document: Document, root: Element, role: string, name: string): void {
  document.moveDown(1.2);
  // A signature never stands on the next page without its line.
  if (document.y > document.page.height - 40 * millimetres) document.addPage();
  const { x, y } = document;
  const width = document.page.width - document.page.margins.left - document.page.margins.right;
  tagged(document, root, 'P', () => {
    write(document.font(plain), role, { width: width * 0.35 });
    document.text(name, x + width * 0.64, y, { width: width * 0.36 });
  });
  // The line is only for the pen: an artifact, which screen readers skip.
  document.markContent('Artifact', { type: 'Layout' });
  document
    .moveTo(x + width * 0.35, y + size)
    .lineTo(x + width * 0.62, y + size)
    .lineWidth(0.7)
    .stroke();
  document.endMarkedContent();
  document.x = x;
}

function drawList(document: Document, root: Element, items: string[], mark: (index: number) => string): void {
  const list = document.struct('L');
  root.add(list);
  for (const [index, item] of items.entries()) {
    const entry = document.struct('LI');
    list.add(entry);
    const { x } = document;
    const { y } = document;
    const label = mark(index);
    const height = document
      .font(plain)
      .fontSize(size)
      .heightOfString(item, {
        indent: 0,
        width: document.page.width - document.page.margins.right - x - 26,
        lineGap: 3,
      });
    // An item moves to the next page rather than being split; only a very long one is split.
    const torn = y + height > document.page.height - document.page.margins.bottom && height < 400;
    if (torn) document.addPage();
    const top = torn ? document.y : y;
    entry.add(
      document.struct('Lbl', {}, () => {
        write(document.font(plain), label);
      }),
    );
    entry.add(
      document.struct('LBody', {}, () => {
        document.text(item, x + 26, top, { lineGap: 3 });
      }),
    );
    entry.end();
    document.x = x;
  }
  list.end();
  document.moveDown(0.25);
}

function draw(document: Document, root: Element, part: Part): void {
  switch (part.kind) {
    case 'title':
      tagged(document, root, 'H1', () => write(document.font(bold), part.text, { align: 'center' }));
      if (part.under)
        tagged(document, root, 'P', () => write(document.font(plain), part.under as string, { align: 'center' }));
      document.moveDown(0.6);
      return;
    case 'heading':
    case 'subheading':
      if (document.y > document.page.height - 35 * millimetres) document.addPage();
      document.moveDown(0.35);
      tagged(document, root, part.kind === 'heading' ? 'H2' : 'H3', () => write(document.font(bold), part.text));
      document.moveDown(0.15);
      return;
    case 'text':
      drawText(document, root, part.text, part.lead);
      return;
    case 'facts':
      for (const { term, text } of part.items) drawText(document, root, text, `${term}:`);
      return;
    case 'numbered':
      drawList(document, root, part.items, (index) => `${index + 1}.`);
      return;
    case 'dashes':
      drawList(document, root, part.items, () => '–');
      return;
    case 'table':
      throw new Error('a paper with a table is written as Word');
    case 'signatures':
      for (const { role, name, side } of part.items) {
        if (side) drawText(document, root, side);
        drawSignature(document, root, role, name);
        if (side) drawText(document, root, dayAndSeal);
      }
  }
}

/** A paper as an accessible PDF: tagged, in Russian, with its title shown and its font embedded. */
export function writePdf(paper: Paper): Promise<PaperFile> {
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: 20 * millimetres, bottom: 20 * millimetres, left: 30 * millimetres, right: 10 * millimetres },
    font: plain,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: 'ru-RU',
    info: { Title: paper.title, Author: paper.author, Creator: 'Опора' },
  });
  const chunks: Buffer[] = [];
  const whole = new Promise<PaperFile>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('error', reject);
    document.on('end', () =>
      resolve({ name: fileName(paper.name, 'pdf'), type: pdfType, bytes: new Uint8Array(Buffer.concat(chunks)) }),
    );
  });
  const root = document.struct('Document');
  document.addStructure(root);
  for (const part of paper.parts) draw(document, root, part);
  root.end();
  document.end();
  return whole;
}
