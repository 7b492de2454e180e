import type { MarkdownIt } from 'markdown-it';

/** Table cells of one text together. A row may be two characters long and still fill every column. */
const mostCells = 5000;
/** The longest word in which links are recognised: each `http:` in it is scanned to its end. */
const longestWord = 2000;

/** The delimiter row below a table's head, with the markers of quotes and lists before it. */
const likeRule = /^[-|:\s>*+\d.)]*$/;

/**
 * Renders Markdown of people in linear time: tables beyond `mostCells` stay plain text,
 * and in a text with an endless word no links are recognised.
 */
export function renderBounded(markdown: MarkdownIt, source: string): string {
  return markdown.set({ linkify: !hasLongWord(source) }).render(withoutHugeTables(source));
}

function hasLongWord(source: string): boolean {
  let begun = 0;
  for (const { index } of source.matchAll(/\s/g)) {
    if (index - begun > longestWord) return true;
    begun = index + 1;
  }
  return source.length - begun > longestWord;
}

/** Escapes the delimiter row of a table that has more cells than are left. */
function withoutHugeTables(source: string): string {
  if (!source.includes('|')) return source;
  const lines = source.split(/\r\n?|\n/);
  const ends = endsOfBlocks(lines);
  let left = mostCells;
  let columns = 0;
  for (const [at, line] of lines.entries()) {
    const rows = (ends[at] as number) - at;
    if (rows === 0) columns = 0;
    if (!line.includes('|') || !line.includes('-') || !likeRule.test(line)) continue;
    // Within a counted block, only a wider table costs more.
    const wider = line.split('|').length - columns;
    if (wider <= 0) continue;
    if (wider * rows > left) lines[at] = line.replace('|', '\\|');
    else {
      left -= wider * rows;
      columns += wider;
    }
  }
  return lines.join('\n');
}

/** For each line the number of the next empty line: no table goes on behind one. */
function endsOfBlocks(lines: string[]): number[] {
  const ends: number[] = [];
  let end = lines.length;
  for (let at = lines.length - 1; at >= 0; at--) {
    if (lines[at]?.trim() === '') end = at;
    ends[at] = end;
  }
  return ends;
}
