import { getFetchState } from 'astro/hono';
import type { MiddlewareHandler } from 'hono';
import { api, frontDoor } from '../api/app.ts';
import { asProblem, problemResponse } from '../api/platform/http/index.ts';
import { keepCommonPages } from './server/commonPages.ts';
import { consentGate } from './server/consentGate.ts';
import { deliver } from './server/deliver.ts';
import { drawPage, drawProblem, localsOf } from './server/drawPage.ts';
import { keepPages } from './server/keptPages.ts';
import { keepPeoplesPages, type PageVariables } from './server/peoplesPages.ts';

/** The front door: one pipeline for pages and API, the same in development and in the built server. */
const front = frontDoor();
front.route('/api', api);

const introduce: MiddlewareHandler<{ Variables: PageVariables }> = async (context, next) => {
  const { locals } = getFetchState(context);
  Object.assign(locals, localsOf(context));
  context.set('locals', locals as App.Locals);
  await next();
};
front.use(deliver, consentGate, keepPages, keepPeoplesPages, keepCommonPages, introduce, drawPage);

front.onError(async (error, context) => {
  if (context.req.path.startsWith('/api/')) return problemResponse(error, context.get('requestId'));
  const problem = asProblem(error, context.get('requestId'));
  const page = await drawProblem(context, problem);
  return page ?? context.html(plainPage(problem.title, problem.detail), problem.status as 500);
});

/** The last resort, for when the page that tells of a failure cannot be drawn. */
function plainPage(title: string, detail: string): string {
  return `<!doctype html><html lang="ru"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><main><h1>${title}</h1><p>${detail}</p><p><a href="/">На главную</a></p></main></html>`;
}

export default front;
