import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { config } from '../config.ts';

const own = new URL(config.siteUrl);

/**
 * A host by which nobody else's page can be reached: the site's own, a number, a name without a dot or of this machine. Any other
 * name may be somebody's who made it point here (DNS rebinding).
 */
function isOwnHost(host: string): boolean {
  const url = URL.parse(`http://${host}`);
  if (!url) return false;
  const name = url.hostname.replace(/^\[|\]$/g, '');
  return (
    url.host === own.host ||
    isIP(name) !== 0 ||
    !name.includes('.') ||
    name.endsWith('.localhost') ||
    name === hostname().toLowerCase()
  );
}

/**
 * Whether a write comes from a page of this site: `Sec-Fetch-Site` where the browser sends it, else `Origin` against the
 * address of the site. Only where nobody told that address (a demo on a chosen port) is it the one the request was sent to.
 * A missing header is a refusal.
 */
export function sameOrigin(headers: Headers, url: string): boolean {
  const site = headers.get('Sec-Fetch-Site');
  const origin = headers.get('Origin');
  if (site && site !== 'same-origin') return false;
  const host = headers.get('Host') ?? URL.parse(url)?.host ?? '';
  if (!origin || origin === 'null') return site === 'same-origin' && isOwnHost(host);
  if (origin === own.origin) return true;
  return !config.siteUrlGiven && origin === `http://${host}` && isOwnHost(host);
}
