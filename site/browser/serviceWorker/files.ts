import { filesCache, isFile, limits } from './names.ts';
import { FullError, roomFor } from './room.ts';

/** What lies on the device beside a page. */
export interface KeptFiles {
  count: number;
  bytes: number;
}

/** Attachments and Word files that a page leads to. */
export const filesIn = (html: string): string[] => {
  const paths = [...html.matchAll(/<a[^>]* href="(\/[^"?#]+)"/g)].map(([, path = '']) => path.replaceAll('&amp;', '&'));
  return [...new Set(paths.filter(isFile))];
};

const pageOf = (answer: Response) => decodeURIComponent(answer.headers.get('X-Kept-For') ?? '');

/** Of all pages that have files here: how many and how much. */
export async function keptFiles(): Promise<Map<string, KeptFiles>> {
  const cache = await caches.open(filesCache);
  const pages = new Map<string, KeptFiles>();
  for (const answer of await cache.matchAll()) {
    const { count, bytes } = pages.get(pageOf(answer)) ?? { count: 0, bytes: 0 };
    pages.set(pageOf(answer), { count: count + 1, bytes: bytes + Number(answer.headers.get('X-Kept-Bytes')) });
  }
  return pages;
}

/**
 * Brings the files of a page as a guest gets them, in place of what was there; what guests may not open is left out. All or
 * none: a line that breaks or a full device leaves things as they were.
 * @throws FullError
 */
export async function keepFiles(page: string, paths: readonly string[]): Promise<KeptFiles> {
  const taken = [...(await keptFiles())].reduce((sum, [other, { bytes }]) => sum + (other === page ? 0 : bytes), 0);
  const brought: { path: string; body: Blob; headers: Headers }[] = [];
  let bytes = 0;
  // One after another: the bound is felt before everything has come.
  for (const path of paths) {
    const answer = await fetch(path, { credentials: 'omit', cache: 'no-cache' });
    if ([401, 403, 404, 410].includes(answer.status)) continue;
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    const body = await answer.blob();
    bytes += body.size;
    if (taken + bytes > limits.filesBytes) throw new FullError('ours');
    const headers = new Headers(answer.headers);
    for (const name of ['Content-Encoding', 'Content-Length']) headers.delete(name);
    headers.set('X-Kept-For', encodeURIComponent(page));
    headers.set('X-Kept-Bytes', String(body.size));
    brought.push({ path, body, headers });
  }
  const restore = await removeFiles(page);
  const cache = await caches.open(filesCache);
  try {
    for (const { path, body, headers } of brought)
      await roomFor(() => cache.put(path, new Response(body, { headers })));
  } catch (error) {
    await removeFiles(page);
    await restore();
    throw error;
  }
  return { count: brought.length, bytes };
}

/** Removes the files of a page; gives a way to put them back. */
export async function removeFiles(page: string): Promise<() => Promise<void>> {
  const cache = await caches.open(filesCache);
  const removed: [Request, Response][] = [];
  for (const request of await cache.keys()) {
    const answer = await cache.match(request);
    if (!answer || pageOf(answer) !== page) continue;
    removed.push([request, answer]);
    await cache.delete(request);
  }
  return async () => {
    for (const [request, answer] of removed) await cache.put(request, answer);
  };
}
