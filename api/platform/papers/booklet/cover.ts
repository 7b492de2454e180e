import { drawAddress } from './address.ts';
import { type Booklet, bottomOf, faces, millimetres, type Painter, tagged } from './painter.ts';

/** The first page: title, purpose, author, address. */
export function drawCover(painter: Painter, { title, about, by, address }: Booklet): void {
  const { document, left, width } = painter;
  document.y = document.page.height * 0.22;
  tagged(painter, 'H1', () => document.font(faces.bold).fontSize(26).text(title, left, document.y, { width }));
  document.moveDown(0.6);
  for (const paragraph of about.split('\n').filter((line) => line.trim()))
    tagged(painter, 'P', () => document.font(faces.plain).fontSize(13).text(paragraph, { width, lineGap: 3 }));
  document.moveDown(0.6);
  tagged(painter, 'P', () => document.font(faces.plain).fontSize(11).text(by, { width }));
  if (!address) return;
  document.y = Math.max(document.y + 24, document.page.height - 70 * millimetres);
  drawAddress(painter, address, 32 * millimetres, 'Подборка на платформе');
}

/** Each line links to its text, with the page number at the right. */
export function drawContents(
  { document, root, left, width, ...rest }: Painter,
  titles: string[],
  known: readonly number[],
) {
  document.addPage();
  const painter = { document, root, left, width, ...rest };
  tagged(painter, 'H2', () => document.font(faces.bold).fontSize(18).text('Содержание', left, document.y, { width }));
  document.moveDown(0.5);
  const list = document.struct('TOC');
  root.add(list);
  for (const [index, title] of titles.entries()) {
    const number = String(known[index] ?? '');
    document.font(faces.plain).fontSize(12);
    const words = `${index + 1}. ${title}`;
    const height = document.heightOfString(words, { width: width - 40, lineGap: 2 });
    if (document.y + height > bottomOf(document)) document.addPage();
    const { y } = document;
    const entry = document.struct('TOCI');
    list.add(entry);
    const said = `${words}, страница ${number}`;
    const link: PDFKit.PDFStructureElement = document.struct('Link', { alt: said }, () => {
      document.text(words, left, y, { width: width - 40, lineGap: 2 });
      document.text(number, left + width - 36, y, { width: 36, align: 'right' });
      document.goTo(left, y, width, height, `part-${index + 1}`, {
        structParent: link,
        Contents: new String(said) as string,
      });
    });
    entry.add(link);
    entry.end();
    document.y = y + height + 5;
  }
  list.end();
}
