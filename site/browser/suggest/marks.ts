/** Which letters of a title are those that were typed. */
import { rootOf } from '../../../api/knowledge/search/shared/roots.ts';
import { words } from '../../../api/knowledge/search/shared/words.ts';
import type { Piece } from '../search/types.ts';
import { beginningOf } from './match.ts';

/** A title in pieces: beginnings of words as typed, and the whole of other forms of a word that was typed. */
export function markedTitle(title: string, asked: readonly string[]): Piece[] {
  const roots = new Set(asked.map(rootOf));
  const exact = new Set<string>();
  const all = words(title).map((word) => {
    const typed = asked.filter((one) => word.folded.startsWith(one)).sort((one, other) => other.length - one.length)[0];
    if (typed) exact.add(typed);
    const length = typed && word.folded.length === word.end - word.start ? typed.length : word.end - word.start;
    return { ...word, length, hit: typed !== undefined || roots.has(rootOf(word.folded)) };
  });
  // A form that no dictionary here knows was taken by its beginning, where the word itself is nowhere.
  const near = asked.filter((one) => !exact.has(one) && one.length > 4).map(beginningOf);
  const pieces: Piece[] = [];
  let done = 0;
  const add = (until: number, marked: boolean) => {
    if (until > done) pieces.push({ text: title.slice(done, until), marked });
    done = until;
  };
  for (const { folded, start, length, hit } of all) {
    if (!hit && !near.some((beginning) => folded.startsWith(beginning))) continue;
    add(start, false);
    add(start + length, true);
  }
  add(title.length, false);
  return pieces;
}
