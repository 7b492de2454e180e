import { lookup as ask } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** An address inside the house's own network, or none of the web: it is never asked. */
export class Forbidden extends Error {}

export interface Guard {
  /** Whether a number of the net may be asked. */
  allows(address: string): boolean;
  ports: readonly number[];
}

/**
 * The open net alone: not this machine, not the network around it, not what is kept for protocols. IPv4 inside IPv6 counts as what
 * it is.
 */
export const openNet: Guard = {
  allows: (address) => ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast',
  ports: [80, 443],
};

/**
 * Whether an address of a link may be asked at all, before a name is looked up.
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
 * Looks a name up and gives the very numbers that were checked, so that a name cannot answer otherwise a moment later. One number
 * that may not be asked makes the whole name one.
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
