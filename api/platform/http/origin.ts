import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { config } from '../config/index.ts';

/**
 * A host by which nobody else's page can be reached: a number, a name without a dot or the one of this machine. Any other name may
 * be somebody's who made it point here (DNS rebinding).
 */
function isOfNobodyElse(host: string): boolean {
  const name = URL.parse(`http://${host}`)?.hostname.replace(/^\[|\]$/g, '');
  if (!name) return false;
  return isIP(name) !== 0 || !name.includes('.') || name.endsWith('.localhost') || name === hostname().toLowerCase();
}

/** How writes are judged at a site of this address; `siteUrlGiven`: whether somebody told it. */
export function originJudge({ siteUrl, siteUrlGiven }: Pick<typeof config, 'siteUrl' | 'siteUrlGiven'>) {
  const own = new URL(siteUrl);
  /**
   * Whether a write comes from a page of this site: `Sec-Fetch-Site` where the browser sends it, else `Origin` against the
   * address of the site. Only where nobody told that address (a demo on a chosen port) is it the one the request was sent to.
   * A missing header is a refusal.
   */
  return (headers: Headers, url: string): boolean => {
    const site = headers.get('Sec-Fetch-Site');
    const origin = headers.get('Origin');
    if (site && site !== 'same-origin') return false;
    const host = headers.get('Host') ?? URL.parse(url)?.host ?? '';
    if (!origin || origin === 'null') return site === 'same-origin' && (host === own.host || isOfNobodyElse(host));
    return origin === own.origin || (!siteUrlGiven && origin === `http://${host}` && isOfNobodyElse(host));
  };
}

export const sameOrigin = originJudge(config);
