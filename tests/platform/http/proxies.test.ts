import { afterEach, describe, expect, it, vi } from 'vitest';

process.env.LOG_LEVEL = 'silent';
process.env.TRUSTED_PROXY = ' 127.0.0.1, 10.20.0.0/16 ,2001:db8:beef::/48,::ffff:192.0.2.0/120,fe80::1';
const { bucketOf, callerAddress, proxyTrouble } = await import('../../../api/platform/http/caller.ts');
const { log } = await import('../../../api/platform/log/log.ts');
afterEach(() => {
  vi.restoreAllMocks();
});

const seen = (remote: string, forwarded?: string) =>
  callerAddress(new Headers(forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded }), remote);

describe('the address of a caller', () => {
  it.each([
    ['a proxy by its number', '127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['IPv4 within IPv6, as a server on :: sees it', '::ffff:127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['the same in hexadecimal', '::ffff:7f00:1', '203.0.113.9', '203.0.113.9'],
    ['a network of IPv4', '10.20.255.1', '203.0.113.9', '203.0.113.9'],
    ['a network named within IPv6', '192.0.2.77', '203.0.113.9', '203.0.113.9'],
    ['a network of IPv6', '2001:db8:beef:1::5', '2001:db8::9', '2001:db8::9'],
    ['a long spelling of IPv6', '2001:0db8:beef:0000:0000:0000:0000:0001', '203.0.113.9', '203.0.113.9'],
    ['a caller within IPv6', '127.0.0.1', '::ffff:203.0.113.9', '203.0.113.9'],
    ['a chain, from its end', '127.0.0.1', '203.0.113.9, 10.20.3.4,2001:db8:beef::2', '203.0.113.9'],
    ['what the caller wrote before it', '127.0.0.1', '1.1.1.1, 8.8.8.8, 203.0.113.9, 10.20.3.4', '203.0.113.9'],
    ['rubbish that the caller wrote before it', '127.0.0.1', '<script>, 203.0.113.9', '203.0.113.9'],
    ['a port', '127.0.0.1', '203.0.113.9:51000', '203.0.113.9'],
    ['a port of IPv6', '127.0.0.1', '[2001:db8::9]:443', '2001:db8::9'],
    ['proxies alone', '127.0.0.1', '10.20.3.4, 10.20.3.5', '10.20.3.4'],
  ])('is told through %s', (_, remote, forwarded, address) => {
    expect(seen(remote, forwarded)).toBe(address);
  });

  it.each([
    ['no header', '127.0.0.1', undefined],
    ['an empty one', '127.0.0.1', ''],
    ['commas', '127.0.0.1', ' , ,'],
    ['words', '127.0.0.1', 'unknown'],
    ['a name', '127.0.0.1', 'localhost'],
    ['a short number', '127.0.0.1', '10'],
    ['a number in octal', '127.0.0.1', '0313.0.0161.011'],
    ['a network', '127.0.0.1', '203.0.113.0/24'],
    ['a number that is none', '127.0.0.1', '203.0.113.900'],
    ['rubbish behind a proxy', '127.0.0.1', '203.0.113.9, !, 10.20.3.4'],
    ['a stranger', '203.0.113.200', '127.0.0.1'],
    ['a neighbour of the network', '10.21.0.1', '203.0.113.9'],
  ])('is the other end of the line for %s', (_, remote, forwarded) => {
    expect(seen(remote, forwarded)).toBe(remote);
  });

  it('ends a chain that was made up to be long', () => {
    expect(seen('127.0.0.1', `203.0.113.9${', 10.20.3.4'.repeat(50_000)}`)).toBe('10.20.3.4');
  });
});

it('warns once of a proxy that is not named, without an address', async () => {
  vi.resetModules();
  const warn = vi.spyOn(log, 'warn');
  const fresh = await import(`../../../api/platform/http/caller.ts?${'anew'}`);
  for (const remote of ['203.0.113.201', '10.21.0.1', '203.0.113.201'])
    fresh.callerAddress(new Headers({ 'X-Forwarded-For': '203.0.113.9' }), remote);
  expect(warn).toHaveBeenCalledTimes(1);
  expect(warn.mock.calls.flat().join(' ')).toContain('TRUSTED_PROXY');
  expect(warn.mock.calls.flat().join(' ')).not.toMatch(/203|10\.21/);
});

it('counts by the /64 of IPv6 and by the number of IPv4', () => {
  expect(bucketOf('2001:db8:1:2:aaaa::1')).toBe(bucketOf('2001:db8:1:2:ffff:ffff:ffff:ffff'));
  expect(bucketOf('2001:db8:1:2::1')).not.toBe(bucketOf('2001:db8:1:3::1'));
  expect(bucketOf('::ffff:203.0.113.9')).toBe(bucketOf('203.0.113.9'));
  expect(bucketOf('203.0.113.9')).not.toBe(bucketOf('203.0.113.10'));
});

it('names what it does not understand in the setting', () => {
  expect(proxyTrouble(['127.0.0.1', '::1', '10.0.0.0/8', 'fd00::/8'])).toBeNull();
  for (const wrong of ['proxy', '10.0.0.0/33', '10.0.0/8', '10.0.0.0/', '::/129', 'loopback', '10.0.0.0/8/8', '10'])
    expect(proxyTrouble(['127.0.0.1', wrong])).toContain(`«${wrong}»`);
});
