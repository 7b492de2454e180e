// The service worker: reading and searching where there is no network. Only what is the same for every guest is kept; it
// never touches writes, the API, live lines, downloads or parts of files. A new one waits until the last tab is closed.
import { sweepAssets } from './kept.ts';
import { assetsCache, everything, isFile, shellOf } from './names.ts';
import { forget, openPage, remember } from './pages.ts';
import { type Fetching, scope } from './scope.ts';
import { cutOut, keepSearch, lasting } from './searchIndex.ts';

/** Written in by the build (`site/commands/buildWorker.ts`). */
declare const BUILD: string;
declare const SHELL: readonly string[];

const shell = () => caches.open(shellOf(BUILD));

scope.addEventListener('install', (event) => {
  const files = SHELL.map((path) => new Request(path, { credentials: 'omit' }));
  event.waitUntil(shell().then((cache) => cache.addAll(files)));
});

scope.addEventListener('activate', (event) => {
  const ours = [shellOf(BUILD), ...everything];
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(
        names.filter((name) => name.startsWith('opora-') && !ours.includes(name)).map((name) => caches.delete(name)),
      );
      await sweepAssets();
      await scope.registration.navigationPreload?.enable();
      await scope.clients.claim();
    })(),
  );
});

/** The page that brought this worker was fetched without it. */
scope.addEventListener('message', (event) => {
  const { opened } = (event.data ?? {}) as { opened?: unknown };
  if (typeof opened === 'string') event.waitUntil(remember(opened));
});

/** Somebody leaves: nothing stays that would tell the next person at this computer what was read. */
const endsSession = ({ method }: Request, path: string) =>
  (method === 'POST' && path === '/sign-out') || (method === 'DELETE' && path === '/api/session');

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (origin !== scope.location.origin) return;
  if (request.method !== 'GET') return void (endsSession(request, pathname) && event.waitUntil(forget()));
  if (request.headers.has('Range')) return;
  if (pathname.startsWith('/assets/')) return event.respondWith(builtFile(event));
  if (pathname.startsWith('/search/')) return event.respondWith(indexFile(event, pathname, search));
  if (isFile(pathname) && !search) return event.respondWith(networkFirst(request));
  if (request.mode === 'navigate') {
    if (/^\/(?:api|files|demo)\/|\.\w+$/.test(pathname)) return;
    return event.respondWith(openPage(event, pathname, search, shell));
  }
  if (request.destination === 'image') event.respondWith(networkFirst(request));
});

const stored = (request: Request, options: CacheQueryOptions = {}) =>
  caches.match(request, { ignoreVary: true, ...options });

/** A file of the build never changes; one of an older build may be nowhere else any more. */
async function builtFile(event: Fetching): Promise<Response> {
  const known = await stored(event.request);
  if (known) return known;
  const answer = await fetch(event.request);
  if (answer.ok) {
    const copy = answer.clone();
    event.waitUntil(caches.open(assetsCache).then((cache) => cache.put(event.request.url, copy)));
  }
  return answer;
}

/** Who searches once will search again: the index comes onto the device, unless the person pays for every byte. */
async function indexFile(event: Fetching, path: string, search: string): Promise<Response> {
  const known = () => stored(event.request, { ignoreSearch: true });
  if (lasting(path)) {
    const copy = await known();
    return copy ? cutOut(copy, search) : fetch(event.request);
  }
  try {
    const answer = await fetch(event.request);
    const first = path.endsWith('/entry.json') && answer.ok;
    // One that breaks off is begun again with the next search.
    if (first && !scope.navigator.connection?.saveData) event.waitUntil(keepSearch().catch(() => undefined));
    return answer;
  } catch (error) {
    const copy = await known();
    if (!copy) throw error;
    return copy;
  }
}

/** A picture, or a file that was kept beside its page. */
async function networkFirst(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const copy = await stored(request);
    if (!copy) throw error;
    return copy;
  }
}
