import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import { LRUCache } from 'lru-cache';
import { sessionCookie } from '../../api/accounts/session.ts';
import { type Event, onEvent } from '../../api/events.ts';
import { securityHeaders } from '../../api/http/pipeline.ts';
import type { Front } from '../../api/http/route.ts';
import { viewCookie, viewOf } from './view.ts';

/** A page for guests, kept whole. `tags` name what it was made of. */
interface KeptPage {
  body: Buffer<ArrayBuffer>;
  gzip: Buffer<ArrayBuffer>;
  etag: string;
  type: string;
  tags: string[];
}

/** A minute bounds how long another process's change may stay unseen; our own throws pages out at once. */
const pages = new LRUCache<string, KeptPage>({
  maxSize: 64 * 1024 * 1024,
  sizeCalculation: (page) => page.body.length + page.gzip.length + 500,
  ttl: 60_000,
  dispose: ({ tags }, key) => {
    for (const tag of tags) keysOf.get(tag)?.delete(key);
  },
});
/** Which pages are made of a thing: looking through all of them at every answer that somebody writes would cost more than the answer. */
const keysOf = new Map<string, Set<string>>();
let changes = 0;

function keep(key: string, page: KeptPage): void {
  pages.set(key, page);
  for (const tag of page.tags) {
    const keys = keysOf.get(tag);
    if (keys) keys.add(key);
    else keysOf.set(tag, new Set([key]));
  }
}

/** What a change touches; a page that shows any of it is thrown out. */
function tagsOf(event: Event): string[] {
  switch (event.kind) {
    case 'publication.changed':
      return ['publications', `${event.collection}:${event.slug}`];
    case 'publication.used':
      return [`${event.collection}:${event.slug}`];
    case 'publications.related':
      return ['related'];
    case 'thread.changed':
      return [
        'threads',
        `thread:${event.threadId}`,
        ...(event.publicationId ? [`about:${event.publicationId}`] : []),
        ...(event.associationId ? [`threads-of:${event.associationId}`] : []),
      ];
    case 'association.changed':
      return ['associations', `association:${event.associationId}`];
    case 'school.changed':
      return ['schools', `school:${event.schoolId}`];
    // The discussion that it grew out of links to it once it is published.
    case 'practice.changed':
      return [`outcome:${event.practiceId}`];
    // No guest sees a pair.
    case 'pair.changed':
    case 'person.changed':
    // Told beside `thread.changed`, which throws the pages out.
    case 'post.created':
    case 'notifications.changed':
      return [];
  }
}

onEvent((event) => {
  // A bell stands on no page that is kept.
  if (event.kind === 'notifications.changed') return;
  changes += 1;
  // A name may stand on any page, and a withdrawn consent takes it off all of them at once.
  if (event.kind === 'person.changed') return pages.clear();
  for (const tag of tagsOf(event)) {
    for (const key of [...(keysOf.get(tag) ?? [])]) pages.delete(key);
    keysOf.delete(tag);
  }
});

export const forgetKeptPages = () => pages.clear();

interface Asked {
  method?: string | undefined;
  url?: string | undefined;
  headers: IncomingHttpHeaders;
}

/** What is said once (the cookie `said`) is said on a page drawn for it, so such a request is answered afresh. */
const isGuest = ({ method, headers }: Asked) =>
  method === 'GET' && !headers.cookie?.includes(`${sessionCookie}=`) && !headers.cookie?.includes('said=');
const keyOf = ({ url, headers }: Asked) => `${viewCookie(viewOf(headers.cookie))} ${url}`;

function answer(page: KeptPage, { headers: asked }: Asked): Response {
  const headers: Record<string, string> = {
    ...securityHeaders,
    'Content-Type': page.type,
    'Cache-Control': 'public, max-age=0, must-revalidate',
    Vary: 'Cookie, Accept-Encoding',
    ETag: page.etag,
  };
  if (asked['if-none-match'] === page.etag) return new Response(null, { status: 304, headers });
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
  const changesBefore = changes;
  await next();
  const tags = context.get('locals')?.keep;
  if (!tags || context.get('actor')) return;
  const { method, url, headers } = context.req.raw;
  const asked = { method, url: url.slice(url.indexOf('/', 8)), headers: Object.fromEntries(headers) };
  if (!isGuest(asked) || context.res.status !== 200 || context.res.headers.has('Set-Cookie')) return;
  const body = Buffer.from(await context.res.arrayBuffer());
  const page: KeptPage = {
    body,
    gzip: gzipSync(body),
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    type: context.res.headers.get('Content-Type') ?? 'text/html; charset=utf-8',
    tags,
  };
  // What changed while the page was drawn may be missing from it: shown once, not kept.
  if (changes === changesBefore) keep(keyOf(asked), page);
  context.res = undefined;
  context.res = answer(page, asked);
};
