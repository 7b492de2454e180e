/** The beginning of a text, at most `most` letters, cut after a whole word. */
export function beginningOf(text: string, most = 160): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  return `${line.slice(0, most).replace(/[\s,.;:—–-]*\S*$/, '')}…`;
}
