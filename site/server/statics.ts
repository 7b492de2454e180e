import { existsSync, readdirSync } from 'node:fs';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { spansOf } from '../../api/knowledge/search/shared/pieces.ts';
import { commonPicture } from '../../api/knowledge/socialImages/index.ts';
import { securityHeaders } from '../../api/platform/http/index.ts';
import { dataDir } from '../../db/client.ts';
import { readPieces } from './searchPieces.ts';

const root = './dist/client';
const topFiles = new Set(existsSync(root) ? readdirSync(root).map((name) => `/${name}`) : []);

const app = new Hono();
app.use(async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(securityHeaders)) context.header(name, value);
  const lasting = context.res.ok && (context.req.path.startsWith('/assets/') || context.req.path.includes('/parts/'));
  context.header(
    'Cache-Control',
    lasting ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate',
  );
  // A search index may be written anew twice within the second that this date counts: it is always sent.
  const { headers, status } = context.res;
  const newest = Date.parse(headers.get('Last-Modified') ?? '');
  const known = Date.parse(context.req.header('If-Modified-Since') ?? '');
  if (status !== 200 || !(newest <= known) || context.req.path.startsWith('/search/')) return;
  context.res = undefined;
  context.res = new Response(null, { status: 304, headers });
});
app.use('/search/*', async (context, next) => {
  const { search } = new URL(context.req.url);
  const [, bundle, file] = /^\/search\/(bank|practices)\/parts\/([\w.-]+\.bin)$/.exec(context.req.path) ?? [];
  if (!file || !search.startsWith('?bytes=')) return next();
  const spans = spansOf(search);
  if (!spans) return context.text('', 400);
  const folder = bundle === 'bank' ? root : dataDir;
  const bytes = await readPieces(`${folder}/search/${bundle}/parts/${file}`, spans);
  if (bytes === 'missing') return context.notFound();
  return bytes === 'short'
    ? context.text('', 416)
    : context.body(bytes, 200, { 'Content-Type': 'application/octet-stream' });
});
// The bundle of published practices is rebuilt by the running server and lives with its data.
app.use('/search/practices/*', serveStatic({ root: dataDir }));
// Of what is published in the database the running server draws pictures; until one is there, the site's own stands in.
app.use('/share/published/*', serveStatic({ root: dataDir }), serveStatic({ path: `${root}${commonPicture}` }));
app.use('*', serveStatic({ root, precompressed: true }));

/** A file of the built site or of the search index; null for everything else, which never touches the disk. */
export async function statics(request: Request): Promise<Response | null> {
  const path = request.url.slice(request.url.indexOf('/', 8)).split('?', 1)[0] as string;
  if (request.method !== 'GET' && request.method !== 'HEAD') return null;
  const known = /^\/(?:assets|search|icons|share|screens)\//.test(path) || topFiles.has(path);
  if (!known || path === '/search/') return null;
  const response = await app.fetch(request);
  return response.status === 404 && !path.startsWith('/assets/') && !path.includes('.') ? null : response;
}
