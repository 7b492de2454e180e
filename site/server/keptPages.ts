import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import { sessionCookie } from '../../api/people/accounts/index.ts';
import { type Front, securityHeaders } from '../../api/platform/http/index.ts';
import { viewCookie, viewOf } from '../browser/view.ts';
import { type Tagged, TaggedStore } from './taggedStore.ts';

/** A page for guests, kept whole. */
interface KeptPage extends Tagged {
  body: Buffer<ArrayBuffer>;
  gzip: Buffer<ArrayBuffer>;
  etag: string;
  type: string;
}

const pages = new TaggedStore<KeptPage>(64 * 1024 * 1024);

interface Asked {
  method?: string | undefined;
  url?: string | undefined;
  headers: IncomingHttpHeaders;
}

/** What is said once (the cookie `said`) is said on a page drawn for it, so such a request is answered afresh. */
const isGuest = ({ method, headers }: Asked) =>
  (method === 'GET' || method === 'HEAD') &&
  !headers.cookie?.includes(`${sessionCookie}=`) &&
  !headers.cookie?.includes('said=');
const keyOf = ({ url, headers }: Asked) => `${viewCookie(viewOf(headers.cookie))} ${url}`;

function answer(page: KeptPage, { headers: asked }: Asked): Response {
  const headers: Record<string, string> = {
    ...securityHeaders,
    'Content-Type': page.type,
    'Cache-Control': 'public, max-age=0, must-revalidate',
    Vary: 'Cookie, Accept-Encoding',
    ETag: page.etag,
  };
  // A proxy that compressed the page names its mark a weak one; a cache may name several.
  if (asked['if-none-match']?.includes(page.etag)) return new Response(null, { status: 304, headers });
  if (!asked['accept-encoding']?.includes('gzip')) return new Response(page.body, { headers });
  return new Response(page.gzip, { headers: { ...headers, 'Content-Encoding': 'gzip' } });
}

/** The kept page that answers a guest's request, or null. Asked before the pipeline: it has passed it once and needs no session. */
export function keptAnswer(asked: Asked): Response | null {
  if (!isGuest(asked)) return null;
  const page = pages.get(keyOf(asked));
  return page ? answer(page, asked) : null;
}

/**
 * Keeps the pages that guests see. A page says what it is made of by setting `locals.keep` to its tags;
 * one that does not is never kept, nor is an answer that sets a cookie or is not 200.
 */
export const keepPages: MiddlewareHandler<Front & { Variables: { locals: App.Locals } }> = async (context, next) => {
  const begunAt = pages.changes;
  await next();
  const tags = context.get('locals')?.keep;
  if (!tags || context.get('actor')) return;
  const { method, url, headers } = context.req.raw;
  const asked = { method, url: url.slice(url.indexOf('/', 8)), headers: Object.fromEntries(headers) };
  // What was drawn for a HEAD has no body to be kept.
  if (method !== 'GET' || !isGuest(asked) || context.res.status !== 200 || context.res.headers.has('Set-Cookie'))
    return;
  const body = Buffer.from(await context.res.arrayBuffer());
  const gzip = gzipSync(body);
  const page: KeptPage = {
    body,
    gzip,
    size: body.length + gzip.length,
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    type: context.res.headers.get('Content-Type') ?? 'text/html; charset=utf-8',
    tags,
  };
  pages.keep(keyOf(asked), page, begunAt);
  context.res = undefined;
  context.res = answer(page, asked);
};
