import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { config } from '../config/index.ts';

/**
 * A host that nobody else can point at us: an IP address, a name without a dot or the name of this machine. Any other name may
 * be DNS rebinding.
 */
function isOfNobodyElse(host: string): boolean {
  const name = URL.parse(`http://${host}`)?.hostname.replace(/^\[|\]$/g, '');
  if (!name) return false;
  return isIP(name) !== 0 || !name.includes('.') || name.endsWith('.localhost') || name === hostname().toLowerCase();
}

/** How writes are checked on a site at this address; `siteUrlGiven`: whether SITE_URL is set. */
export function originJudge({ siteUrl, siteUrlGiven }: Pick<typeof config, 'siteUrl' | 'siteUrlGiven'>) {
  const own = new URL(siteUrl);
  /**
   * Whether a write comes from a page of this site: `Sec-Fetch-Site` where the browser sends it, else `Origin` compared with the
   * address of the site. Only when SITE_URL is not set (a demo on a chosen port) it is compared with the request's own host.
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
