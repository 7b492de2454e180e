import { stem } from '../../../knowledge/search/shared/stem.ts';
import { words } from '../../../knowledge/search/shared/words.ts';

const longest = 240;
const before = 70;

/** The part of a text around the first search word, up to 240 characters; «…» where it is cut. */
export function excerptOf(text: string, stems: readonly string[]): string {
  const hit = words(text).find(({ folded }) => stems.includes(stem(folded)));
  if (text.length <= longest) return text;
  const wished = Math.max(0, Math.min((hit?.start ?? 0) - before, text.length - longest));
  const from = wished === 0 ? 0 : text.indexOf(' ', wished) + 1;
  const rest = text.slice(from);
  if (rest.length <= longest) return `…${rest}`;
  const to = rest.lastIndexOf(' ', longest);
  return `${from > 0 ? '…' : ''}${rest.slice(0, to > 0 ? to : longest)}…`;
}

/** Splits a text into pieces and marks those that match a search word in any form. */
export function markedParts(text: string, stems: readonly string[]): { text: string; hit: boolean }[] {
  const parts: { text: string; hit: boolean }[] = [];
  let at = 0;
  for (const { folded, start, end } of words(text)) {
    if (!stems.includes(stem(folded))) continue;
    if (start > at) parts.push({ text: text.slice(at, start), hit: false });
    parts.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), hit: false });
  return parts;
}
