import type { MarkdownIt } from 'markdown-it';

/** Cells of all tables of one text together. A row may be two signs long and still fill every column. */
const mostCells = 5000;
/** The longest run of signs in which addresses are looked for: each `http:` in it is followed to its end. */
const longestWord = 2000;

/** What the line under a table's head is made of, with the signs of quotations and lists before it. */
const likeRule = /^[-|:\s>*+\d.)]*$/;

/**
 * Renders Markdown of people in a time that grows with its length: tables beyond `mostCells` stand as the text they were
 * written as, and in a text with an endless word no addresses become links.
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

/** Escapes the line that would make a table of what follows, where that has more cells than are left. */
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
    // Within a block that was counted already only what is wider than it costs more.
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

/** For each line the number of the empty line after it: no table goes on behind one. */
function endsOfBlocks(lines: string[]): number[] {
  const ends: number[] = [];
  let end = lines.length;
  for (let at = lines.length - 1; at >= 0; at--) {
    if (lines[at]?.trim() === '') end = at;
    ends[at] = end;
  }
  return ends;
}
