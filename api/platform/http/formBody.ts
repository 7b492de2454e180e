import { badInput } from '../problem/index.ts';

/** The forms with the most fields have about a hundred: an attendance, the posts of a discussion that is split. */
export const mostFields = 1000;
/** All fields together, in bytes; the same as for a body without files. */
const mostTyped = 1024 * 1024;
/** The headers of one part, in bytes: a field name and a file name. */
const longestHead = 4096;
/** From MIME (RFC 2046). */
const longestBoundary = 70;

type Judged = 'whole' | 'broken' | 'tooMany' | 'tooLong';

/**
 * Reads a submitted form, with or without files. Parts are counted in the bytes first: each becomes an object, and
 * 21 MB could hold half a million.
 * @returns null when it is not a form, or a broken one
 * @throws Problem 400 for more fields or text than any of our forms has
 */
export async function readForm(request: Request): Promise<FormData | null> {
  // A body that is not a form was read as JSON already.
  if (request.bodyUsed) return null;
  const type = request.headers.get('Content-Type') ?? '';
  const bytes = Buffer.from(await request.arrayBuffer());
  const judged = judge(type, bytes);
  if (judged === 'tooMany')
    throw badInput([
      { path: '', message: `В форме больше ${mostFields} полей. Обновите страницу и отправьте её снова.` },
    ]);
  if (judged === 'tooLong')
    throw badInput([{ path: '', message: 'В форме больше 1 МБ текста. Сократите его или разделите на части.' }]);
  if (judged === 'broken') return null;
  return new Response(bytes, { headers: { 'Content-Type': type } }).formData().catch(() => null);
}

function judge(type: string, bytes: Buffer): Judged {
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return countedPairs(bytes);
  const [, quoted, plain] = /^multipart\/form-data\b.*?;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type) ?? [];
  const boundary = quoted ?? plain;
  return boundary && boundary.length <= longestBoundary ? countedParts(bytes, `--${boundary}`) : 'broken';
}

const ampersand = '&'.charCodeAt(0);

function countedPairs(bytes: Buffer): Judged {
  let pairs = 1;
  for (let at = bytes.indexOf(ampersand); at >= 0; at = bytes.indexOf(ampersand, at + 1))
    if (++pairs > mostFields) return 'tooMany';
  return 'whole';
}

function countedParts(bytes: Buffer, boundary: string): Judged {
  let parts = 0;
  let typed = 0;
  let begun = bytes.indexOf(boundary);
  while (begun >= 0) {
    const next = bytes.indexOf(boundary, begun + boundary.length);
    if (next < 0) return 'whole';
    if (++parts > mostFields) return 'tooMany';
    const head = bytes.subarray(begun, Math.min(next, begun + boundary.length + longestHead));
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return 'broken';
    if (!head.subarray(0, end).includes('filename')) typed += next - begun - end;
    if (typed > mostTyped) return 'tooLong';
    begun = next;
  }
  return 'broken';
}
