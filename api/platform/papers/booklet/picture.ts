import type { Picture } from '../blocks.ts';
import { bottomOf, faces, type Painter, tagged } from './painter.ts';

/** Pixels per inch on paper: a small picture is not enlarged. */
const density = 110;
/** Of the page height: a tall picture leaves room for its caption. */
const tallest = 0.6;

/** Draws a whole picture with its alternative text; when the picture is unavailable, prints the text. */
export function drawPicture(painter: Painter, { source, alt }: Picture): void {
  const { document, left, width, pictures } = painter;
  const picture = pictures.get(source);
  if (!picture) {
    tagged(painter, 'P', () =>
      document
        .font(faces.italic)
        .fontSize(10)
        .text(`Рисунок: ${alt || 'без описания'}. Его можно увидеть на странице платформы.`, left, document.y, {
          width,
        }),
    );
    document.moveDown(0.6);
    return;
  }
  const most = document.page.height * tallest;
  const scale = Math.min(72 / density, width / picture.width, most / picture.height);
  const size = { width: picture.width * scale, height: picture.height * scale };
  if (document.y + size.height > bottomOf(document)) document.addPage();
  const { y } = document;
  tagged(painter, 'Figure', () => document.image(picture.bytes, left, y, size), {
    alt: alt || 'Рисунок без описания',
    bbox: [left, y, left + size.width, y + size.height],
  });
  document.x = left;
  document.y = y + size.height + 8;
}
