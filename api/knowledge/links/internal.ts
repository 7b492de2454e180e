import type { Verdict } from './external.ts';

/** The answer of a page of this site to a guest. */
interface PageAnswer {
  status: number;
  location: string | null;
  /** The HTML; needed only for a fragment. */
  text(): Promise<string>;
  /** Only the status is needed. */
  close(): Promise<void> | undefined;
}
type Pages = (path: string) => Promise<PageAnswer>;

let pages: Pages | null = null;

/** The site registers how its pages are requested; `api` knows none of them. */
export function pagesAnswer(ask: Pages | null): void {
  pages = ask;
}

const mostHops = 3;

/** Checks whether a path of this site opens for a guest, and whether its fragment exists. Null without a registered site. */
export async function checkInternal(address: string): Promise<Verdict | null> {
  if (!pages) return null;
  const [path = '/', fragment] = address.split('#', 2);
  let at = path;
  for (let hop = 0; hop <= mostHops; hop++) {
    const answer = await pages(at);
    const { status, location } = answer;
    if (status !== 200 || !fragment) await answer.close();
    if (status >= 300 && status < 400 && location?.startsWith('/')) {
      at = location;
      continue;
    }
    // It exists, for people who sign in.
    if (status === 401 || status === 403 || (status >= 300 && status < 400))
      return { outcome: 'ok', status, reason: '' };
    if (status === 404 || status === 410)
      return { outcome: 'gone', status, reason: 'такой страницы у нас нет, или её видят не все' };
    if (status >= 400) return { outcome: 'failed', status, reason: `страница ответила ошибкой ${status}` };
    if (fragment && !hasPlace(await answer.text(), decodeURIComponent(fragment)))
      return { outcome: 'gone', status, reason: `страница открывается, но места «${fragment}» на ней нет` };
    return { outcome: 'ok', status, reason: '' };
  }
  return { outcome: 'failed', status: null, reason: 'страница переадресует по кругу' };
}

const hasPlace = (html: string, place: string): boolean =>
  html.includes(`id="${place.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`) || html.includes(`id=${place}`);
