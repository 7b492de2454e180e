/**
 * Text inside a Pagefind record that Pagefind must not index. Pagefind indexes every letter and digit of a record and of
 * its metadata; what we show to people is searched through our own keys instead. So letters are moved to Unicode's
 * private use area, where Pagefind sees no letters, and are moved back in the browser.
 */
const PRIVATE_START = 0xe000;
const SIZE = 0x1900;
const PRIVATE = /[\uE000-\uF8FF]/g;
const MOVED = /[\0-\u18FF]/g;

/** Text that goes through Pagefind unread. Characters of the private use area that it holds already are dropped. */
export function hide(text: string): string {
  return text
    .replace(PRIVATE, '')
    .replace(MOVED, (letter) => String.fromCharCode(letter.charCodeAt(0) + PRIVATE_START));
}

/** The text that `hide` was given. */
export function reveal(hidden: string): string {
  return hidden.replace(PRIVATE, (letter) => {
    const code = letter.charCodeAt(0) - PRIVATE_START;
    return code < SIZE ? String.fromCharCode(code) : letter;
  });
}

/** Whether a word of a record is hidden text. */
export function isHidden(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= PRIVATE_START && code < PRIVATE_START + SIZE;
}
