import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { config } from '../config/index.ts';
import { log } from '../log/index.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Network = readonly [Address, number];

/** More hops than any chain of proxies has; the rest is ignored. */
const mostHops = 16;

/** The canonical form of an address; IPv4-mapped IPv6 becomes IPv4. Null for anything else. */
const addressFrom = (text: string): Address | null => (isIP(text) ? ipaddr.process(text) : null);

/** An address or a network in CIDR; null when it is neither. */
function networkFrom(text: string): Network | null {
  const [, host = '', bits] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  if (!isIP(host)) return null;
  const written = ipaddr.parse(host);
  const size = written.kind() === 'ipv4' ? 32 : 128;
  const length = bits === undefined ? size : Number(bits);
  if (length > size) return null;
  const address = ipaddr.process(host);
  if (address.kind() === written.kind()) return [address, length];
  // `::ffff:10.0.0.0/104` is 10.0.0.0/8; a wider one is not an IPv4 network.
  return length < 96 ? [written, length] : [address, length - 96];
}

const isIn = (address: Address, [network, length]: Network) =>
  address.kind() === network.kind() && address.match(network as ipaddr.IPv4, length);

/** What is wrong with `TRUSTED_PROXY`, in words for the person who starts the server; null when every entry is valid. */
export function proxyTrouble(written: readonly string[]): string | null {
  const wrong = written.find((one) => !networkFrom(one));
  return wrong === undefined
    ? null
    : `TRUSTED_PROXY: «${wrong}» — не адрес и не сеть. Нужно, например: 127.0.0.1 или 10.0.0.0/8, через запятую`;
}

const trusted = config.trustedProxies.map(networkFrom).filter((network) => network !== null);
const isTrusted = (address: Address) => trusted.some((network) => isIn(address, network));

let warned = false;
/** Warns once that a proxy is not configured: until it is, everyone behind it counts as one. No address is logged. */
function warnOfProxy(): void {
  if (warned) return;
  warned = true;
  log.warn(
    'X-Forwarded-For пришёл не от прокси из TRUSTED_PROXY и не учитывается: все, кто за этим прокси, считаются одним адресом',
  );
}

/**
 * The caller's address. `X-Forwarded-For` counts only when a trusted proxy sent it: its entries are read from the last one,
 * which that proxy wrote, to the first that is not a trusted proxy. A malformed header is ignored.
 * @param remote the peer address of the connection
 */
export function callerAddress(headers: Headers, remote: string): string {
  const near = addressFrom(remote);
  const forwarded = headers.get('X-Forwarded-For');
  if (!near) return remote;
  if (forwarded === null) return near.toString();
  if (!isTrusted(near)) {
    warnOfProxy();
    return near.toString();
  }
  let caller = near;
  for (const hop of forwarded.split(',').slice(-mostHops).reverse()) {
    const address = addressFrom(withoutPort(hop.trim()));
    if (!address) return near.toString();
    caller = address;
    if (!isTrusted(address)) break;
  }
  return caller.toString();
}

/** Some proxies add the port: `203.0.113.7:5060`, `[2001:db8::7]:5060`. */
const withoutPort = (hop: string) =>
  hop.replace(/^\[([^\]]*)\](?::\d{1,5})?$/, '$1').replace(/^(\d[\d.]*):\d{1,5}$/, '$1');

/** The key of an address for rate limits: with IPv6 a home or a phone owns a whole /64 and changes addresses at will. */
export function bucketOf(address: string): string {
  const parsed = addressFrom(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed?.toString() ?? address;
  return `${parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}
