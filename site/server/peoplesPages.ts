import type { Context, MiddlewareHandler } from 'hono';
import { LRUCache } from 'lru-cache';
import { readThread, type Thread } from '../../api/community/discussions/index.ts';
import type { Actor } from '../../api/platform/actor/index.ts';
import type { Front } from '../../api/platform/http/index.ts';
import { onSignal } from '../../api/platform/signals/index.ts';
import { viewCookie, viewOf } from '../browser/view.ts';
import { readPerson, standInFor, standInKey } from './personal/person.ts';
import { bytesOf, filled, type Template } from './personal/template.ts';

/** The state of a page request. */
export type PageVariables = Front['Variables'] & {
  locals: App.Locals;
  /** Set when the page is drawn for everyone with these rights and cached. */
  shared: { thread?: Thread; standIn: Actor } | undefined;
  /** The drawn page with its gaps. */
  template: Template | undefined;
};

/**
 * Pages of discussions for signed-in people: drawn once for everyone with the same rights, cached by the discussion's
 * revision, filled for each person. A changed name or membership does not change the revision: signals clear the cache, and
 * changes by another process show within a minute.
 */
const templates = new LRUCache<string, Template>({
  maxSize: 32 * 1024 * 1024,
  sizeCalculation: (template) => 500 + bytesOf(template),
  ttl: 60_000,
});
/** Incremented when the cache is cleared: a page begun before is shown once and not cached. */
let cleared = 0;
onSignal(({ kind }) => {
  if (kind !== 'person.changed' && kind !== 'association.changed' && kind !== 'publication.changed') return;
  cleared += 1;
  templates.clear();
});

const address = /^\/threads\/([0-9a-z]+)$/;

/** The page number of this address; null when it has other parameters. */
function pageAsked(search: URLSearchParams): number | null {
  if ([...search.keys()].some((name) => name !== 'page')) return null;
  return Number(search.get('page') ?? 1);
}

/** The answer with a page filled for one person. */
export const personal = (context: Context, body: Buffer<ArrayBuffer>): Response =>
  context.body(body, 200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-cache' });

/** Answers with a cached page if there is one; else marks the page to be drawn for a stand-in, and caches it. */
export const keepPeoplesPages: MiddlewareHandler<{ Variables: PageVariables }> = async (context, next) => {
  const actor = context.get('actor');
  const [, id] = address.exec(context.req.path) ?? [];
  const cookie = context.req.header('Cookie');
  if (!actor || !id || context.req.method !== 'GET' || cookie?.includes('said=')) return next();
  const page = pageAsked(new URL(context.req.url).searchParams);
  if (page === null) return next();
  const begunAt = cleared;
  const thread = await readThread(actor, id).catch(() => null);
  // A discussion that is not visible, or only to those who may restore it, is drawn directly.
  if (!thread || thread.deletedAt) return next();
  const standIn = standInFor(actor, thread);
  const key = [
    id,
    thread.revision,
    page,
    thread.place?.membership,
    standInKey(standIn),
    viewCookie(viewOf(cookie)),
  ].join(' ');
  const known = templates.get(key);
  if (known) return personal(context, filled(known, await readPerson(actor, thread, page)));
  context.set('shared', { thread, standIn });
  await next();
  const drawn = context.get('template');
  if (drawn && cleared === begunAt && context.res.status === 200 && !context.res.headers.has('Set-Cookie'))
    templates.set(key, drawn);
};
