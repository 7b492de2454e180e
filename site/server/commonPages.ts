import type { MiddlewareHandler } from 'hono';
import { viewCookie, viewOf } from '../browser/view.ts';
import { type PageVariables, personal } from './peoplesPages.ts';
import { readPerson, standInFor, standInKey } from './personal/person.ts';
import { bytesOf, filled, type Template } from './personal/template.ts';
import { type Tagged, TaggedStore } from './taggedStore.ts';

interface Common extends Tagged {
  template: Template;
}
const pages = new TaggedStore<Common>(32 * 1024 * 1024);

/** Pages on which only the frame depends on the reader: their content is the same for everyone with the same rights. */
const addresses = /^\/(?:bank|practices|(?:topics|help)(?:\/.*)?)$/;

/** The shelves for signed-in people: drawn once for everyone with the same rights, cached by tags, filled for each person. */
export const keepCommonPages: MiddlewareHandler<{ Variables: PageVariables }> = async (context, next) => {
  const actor = context.get('actor');
  const { req } = context;
  const cookie = req.header('Cookie');
  if (!actor || req.method !== 'GET' || !addresses.test(req.path) || cookie?.includes('said=')) return next();
  const standIn = standInFor(actor);
  const key = [req.url.slice(req.url.indexOf('/', 8)), standInKey(standIn), viewCookie(viewOf(cookie))].join(' ');
  const known = pages.get(key);
  if (known) return personal(context, filled(known.template, await readPerson(actor, undefined, 1)));
  const begunAt = pages.changes;
  context.set('shared', { standIn });
  await next();
  const template = context.get('template');
  const tags = context.get('locals').keep;
  if (template && tags && context.res.status === 200 && !context.res.headers.has('Set-Cookie'))
    pages.keep(key, { template, tags, size: bytesOf(template) }, begunAt);
};
