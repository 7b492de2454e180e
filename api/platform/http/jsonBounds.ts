/** How many values one body of JSON may hold: members, elements, and itself. The largest that we take has a few thousand. */
export const mostValues = 10_000;
/** How many objects and lists may stand in one another. */
export const deepest = 32;

const [quote, backslash, comma, openList, closeList, openObject, closeObject] = Array.from('"\\,[]{}', (sign) =>
  sign.charCodeAt(0),
) as [number, number, number, number, number, number, number];

/**
 * Looks through JSON before anything is made of it: what is small as a text may be half a million values.
 * @param bytes as they came, which need not be JSON at all
 * @returns why they are not read, or null
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
