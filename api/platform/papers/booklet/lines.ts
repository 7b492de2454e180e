import type { Run } from '../runs.ts';
import { bottomOf, type Element, faces, type Painter } from './painter.ts';

/** Words of one style on one line. */
interface Piece {
  text: string;
  run: Run;
  width: number;
}
export type Line = Piece[];

const faceOf = ({ bold, italic }: Run): string => {
  if (bold) return italic ? faces.boldItalic : faces.bold;
  return italic ? faces.italic : faces.plain;
};

/** Extra width of a line beyond its letters. */
const leading = 2.5;
export const lineHeight = (size: number): number => size * 1.16 + leading;

/** The width of words in their font, in points. */
const widthOf = ({ document }: Painter, text: string, run: Run, size: number): number =>
  document.font(faceOf(run)).fontSize(size).widthOfString(text);

/** The width of the longest word and of everything on one line, in points. */
export function measured(painter: Painter, runs: readonly Run[], size: number): { least: number; whole: number } {
  const words = runs.flatMap((run) => run.text.split(/[ \n]/).map((word) => widthOf(painter, word, run, size)));
  const whole = runs.reduce((sum, run) => sum + widthOf(painter, run.text.replaceAll('\n', ' '), run, size), 0);
  return { least: Math.max(0, ...words), whole };
}

/** Breaks words into lines; a word wider than a line is broken, after a hyphen or a slash where it has one. */
export function linesOf(painter: Painter, runs: readonly Run[], width: number, size: number): Line[] {
  const lines: Line[] = [[]];
  let used = 0;
  let space: Run | null = null;
  /** Text without spaces, kept together: its pieces may differ in style. */
  let word: Piece[] = [];
  const add = (piece: Piece) => {
    const line = lines.at(-1) as Line;
    const before = line.at(-1);
    used += piece.width;
    if (before?.run === piece.run) {
      before.text += piece.text;
      before.width += piece.width;
    } else line.push({ ...piece });
  };
  const next = () => {
    lines.push([]);
    used = 0;
  };
  const putWord = () => {
    if (word.length === 0) return;
    const long = word.reduce((sum, piece) => sum + piece.width, 0);
    const gap = space && used > 0 ? widthOf(painter, ' ', space, size) : 0;
    if (used > 0 && used + gap + long > width) next();
    else if (gap && space) add({ text: ' ', run: space, width: gap });
    for (const piece of long > width ? word.flatMap((whole) => cut(painter, whole, width, size)) : word) {
      if (used > 0 && used + piece.width > width + 0.01) next();
      add(piece);
    }
    word = [];
    space = null;
  };
  for (const run of runs)
    for (const text of run.text.match(/\n| +|[^ \n]+/g) ?? []) {
      if (text.trim()) word.push({ text, run, width: widthOf(painter, text, run, size) });
      else {
        putWord();
        if (text === '\n') next();
        else space = run;
      }
    }
  putWord();
  return lines;
}

/** Splits a piece into pieces no wider than a line. */
function cut(painter: Painter, { text, run, width }: Piece, most: number, size: number): Piece[] {
  if (width <= most) return [{ text, run, width }];
  let fitting = Math.max(1, Math.floor((text.length * most) / width));
  while (fitting > 1 && widthOf(painter, text.slice(0, fitting), run, size) > most) fitting -= 1;
  const stroke = Math.max(...['-', '/', '.', '_'].map((sign) => text.lastIndexOf(sign, fitting - 1)));
  const at = stroke > fitting / 2 ? stroke + 1 : fitting;
  const first = text.slice(0, at);
  return [
    { text: first, run, width: widthOf(painter, first, run, size) },
    ...cut(painter, { text: text.slice(at), run, width: widthOf(painter, text.slice(at), run, size) }, most, size),
  ];
}

export interface Place {
  x: number;
  y: number;
  size: number;
}

/** Draws lines into an element of the structure tree; each link is an element of its own. @returns where they end */
export function drawLines(painter: Painter, element: Element, lines: readonly Line[], { x, y, size }: Place): number {
  const { document } = painter;
  const height = lineHeight(size);
  let link: { run: Run; element: Element } | undefined;
  for (const [row, line] of lines.entries()) {
    let at = x;
    const top = y + row * height;
    for (const { text, run, width } of line) {
      const left = at;
      at += width;
      const draw = () => {
        document
          .font(faceOf(run))
          .fontSize(size)
          .fillColor(run.link ? '#0F5C55' : '#000000');
        document.text(text, left, top, { lineBreak: false, strike: run.struck ?? false, underline: Boolean(run.link) });
      };
      if (!run.link) {
        element.add(draw);
        continue;
      }
      if (link?.run !== run) {
        link?.element.end();
        link = { run, element: document.struct('Link', { alt: `Ссылка: ${run.link}` }) };
        element.add(link.element);
      }
      link.element.add(draw);
      document.link(left, top, width, height, run.link, {
        structParent: link.element,
        Contents: new String(`Ссылка: ${run.link}`) as string,
      });
    }
  }
  link?.element.end();
  document.fillColor('#000000');
  return y + lines.length * height;
}

/** Draws lines into an element from the current position, continuing on the next page. */
export function flowLines(painter: Painter, element: Element, lines: readonly Line[], x: number, size: number): void {
  const { document } = painter;
  const height = lineHeight(size);
  for (let from = 0; from < lines.length; ) {
    const room = Math.floor((bottomOf(document) - document.y) / height);
    const left = lines.length - from;
    // No widows and orphans.
    const taken = Math.min(left, left - room === 1 ? room - 1 : room);
    if (taken < Math.min(2, left)) {
      document.addPage();
      continue;
    }
    document.y = drawLines(painter, element, lines.slice(from, from + taken), { x, y: document.y, size });
    from += taken;
  }
  document.x = painter.left;
}
