import { FetchState, pages } from 'astro/fetch';
import { getFetchState } from 'astro/hono';
import type { Context, MiddlewareHandler } from 'hono';
import type { MaybeActor } from '../../api/platform/actor/index.ts';
import { asProblem, type Front } from '../../api/platform/http/index.ts';
import type { Problem } from '../../api/platform/problem/index.ts';
import { viewOf } from '../browser/view.ts';
import { localPath } from './guard.ts';
import type { PageVariables } from './peoplesPages.ts';
import { readPerson } from './personal/person.ts';
import { filled, type Template, templateOf } from './personal/template.ts';

/** The locals of every page. */
export function localsOf(context: Pick<Context<Front>, 'get' | 'req'>): App.Locals {
  return {
    actor: context.get('actor') ?? null,
    waiting: context.get('waiting') ?? null,
    address: context.get('address'),
    requestId: context.get('requestId'),
    here: localPath(context.req.url.slice(context.req.url.indexOf('/', 8))),
    view: viewOf(context.req.header('Cookie')),
    keep: null,
  };
}

/** Renders with Astro; `failed` gets the error of a page. Failures are logged once, by `asProblem`; refusals are not. */
function draw(state: FetchState, failed: (error: unknown) => void): Promise<Response> {
  state.renderError = async (_request, { error }) => {
    failed(error);
    return new Response(null, { status: 500 });
  };
  state.logger.options.level = 'silent';
  // Whole pages are cached, compressed and measured; a stream of small chunks costs more than it saves.
  state.streaming = false;
  return pages(state);
}

const problemPage = ({ url }: { url: string | URL }) => new Request(new URL('/problem', url));

/**
 * Renders the page of an address. An error becomes the problem page at the same address with
 * the right status; cookies set by pages go into the headers. (Astro's own handlers for Hono do neither.)
 */
export const drawPage: MiddlewareHandler<{ Variables: PageVariables }> = async (context) => {
  const state = getFetchState(context);
  const locals = state.locals as App.Locals;
  const shared = context.get('shared');
  if (shared) Object.assign(locals, { actor: shared.standIn, thread: shared.thread });
  let failure: unknown;
  let response = await draw(state, (error) => {
    failure = error;
  });
  if (failure !== undefined) {
    locals.problem = asProblem(failure, locals.requestId);
    locals.keep = null;
    // What the page rendered before it failed is discarded.
    locals.drawn?.clear();
    response = await state.rewrite(problemPage(state));
  }
  const shown = await fill(response, context.get('actor') ?? context.get('waiting'), locals);
  context.set('template', shown.template);
  response = shown.response;
  const cookies = [...(state.cookies?.headers() ?? [])];
  if (cookies.length === 0) return response;
  const withCookies = new Response(response.body, response);
  for (const cookie of cookies) withCookies.headers.append('Set-Cookie', cookie);
  return withCookies;
};

/** Fills the personal parts of a page for the caller, and hands the page with its gaps to the cache. */
async function fill(
  response: Response,
  person: MaybeActor,
  { thread, threadPage = 1 }: App.Locals,
): Promise<{ response: Response; template?: Template }> {
  if (!person || !response.headers.get('Content-Type')?.startsWith('text/html')) return { response };
  const template = templateOf(await response.text());
  const page = filled(template, await readPerson(person, thread, threadPage));
  const { status } = response;
  const headers = new Headers(response.headers);
  // The length includes the gaps.
  headers.delete('Content-Length');
  return { response: new Response(page, { status, headers }), template };
}

/** The page for a refusal made before any page was rendered; null when it cannot be rendered either. */
export async function drawProblem(context: Context<Front>, problem: Problem): Promise<Response | null> {
  const state = new FetchState(problemPage(context.req));
  Object.assign(state.locals, localsOf(context), { problem });
  let failed = false;
  const response = await draw(state, () => {
    failed = true;
  });
  if (failed) return null;
  return (await fill(response, context.get('actor') ?? context.get('waiting'), state.locals as App.Locals)).response;
}
