import { ReadableStream as WebStream } from 'node:stream/web';
import { eq } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { attachments, files } from '../../../db/schema/files/files.ts';
import { fileTexts } from '../../../db/schema/files/texts.ts';
import type { MaybeActor } from '../actor/index.ts';
import { notFound } from '../problem/index.ts';
import { mayReadFilesOf } from './access.ts';
import { partAsked, partOf } from './part.ts';
import { disk } from './store.ts';

const shownInPlace = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'application/pdf']);

/** `Content-Disposition` with the name for old browsers (ASCII) and for all others (RFC 5987). */
function disposition(type: string, name: string): string {
  const way = shownInPlace.has(type) ? 'inline' : 'attachment';
  const plain = name.replace(/[^\x20-\x7E]/g, '_').replace(/["\\]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${way}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** Nothing in a file may run or load anything. A sandbox would also stop the browser's own PDF viewer. */
const contentPolicy = (type: string): string =>
  type === 'application/pdf' ? "default-src 'none'; object-src 'self'" : "default-src 'none'; sandbox";

/** The thumbnail of a picture as an answer; null when there is none. */
async function smallPicture(id: string, known: string | null): Promise<Response | null> {
  const [row] = await read.select({ key: fileTexts.thumbnailKey }).from(fileTexts).where(eq(fileTexts.fileId, id));
  if (!row?.key) return null;
  const headers = {
    'Content-Type': 'image/webp',
    'Content-Security-Policy': contentPolicy('image/webp'),
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'private, no-cache',
    ETag: `"${id}-small"`,
  };
  if (known === headers.ETag) return new Response(null, { status: 304, headers });
  return new Response((await disk.getBytes(row.key)) as Uint8Array<ArrayBuffer>, { headers });
}

/** A file, for people who may read one of the things it is attached to. @throws Problem 404 for everyone else and for wrong ids */
export async function readableFile(actor: MaybeActor, id: string) {
  const rows = await read
    .select({ file: files, kind: attachments.subjectKind, subjectId: attachments.subjectId })
    .from(files)
    .leftJoin(attachments, eq(attachments.fileId, files.id))
    .where(eq(files.id, id))
    .limit(20);
  const file = rows[0]?.file;
  const answers = await Promise.all(
    rows.map(({ kind, subjectId }) =>
      // A file that is attached to nothing yet is only for the person who uploaded it.
      kind === null || subjectId === null ? file?.ownerId === actor?.id : mayReadFilesOf(actor, kind, subjectId),
    ),
  );
  if (!file || !answers.includes(true)) throw notFound('Файла нет, или он виден не всем.');
  return file;
}

/**
 * A file as an answer, for people who may read one of the things it is attached to; 404 for all others and for wrong ids.
 * @param known the `If-None-Match` of the request
 * @param small the thumbnail, where there is one
 * @param range the `Range` header of the request
 */
export async function deliverFile(
  actor: MaybeActor,
  id: string,
  known: string | null,
  small = false,
  range: string | null = null,
): Promise<Response> {
  const file = await readableFile(actor, id);
  const picture = small ? await smallPicture(file.id, known) : null;
  if (picture) return picture;
  const headers = {
    'Content-Type': file.type.startsWith('text/') ? `${file.type}; charset=utf-8` : file.type,
    'Content-Disposition': disposition(file.type, file.name),
    'Content-Security-Policy': contentPolicy(file.type),
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'private, no-cache',
    ETag: `"${file.id}"`,
  };
  if (known === headers.ETag) return new Response(null, { status: 304, headers });
  // A text is compressed on the way, so byte ranges of it make no sense.
  const whole = file.type.startsWith('text/');
  const part = whole ? null : partAsked(range, file.size);
  if (part === 'none')
    return new Response(null, { status: 416, headers: { ...headers, 'Content-Range': `bytes */${file.size}` } });
  // Opened on the first read: an unread answer opens nothing. (`Readable.toWeb` throws an uncaught error when the client disconnects.)
  const body = WebStream.from(bytesOf(file.key, part)) as ReadableStream<Uint8Array>;
  return new Response(body, {
    status: part ? 206 : 200,
    headers: {
      ...headers,
      ...(!whole && { 'Accept-Ranges': 'bytes' }),
      ...(part && { 'Content-Range': `bytes ${part.start}-${part.end}/${file.size}` }),
      'Content-Length': String(part ? part.end - part.start + 1 : file.size),
    },
  });
}

async function* bytesOf(key: string, part: ReturnType<typeof partAsked>): AsyncGenerator<Uint8Array> {
  const stream = await disk.getStream(key);
  yield* part && part !== 'none' ? partOf(stream, part) : (stream as AsyncIterable<Uint8Array>);
}
