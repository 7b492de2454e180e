import { defineMiddleware } from 'astro:middleware';
import { asProblem } from '../api/http/pipeline.ts';

/** What a page throws becomes the page that tells of it, under the same address and with the right status. */
export const onRequest = defineMiddleware(async (context, next) => {
  try {
    return await next();
  } catch (error) {
    context.locals.problem = asProblem(error, context.locals.requestId);
    context.locals.keep = null;
    return context.rewrite(new Request(new URL('/problem', context.url)));
  }
});
