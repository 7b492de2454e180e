/**
 * Text inside a Pagefind record that Pagefind must not index. Pagefind indexes every letter and digit of a record and of
 * its metadata; what we show to people is searched through our own keys instead. So letters are moved to Unicode's
 * private use area, where Pagefind sees no letters, and are moved back in the browser.
 */
const PRIVATE_START = 0xe000;
const SIZE = 0x1900;
const PRIVATE = /[\uE000-\uF8FF]/g;

/** Text that goes through Pagefind unread. Characters of the private use area that it holds already are dropped. */
export function hide(text: string): string {
  return mapCodes(text.replace(PRIVATE, ''), (code) => (code < SIZE ? code + PRIVATE_START : code));
}

/** The text that `hide` was given. */
export function reveal(hidden: string): string {
  return mapCodes(hidden, (code) => (isPrivate(code) ? code - PRIVATE_START : code));
}

/** Whether a word of a record is hidden text. */
export function isHidden(word: string): boolean {
  return isPrivate(word.charCodeAt(0));
}

function isPrivate(code: number): boolean {
  return code >= PRIVATE_START && code < PRIVATE_START + SIZE;
}

/** By way of numbers: a thousand letters at a time would be slow as a thousand strings. */
function mapCodes(text: string, change: (code: number) => number): string {
  const codes = Uint16Array.from({ length: text.length }, (_, index) => change(text.charCodeAt(index)));
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(codes);
}
