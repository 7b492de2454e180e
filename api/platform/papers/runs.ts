/** Words of one look within a text; `\n` in them is a break of the line. */
export interface Run {
  text: string;
  bold?: boolean;
  italic?: boolean;
  struck?: boolean;
  /** Where the words lead: a whole address, or a path of ours. */
  link?: string;
}
export type Look = Omit<Run, 'text'>;

const alike = (one: Look, other: Look) =>
  one.bold === other.bold && one.italic === other.italic && one.struck === other.struck && one.link === other.link;

/** Runs as they are printed: one space between words, none at the ends or about a break, neighbours of one look joined. */
export function tidy(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  // What stood last is never a space twice, nor one at the beginning.
  let last = '\n';
  for (const { text, ...look } of runs) {
    let words = text.replace(/[^\S\n\u00a0]+/g, ' ').replace(/ ?\n ?/g, '\n');
    if (/[ \n]$/.test(last)) words = words.replace(/^ /, '');
    if (!words) continue;
    last = words;
    const before = joined.at(-1);
    if (before && words.startsWith('\n')) before.text = before.text.replace(/ $/, '');
    if (before && alike(before, look)) before.text += words;
    else joined.push({ text: words, ...look });
  }
  const first = joined[0];
  if (first) first.text = first.text.replace(/^\n+/, '');
  const end = joined.at(-1);
  if (end) end.text = end.text.trimEnd();
  return joined.filter(({ text }) => text);
}

/** The words alone. */
export const plainOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');
