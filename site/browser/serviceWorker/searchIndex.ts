import { spansOf } from '../../../api/knowledge/search/shared/pieces.ts';
import { limits, searchCache } from './names.ts';

const bundles = ['/search/bank/', '/search/practices/'];
/** Names the files of a bundle; in the store it stands last, so it says that the bundle is whole. */
const listOf = (bundle: string) => `${bundle}generations.json`;
/** Files whose names change with what is in them. */
export const lasting = (path: string) => path.includes('/parts/');

/** Of a whole file on the device the pieces that a question asks for, as the server would send them. */
export async function cutOut(copy: Response, query: string): Promise<Response> {
  const spans = spansOf(query);
  if (!spans) return copy;
  const whole = await copy.blob();
  return new Response(new Blob(spans.map(({ from, to }) => whole.slice(from, to))));
}

async function contentsOf(list: Response): Promise<{ files: string[]; bytes: number }> {
  const { files = [], bytes = 0 } = (await list.clone().json()) as { files?: string[]; bytes?: number };
  return { files, bytes };
}

let running: Promise<void> | undefined;

/**
 * Brings the whole search index onto the device, so that it answers without a network. What is there already is not
 * fetched again; readers get the old index whole until the new one is. `progress` hears how many files of how many are there.
 */
export function keepSearch(progress: (done: number, of: number) => void = () => {}): Promise<void> {
  running ??= (async () => {
    for (const bundle of bundles) await keepBundle(bundle, progress);
  })().finally(() => {
    running = undefined;
  });
  return running;
}

async function keepBundle(bundle: string, progress: (done: number, of: number) => void): Promise<void> {
  const cache = await caches.open(searchCache);
  const list = await fetch(listOf(bundle), { cache: 'no-cache', credentials: 'omit' });
  // No practice was published yet.
  if (list.status === 404) return;
  if (!list.ok) throw new Error(`${listOf(bundle)}: ${list.status}`);
  const { files, bytes } = await contentsOf(list);
  if (bytes > limits.searchBytes) throw new Error(`${bundle}: ${bytes} bytes are too many`);
  const known = await cache.match(listOf(bundle));
  if (known && (await known.text()) === (await list.clone().text())) return;
  const fresh = new Map<string, Response>();
  const wanted = files.map((file) => bundle + file);
  let done = 0;
  const bring = async (address: string) => {
    if (!(lasting(address) && (await cache.match(address)))) {
      const answer = await fetch(address, { cache: 'no-cache', credentials: 'omit' });
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      // What is replaced waits, so that the old index stays whole if the line breaks.
      if (lasting(address)) await cache.put(address, answer);
      else fresh.set(address, new Response(await answer.blob(), { headers: { 'Content-Type': typeOf(answer) } }));
    }
    done += 1;
    progress(done, wanted.length);
  };
  const queue = [...wanted];
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let next = queue.pop(); next; next = queue.pop()) await bring(next);
    }),
  );
  for (const [address, answer] of fresh) await cache.put(address, answer);
  await cache.put(listOf(bundle), list);
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith(bundle) && pathname !== listOf(bundle) && !wanted.includes(pathname))
      await cache.delete(request);
  }
}

const typeOf = (answer: Response) => answer.headers.get('Content-Type') ?? 'application/octet-stream';

/** Bytes of the index on this device; null when it is not there whole. */
export async function keptSearchBytes(): Promise<number | null> {
  const cache = await caches.open(searchCache);
  if (!(await cache.match(listOf(bundles[0] as string)))) return null;
  let bytes = 0;
  for (const request of await cache.keys()) bytes += (await (await cache.match(request))?.blob())?.size ?? 0;
  return bytes;
}
