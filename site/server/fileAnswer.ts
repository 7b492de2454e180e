import type { CalendarFile } from '../../api/community/meetings/index.ts';
import type { PaperFile } from '../../api/platform/papers/index.ts';

/** A paper as a download under its Russian name. */
export function paperAnswer({ name, type, bytes }: PaperFile): Response {
  const plain = `opora.${name.split('.').at(-1)}`;
  return new Response(bytes, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Content-Length': String(bytes.length),
      'Cache-Control': 'private, no-cache',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** A calendar as an answer; 304 when the client has it already. */
export function calendarAnswer({ text, etag }: CalendarFile, known: string | null, name = 'opora'): Response {
  const headers = {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': `inline; filename="${name}.ics"`,
    'Cache-Control': 'private, no-cache',
    // A secret address must not leak by Referer.
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex',
    ETag: etag,
  };
  if (known === etag) return new Response(null, { status: 304, headers });
  return new Response(text, { headers });
}
