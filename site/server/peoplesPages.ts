import type { Context, MiddlewareHandler } from 'hono';
import { LRUCache } from 'lru-cache';
import { readThread, type Thread } from '../../api/community/discussions/index.ts';
import type { Actor } from '../../api/platform/actor/index.ts';
import type { Front } from '../../api/platform/http/index.ts';
import { onSignal } from '../../api/platform/signals/index.ts';
import { viewCookie, viewOf } from '../browser/view.ts';
import { readPerson, standInFor, standInKey } from './personal/person.ts';
import { bytesOf, filled, type Template } from './personal/template.ts';

/** What a request for a page carries on from here. */
export type PageVariables = Front['Variables'] & {
  locals: App.Locals;
  /** Set when the page is drawn for everybody with these rights and kept. */
  shared: { thread?: Thread; standIn: Actor } | undefined;
  /** The page as it was drawn, its holes open. */
  template: Template | undefined;
};

/**
 * Pages of discussions for people who signed in: drawn once for everybody with the same rights, kept by the discussion's
 * revision, filled for each person. A name or a membership that changes is no revision: events throw everything out, and a
 * minute bounds what another process changed.
 */
const templates = new LRUCache<string, Template>({
  maxSize: 32 * 1024 * 1024,
  sizeCalculation: (template) => 500 + bytesOf(template),
  ttl: 60_000,
});
/** Rises as everything is thrown out: a page that was begun before is shown once, not kept. */
let cleared = 0;
onSignal(({ kind }) => {
  if (kind !== 'person.changed' && kind !== 'association.changed' && kind !== 'publication.changed') return;
  cleared += 1;
  templates.clear();
});

const address = /^\/threads\/([0-9a-z]+)$/;

/** The number of the page that this address asks for; null when it asks for more than a page. */
function pageAsked(search: URLSearchParams): number | null {
  if ([...search.keys()].some((name) => name !== 'page')) return null;
  return Number(search.get('page') ?? 1);
}

/** The answer with a page that was filled for one person. */
export const personal = (context: Context, body: Buffer<ArrayBuffer>): Response =>
  context.body(body, 200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-cache' });

/** Answers with a kept page where there is one; else marks the page to be drawn for a stand-in, and keeps it. */
export const keepPeoplesPages: MiddlewareHandler<{ Variables: PageVariables }> = async (context, next) => {
  const actor = context.get('actor');
  const [, id] = address.exec(context.req.path) ?? [];
  const cookie = context.req.header('Cookie');
  if (!actor || !id || context.req.method !== 'GET' || cookie?.includes('said=')) return next();
  const page = pageAsked(new URL(context.req.url).searchParams);
  if (page === null) return next();
  const begunAt = cleared;
  const thread = await readThread(actor, id).catch(() => null);
  // What may not be seen, or is seen by those alone who may bring it back, is drawn as it is.
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
