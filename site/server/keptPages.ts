import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import { sessionCookie } from '../../api/people/accounts/index.ts';
import { type Front, securityHeaders } from '../../api/platform/http/index.ts';
import { viewCookie, viewOf } from '../browser/view.ts';
import { type Tagged, TaggedStore } from './taggedStore.ts';

/** A cached page for guests. */
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

/** A request with the cookie `said` gets a fresh page, because its message is shown once. */
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
  // A proxy that compressed the page weakens its ETag; a cache may send several.
  if (asked['if-none-match']?.includes(page.etag)) return new Response(null, { status: 304, headers });
  if (!asked['accept-encoding']?.includes('gzip')) return new Response(page.body, { headers });
  return new Response(page.gzip, { headers: { ...headers, 'Content-Encoding': 'gzip' } });
}

/** The cached page for a guest's request, or null. Runs before the pipeline: the page has passed it once and needs no session. */
export function keptAnswer(asked: Asked): Response | null {
  if (!isGuest(asked)) return null;
  const page = pages.get(keyOf(asked));
  return page ? answer(page, asked) : null;
}

/**
 * Caches pages for guests. A page declares what it is made of by setting `locals.keep` to its tags;
 * a page without tags is never cached, nor is an answer with a cookie or a status other than 200.
 */
export const keepPages: MiddlewareHandler<Front & { Variables: { locals: App.Locals } }> = async (context, next) => {
  const begunAt = pages.changes;
  await next();
  const tags = context.get('locals')?.keep;
  if (!tags || context.get('actor')) return;
  const { method, url, headers } = context.req.raw;
  const asked = { method, url: url.slice(url.indexOf('/', 8)), headers: Object.fromEntries(headers) };
  // The answer to a HEAD request has no body to cache.
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
