import { config } from '../../platform/config/index.ts';

export interface Target {
  /** A path of this site with its fragment, or an absolute address without it. */
  address: string;
  external: boolean;
}

/** Nobody types longer addresses. */
const longest = 1500;

/**
 * The target of a link in a text; null when it cannot be checked (mail, phone numbers, scripts).
 * @param page the path of its page, for relative links
 */
export function targetOf(href: string, page: string): Target | null {
  const own = new URL(config.siteUrl);
  const url = URL.parse(href, own.origin + page);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.href.length > longest) return null;
  if (url.host === own.host) return { address: url.pathname + url.search + url.hash, external: false };
  url.hash = '';
  return { address: url.href, external: true };
}
