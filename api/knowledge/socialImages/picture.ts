import { type Font, openSync } from 'fontkit';
import sharp from 'sharp';

const faces = 'node_modules/@expo-google-fonts/golos-text';
const face = (name: string) => openSync(`${faces}/${name}/GolosText_${name}.ttf`) as Font;
const regular = face('400Regular');
const bold = face('600SemiBold');

/** In points of the picture: 1200 × 630 is what messengers and networks show. */
const page = { width: 1200, height: 630, edge: 72, column: 760 };

const widthOf = (font: Font, size: number, text: string) =>
  (font.layout(text.replaceAll('\u00a0', ' ')).advanceWidth * size) / font.unitsPerEm;

/** A line of text as outlines, so that the picture depends on no font of the machine. */
function outlined(font: Font, size: number, text: string, x: number, y: number, colour: string): string {
  const scale = size / font.unitsPerEm;
  const { glyphs, positions } = font.layout(text.replaceAll('\u00a0', ' '));
  let at = 0;
  const drawn = glyphs.map(({ path }, index) => {
    const place = at;
    at += positions[index]?.xAdvance ?? 0;
    return `<path d="${path.toSVG()}" transform="translate(${place} 0)"/>`;
  });
  return `<g fill="${colour}" transform="translate(${x} ${y}) scale(${scale} ${-scale})">${drawn.join('')}</g>`;
}

/** Short words go with the next one, a dash with the one before. */
const tied = (text: string) =>
  text.replace(/(?<=^|[\s«(])([^\s—–]{1,2}) (?=\S)/g, '$1\u00a0').replace(/ ([—–]) ?/g, '\u00a0$1 ');

/** A word in pieces that fit into a line; almost always the word. */
function pieces(font: Font, size: number, word: string, width: number): string[] {
  if (widthOf(font, size, word) <= width) return [word];
  let fitting = word.length - 1;
  while (fitting > 1 && widthOf(font, size, `${word.slice(0, fitting)}-`) > width) fitting -= 1;
  return [`${word.slice(0, fitting)}-`, ...pieces(font, size, word.slice(fitting), width)];
}

/** Lines of at most `width` points; a word that is wider is broken. */
function lines(font: Font, size: number, text: string, width: number): string[] {
  const broken: string[] = [];
  for (const word of tied(text)
    .split(' ')
    .flatMap((whole) => pieces(font, size, whole, width))) {
    const last = broken.at(-1);
    if (last !== undefined && widthOf(font, size, `${last} ${word}`) <= width)
      broken[broken.length - 1] = `${last} ${word}`;
    else broken.push(word);
  }
  return broken;
}

/** The largest letters in which a title fits; one that fits in none is cut at its last whole word. */
function fitted(title: string): { size: number; lines: string[] } {
  const longest = tied(title).split(' ');
  for (const size of [76, 66, 58, 50, 44]) {
    const found = lines(bold, size, title, page.column);
    // A word is broken in the smallest letters alone.
    const fits = longest.every((word) => widthOf(bold, size, word) <= page.column);
    if (fits && found.length * size * 1.16 <= 330) return { size, lines: found };
  }
  const found = lines(bold, 44, title, page.column);
  const shown = found.slice(0, 6);
  if (found.length > 6) shown.push(cutShort(bold, 44, shown.pop() as string, page.column));
  return { size: 44, lines: shown };
}

/** A line that ends in an ellipsis and still fits. */
function cutShort(font: Font, size: number, line: string, width: number): string {
  const words = line.split(/[ \u00a0]/);
  const ended = () => `${words.join(' ').replace(/[\s,.:;·—-]+$/, '')} …`;
  while (words.length > 1 && widthOf(font, size, ended()) > width) words.pop();
  return ended();
}

const arch =
  '<g transform="translate(838 232) scale(.82)" fill="#e4efeb" stroke="#0f5c55" stroke-width="2.4" stroke-linejoin="round"><path d="M104 188.8L50 188.2A150 150 0 0 1 58.4 140.4L109.4 158.3A96 96 0 0 0 104 188.8ZM110.2 156.1L59.7 137A150 150 0 0 1 83.9 95L125.7 129.2A96 96 0 0 0 110.2 156.1ZM127.2 127.4L86.3 92.2A150 150 0 0 1 123.4 61L151 107.4A96 96 0 0 0 127.2 127.4ZM153 106.3L126.6 59.2A150 150 0 0 1 172.2 42.6L182.2 95.7A96 96 0 0 0 153 106.3ZM217.8 95.7L227.8 42.6A150 150 0 0 1 273.4 59.2L247 106.3A96 96 0 0 0 217.8 95.7ZM249 107.4L276.6 61A150 150 0 0 1 313.7 92.2L272.8 127.4A96 96 0 0 0 249 107.4ZM274.3 129.2L316.1 95A150 150 0 0 1 340.3 137L289.8 156.1A96 96 0 0 0 274.3 129.2ZM290.6 158.3L341.6 140.4A150 150 0 0 1 350 188.2L296 188.8A96 96 0 0 0 290.6 158.3ZM50 194H104V224H50ZM50 228H104V266H50ZM50 270H104V300H50ZM42 304H112V328H42ZM296 194H350V230H296ZM296 234H350V264H296ZM296 268H350V300H296ZM288 304H358V328H288Z"/><path d="M184.5 95.3L173.5 28.2A164 164 0 0 1 226.5 28.2L215.5 95.3A96 96 0 0 0 184.5 95.3Z" fill="#fbeadc" stroke="#a3461a"/><path d="M14 330H386" stroke-linecap="round"/></g>';

/** What stands on the picture; `label` above the title (its kind), `note` below (for whom). */
export interface Picture {
  title: string;
  label: string;
  note: string;
}

/** The picture of a publication as PNG, 1200 × 630, some 20 KB. */
export function drawPicture({ title, label, note }: Picture): Promise<Buffer> {
  const { size, lines: broken } = fitted(title);
  const [reader = '', cut] = lines(regular, 26, note, 820);
  const top = 164 + size * 0.72;
  const drawn = [
    outlined(regular, 30, label, page.edge, 104, '#51606e'),
    ...broken.map((line, at) => outlined(bold, size, line, page.edge, top + at * size * 1.16, '#1d2733')),
    outlined(bold, 34, 'Опора', page.edge, 562, '#0f5c55'),
    outlined(regular, 26, cut ? cutShort(regular, 26, reader, 820) : reader, page.edge + 140, 562, '#51606e'),
  ];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${page.width}" height="${page.height}"><rect width="100%" height="100%" fill="#fbf8f2"/>${arch}<rect y="618" width="100%" height="12" fill="#0f5c55"/>${drawn.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 64, compressionLevel: 9 }).toBuffer();
}
