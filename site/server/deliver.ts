import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import type { Front } from '../../api/platform/http/index.ts';

/** In another thread: compressing takes a millisecond, in which others are served. */
const compressed = promisify<Buffer, { level: number }, Buffer<ArrayBuffer>>(gzip as never);
const compressible = /^(text\/|application\/(json|problem\+json|xml|rss\+xml|ld\+json|manifest\+json)|image\/svg)/;

/** Compresses a personal answer and forbids caching it. */
export const deliver: MiddlewareHandler<Front> = async (context, next) => {
  await next();
  const { headers } = context.res;
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-cache');
  if (!context.req.header('Accept-Encoding')?.includes('gzip')) return;
  if (headers.has('Content-Encoding') || !compressible.test(headers.get('Content-Type') ?? '')) return;
  if (!context.res.body) return;
  const body = Buffer.from(await context.res.arrayBuffer());
  const { status } = context.res;
  const copied = new Headers(headers);
  copied.append('Vary', 'Accept-Encoding');
  copied.delete('Content-Length');
  if (body.length >= 1024) copied.set('Content-Encoding', 'gzip');
  const sent = body.length >= 1024 ? await compressed(body, { level: 5 }) : body;
  context.res = undefined;
  context.res = new Response(sent, { status, headers: copied });
};
