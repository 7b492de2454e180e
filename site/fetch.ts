import { getFetchState, middleware, pages } from 'astro/hono';
import type { MiddlewareHandler } from 'hono';
import { api } from '../api/app.ts';
import { asProblem, pipeline, problemResponse } from '../api/http/pipeline.ts';
import type { Front } from '../api/http/route.ts';
import { deliver } from './lib/deliver.ts';
import { keepPages } from './lib/keptPages.ts';
import { viewOf } from './lib/view.ts';

/** The front door: one pipeline for pages and API, the same in development and in the built server. */
const front = pipeline();
front.route('/api', api);

const introduce: MiddlewareHandler<Front & { Variables: { locals: App.Locals } }> = async (context, next) => {
  const state = getFetchState(context);
  // What a page throws goes on to the middleware, which draws the page that tells of it; Astro would draw its own.
  state.renderError = (_request, { error, response }) =>
    error || !response ? Promise.reject(error) : Promise.resolve(response);
  // Failures are logged once, by `asProblem`; a refusal is none.
  state.logger.options.level = 'silent';
  const { locals } = state;
  locals.actor = context.get('actor');
  locals.waiting = context.get('waiting');
  locals.address = context.get('address');
  locals.requestId = context.get('requestId');
  locals.here = context.req.url.slice(context.req.url.indexOf('/', 8));
  locals.view = viewOf(context.req.header('Cookie'));
  locals.keep = null;
  context.set('locals', locals as App.Locals);
  await next();
};
front.use(deliver, keepPages, introduce, middleware(), pages());

front.onError((error, context) => {
  if (context.req.path.startsWith('/api/')) return problemResponse(error, context.get('requestId'));
  const problem = asProblem(error, context.get('requestId'));
  return context.html(plainPage(problem.title, problem.detail), problem.status as 500);
});

/** The last resort, for what is refused before a page of the site is drawn. */
function plainPage(title: string, detail: string): string {
  return `<!doctype html><html lang="ru"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><main><h1>${title}</h1><p>${detail}</p><p><a href="/">На главную</a></p></main></html>`;
}

export default front;
