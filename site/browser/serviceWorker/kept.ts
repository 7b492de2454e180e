import { type KeptFiles, keptFiles, removeFiles } from './files.ts';
import { assetsCache, isForEveryone, limits, pagesCache } from './names.ts';
import { FullError, roomFor } from './room.ts';

/** A page on this device. */
export interface KeptPage {
  path: string;
  title: string;
  /** With its pictures. */
  bytes: number;
  keptAt: Date;
  /** Saved by the person, not merely opened. */
  pinned: boolean;
  /** What was kept beside it. */
  files: KeptFiles;
}

const described = (path: string, { headers }: Response, files: KeptFiles = { count: 0, bytes: 0 }): KeptPage => ({
  path,
  title: decodeURIComponent(headers.get('X-Kept-Title') ?? path),
  bytes: Number(headers.get('X-Kept-Bytes')),
  keptAt: new Date(Number(headers.get('X-Kept-At'))),
  pinned: headers.get('X-Kept-Pinned') === 'yes',
  files,
});

/** Everything on this device, the latest first. */
export async function keptPages(): Promise<KeptPage[]> {
  const [cache, files] = [await caches.open(pagesCache), await keptFiles()];
  const pages = await Promise.all(
    (await cache.keys()).map(async (request) => {
      const answer = await cache.match(request);
      const { pathname } = new URL(request.url);
      return answer ? [described(pathname, answer, files.get(pathname))] : [];
    }),
  );
  return pages.flat().sort((one, other) => other.keptAt.getTime() - one.keptAt.getTime());
}

export async function keptPage(path: string): Promise<{ page: KeptPage; answer: Response } | null> {
  const answer = await (await caches.open(pagesCache)).match(path);
  return answer ? { page: described(path, answer, (await keptFiles()).get(path)), answer } : null;
}

/** The page as every guest sees it, no matter who is signed in; null when it is not, or no longer, a page for guests. */
export async function guestForm(path: string): Promise<Response | null> {
  const answer = await fetch(path, { credentials: 'omit', cache: 'no-cache' });
  return isForEveryone(answer) ? answer : null;
}

const addresses = (html: string, pattern: RegExp) => [
  ...new Set([...html.matchAll(pattern)].map(([, address = '']) => address.replaceAll('&amp;', '&'))),
];
const builtIn = (html: string) => addresses(html, /(?:href|src)="(\/assets\/[^"]+)"/g);
const picturesIn = (html: string) => addresses(html, /<img[^>]* src="(\/[^"]+)"/g);

/** Brings what a page is drawn with; gives the bytes of its pictures. What cannot be had is left out: the text is worth more. */
async function keepParts(html: string): Promise<number> {
  const cache = await caches.open(assetsCache);
  const pictures = picturesIn(html);
  const sizes = await Promise.all(
    [...builtIn(html), ...pictures].map(async (address) => {
      const known = await caches.match(address, { ignoreVary: true });
      const answer = known ?? (await fetch(address, { credentials: 'omit' }).catch(() => null));
      if (!answer?.ok) return 0;
      if (!known) await roomFor(() => cache.put(address, answer.clone()));
      return pictures.includes(address) ? (await answer.blob()).size : 0;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/**
 * Keeps a copy of a page that is the same for every guest; one that was pinned stays so. Fails with `FullError` when it is
 * to be pinned and there is no room, here or on the device.
 */
export async function keepPage(path: string, answer: Response, pin = false): Promise<void> {
  const cache = await caches.open(pagesCache);
  const html = await answer.text();
  const bytes = new Blob([html]).size + (await keepParts(html));
  const pinned = pin || ((await keptPage(path))?.page.pinned ?? false);
  if (pin) {
    const others = (await keptPages()).filter((page) => page.pinned && page.path !== path);
    const taken = others.reduce((sum, page) => sum + page.bytes, bytes);
    if (others.length >= limits.pinned || taken > limits.pinnedBytes) throw new FullError('ours');
  }
  const headers = new Headers(answer.headers);
  for (const name of ['Content-Encoding', 'Content-Length']) headers.delete(name);
  const [, title = path] = /<title>([^<]*)<\/title>/.exec(html) ?? [];
  headers.set('X-Kept-Title', encodeURIComponent(unescaped(title.replace(/ — Опора$/, ''))));
  headers.set('X-Kept-Bytes', String(bytes));
  headers.set('X-Kept-At', String(Date.now()));
  headers.set('X-Kept-Pinned', pinned ? 'yes' : 'no');
  await roomFor(() => cache.put(path, new Response(html, { headers })));
  await makeRoom();
}

const unescaped = (text: string) =>
  text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** Removes a page with its files; gives a way to put them back. */
export async function removePage(path: string): Promise<() => Promise<void>> {
  const cache = await caches.open(pagesCache);
  const answer = await cache.match(path);
  const restoreFiles = await removeFiles(path);
  await cache.delete(path);
  return async () => {
    if (answer) await cache.put(path, answer);
    await restoreFiles();
  };
}

/** Of the pages that were only opened, the oldest go. */
async function makeRoom(): Promise<void> {
  const cache = await caches.open(pagesCache);
  const opened = (await keptPages()).filter(({ pinned }) => !pinned);
  let bytes = 0;
  for (const [place, page] of opened.entries()) {
    bytes += page.bytes;
    if (place >= limits.opened || bytes > limits.openedBytes) await cache.delete(page.path);
  }
}

/** Removes styles, scripts and pictures that no kept page is drawn with. */
export async function sweepAssets(): Promise<void> {
  const pages = await caches.open(pagesCache);
  const used = new Set<string>();
  for (const request of await pages.keys()) {
    const html = await (await pages.match(request))?.text();
    for (const address of [...builtIn(html ?? ''), ...picturesIn(html ?? '')]) used.add(address);
  }
  const assets = await caches.open(assetsCache);
  for (const request of await assets.keys()) {
    const { pathname, search } = new URL(request.url);
    // The type faces are named by the styles, not by the pages.
    if (!used.has(pathname + search) && !pathname.endsWith('.woff2')) await assets.delete(request);
  }
}
