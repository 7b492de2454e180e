import type { Run } from '../runs.ts';
import { flowLines, linesOf } from './lines.ts';
import { bottomOf, faces, type Painter, tagged } from './painter.ts';

/** A readable address: decoded where percent signs stand for letters. */
function readable(address: string): string {
  try {
    return decodeURI(address).replace(/^mailto:/, '');
  } catch {
    return address;
  }
}

const shown = (words: string) => words.replace(/^https?:\/\//, '').replace(/\/$/, '');

/**
 * Runs with active links, each followed by the number of its address in the list at the end of the text; a link whose text is its address
 * has no number.
 */
export function withNumbers(painter: Painter, runs: readonly Run[]): Run[] {
  return runs.flatMap((run, index): Run[] => {
    if (!run.link) return [run];
    const link = run.link.startsWith('/') ? painter.site + run.link : run.link;
    if (!/^(?:https?|mailto):/.test(link)) return [{ ...run, link: undefined }];
    const linked = { ...run, link };
    // A link of several styles is numbered once, after its last words.
    const goesOn = runs[index + 1]?.link === run.link;
    if (goesOn || shown(run.text) === shown(readable(link))) return [linked];
    if (!painter.links.includes(link)) painter.links.push(link);
    return [linked, { text: `\u00a0[${painter.links.indexOf(link) + 1}]` }];
  });
}

/** The list of numbered addresses, because a link on paper cannot be pressed. Empties the list for the next text. */
export function drawLinks(painter: Painter): void {
  const { document, root, left, width } = painter;
  const links = painter.links.splice(0);
  if (links.length === 0) return;
  if (document.y > bottomOf(document) - 60) document.addPage();
  document.moveDown(0.8);
  tagged(painter, 'P', () => document.font(faces.bold).fontSize(9).text('Адреса ссылок', left, document.y, { width }));
  const list = document.struct('L');
  root.add(list);
  for (const [index, link] of links.entries()) {
    const entry = document.struct('LI');
    list.add(entry);
    const body = document.struct('LBody');
    entry.add(body);
    const runs: Run[] = [{ text: `[${index + 1}] ` }, { text: readable(link), link }];
    flowLines(painter, body, linesOf(painter, runs, width, 9), left, 9);
    body.end();
    entry.end();
  }
  list.end();
}
