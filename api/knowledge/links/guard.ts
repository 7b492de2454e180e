import { lookup as ask } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** An address in a private network, or not http(s): never requested. */
export class Forbidden extends Error {}

export interface Guard {
  /** Whether an IP address may be requested. */
  allows(address: string): boolean;
  ports: readonly number[];
}

/**
 * Only public addresses: not this machine, private networks or reserved ranges. IPv4-mapped IPv6 counts as
 * IPv4.
 */
export const openNet: Guard = {
  allows: (address) => ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast',
  ports: [80, 443],
};

/**
 * Whether the address of a link may be requested at all, before DNS.
 * @throws Forbidden
 */
export function permitted(address: string, guard: Guard, from?: string): URL {
  const url = URL.parse(address, from);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) throw new Forbidden('not of the web');
  if (url.username || url.password) throw new Forbidden('a name and a password in it');
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  if (!guard.ports.includes(port)) throw new Forbidden(`port ${port}`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && !guard.allows(host)) throw new Forbidden(`the number ${host}`);
  return url;
}

/**
 * Resolves a name and returns exactly the checked addresses, which prevents DNS rebinding. One forbidden
 * address forbids the whole name.
 */
export function guardedLookup(guard: Guard): LookupFunction {
  return (hostname, options, answer) => {
    ask(hostname, { all: true, family: options.family === 6 || options.family === 4 ? options.family : 0 }).then(
      (found) => {
        const bad = found.find(({ address }) => !guard.allows(address));
        const [first] = found;
        if (bad || !first) return answer(new Forbidden(`${hostname} is ${bad?.address ?? 'nowhere'}`), '', 0);
        if (options.all) answer(null, found);
        else answer(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => answer(error, '', 0),
    );
  };
}
