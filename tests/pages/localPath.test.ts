import { describe, expect, it } from 'vitest';
import { localPath } from '../../site/server/guard.ts';

const site = 'https://opora.example';
const long = (length: number) => `/bank?q=${'a'.repeat(length)}`;

/** Forms of an address that lead away, or that somebody between may read so. */
const away = [
  '/.//evil.example',
  '/./././/evil.example/x',
  '/..//evil.example',
  '/a/..//evil.example',
  '/a/b/../..//evil.example',
  '/bank/.././/evil.example',
  '/%2e//evil.example',
  '/%2E%2e//evil.example',
  '/a/%2e%2E//evil.example',
  '/.%2e//evil.example',
  '/./\\evil.example',
  '/.\\\\evil.example',
  '/\\/evil.example',
  '/.\\/evil.example',
  '/a/..\\\\evil.example',
  '///evil.example',
  '/////evil.example',
  '/\t//evil.example',
  '/.\n//evil.example',
  '/.\r\n/\t/evil.example',
  '/%2fevil.example',
  '/%2F/evil.example',
  '/%5cevil.example',
  '/./%5c%5Cevil.example',
  '/%09/evil.example',
  '/bank%0d%0aSet-Cookie:%20session=x',
  '/bank%00',
  '/bank%7f',
  '/bank%C2%85',
  '/%ff',
  '/%zz',
  '/%C0%AFevil.example',
  '//user:password@evil.example',
  '/.//user@evil.example:443/',
  '\\\\evil.example',
  ' //evil.example',
  '\u00a0//evil.example',
  '\ufeff/bank',
  'http:/bank',
  'https:evil.example',
  'bank',
  '?q=1',
  '#top',
  './/evil.example',
  'data:text/html,x',
  'http://local.invalid/bank',
  '//local.invalid//evil.example',
];

/** Odd, but of this site for every browser. */
const kept = [
  ['/', '/'],
  ['/me?tab=1#top', '/me?tab=1#top'],
  ['/tags/дроби', '/tags/%D0%B4%D1%80%D0%BE%D0%B1%D0%B8'],
  ['/search?q=//evil.example', '/search?q=//evil.example'],
  ['/threads/ask?title=%D0%90%0A%D0%91', '/threads/ask?title=%D0%90%0A%D0%91'],
  ['/bank#//evil.example', '/bank#//evil.example'],
  ['/bank/../practices', '/practices'],
  ['/user:password@evil.example', '/user:password@evil.example'],
  ['/bank//x', '/bank//x'],
  ['/a%2fb', '/a%2fb'],
];

describe('the way back', () => {
  it.each(away)('is not %j', (path) => {
    expect(localPath(path, '/me')).toBe('/me');
  });

  it.each(kept)('may be %j', (path, shown) => {
    expect(localPath(path, '/me')).toBe(shown);
  });

  it('is no longer than an address of this site', () => {
    expect(localPath(long(1900), '/me')).toBe(long(1900));
    expect(localPath(long(2000), '/me')).toBe('/me');
    expect(localPath(long(5_000_000), '/me')).toBe('/me');
  });

  it('stays on this site as a browser reads it, from wherever it stands, and is the same when judged again', () => {
    const pieces = [
      '/',
      '\\',
      '.',
      '..',
      '%2e',
      '%2f',
      '%5c',
      '\t',
      '\n',
      '@',
      ':',
      '／',
      '∕',
      '⁄',
      '。',
      'evil.example',
    ];
    let judged = 0;
    for (const first of pieces)
      for (const second of pieces)
        for (const third of pieces)
          for (const fourth of pieces) {
            const path = localPath(`/${first}${second}${third}${fourth}`, '/otherwise');
            for (const base of [`${site}/sign-in`, `${site}/a/b/c?x`]) {
              const url = new URL(path, base);
              if (url.origin !== site || url.pathname.startsWith('//')) expect.fail(`${path} leads to ${url.href}`);
            }
            if (localPath(path, '/changed') !== path) expect.fail(`${path} changes`);
            if (path !== '/otherwise') judged += 1;
          }
    expect(judged).toBeGreaterThan(1000);
  });
});
