/** How many values one JSON body may hold: members, elements and itself. The largest we accept has a few thousand. */
export const mostValues = 10_000;
/** How deep objects and lists may be nested. */
export const deepest = 32;

const [quote, backslash, comma, openList, closeList, openObject, closeObject] = Array.from('"\\,[]{}', (sign) =>
  sign.charCodeAt(0),
) as [number, number, number, number, number, number, number];

/**
 * Scans JSON before parsing it: a short text may be half a million values.
 * @param bytes as received, not necessarily JSON
 * @returns why it is refused, or null
 */
export function hostileJson(bytes: Uint8Array): string | null {
  let depth = 0;
  let values = 1;
  let quoted = false;
  for (let at = 0; at < bytes.length; at++) {
    const sign = bytes[at];
    if (quoted) {
      if (sign === backslash) at++;
      else if (sign === quote) quoted = false;
      continue;
    }
    if (sign === quote) quoted = true;
    else if (sign === comma) values++;
    else if (sign === openList || sign === openObject) {
      values++;
      if (++depth > deepest) return `Тело запроса слишком глубокое: списки и объекты вложены больше ${deepest} раз.`;
    } else if (sign === closeList || sign === closeObject) depth--;
    if (values > mostValues) return 'В теле запроса слишком много значений: разделите его на несколько запросов.';
  }
  return null;
}
