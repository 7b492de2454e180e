import { readdirSync } from 'node:fs';
import { request as ask } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { addressOf, demoPassword } from '../support/entering.ts';
import { servedCity } from '../support/journey.ts';

const site = 'https://opora.example.ru';
const city = servedCity(() => ({ SITE_URL: site, RATE_LIMITS: 'on', TRUSTED_PROXY: '127.0.0.0/8' }));

/** As a proxy passes a request on; `fetch` would not say such things of itself. */
function passed(path: string, headers: Record<string, string> = {}, method = 'GET', body = '') {
  return new Promise<{ status: number; headers: Record<string, unknown>; cookies: string[]; text: string }>(
    (resolve, reject) => {
      const { port } = new URL(city.url);
      const sent = ask(
        { host: '127.0.0.1', port, path, method, headers: { Host: 'opora.example.ru', ...headers } },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part) => parts.push(part));
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              cookies: answer.headers['set-cookie'] ?? [],
              text: Buffer.concat(parts).toString(),
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    },
  );
}
const signIn = (headers: Record<string, string>, search = '') =>
  passed(
    `/sign-in${search}`,
    { Origin: site, 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    'POST',
    new URLSearchParams({ intent: 'sign-in', email: addressOf('teacher'), password: demoPassword }).toString(),
  );
const pairOf = (cookies: string[], name: string) =>
  cookies.find((cookie) => cookie.startsWith(`${name}=`))?.split(';', 1)[0] as string;

let cookie: string;
beforeAll(async () => {
  const entered = await signIn({});
  expect(entered.status).toBe(303);
  cookie = pairOf(entered.cookies, '__Host-session');
});

describe('a static answer', () => {
  const promised = {
    'x-content-type-options': 'nosniff',
    'strict-transport-security': expect.stringContaining('max-age='),
  };

  it('has the headers of all others, whatever it is', async () => {
    const style = readdirSync('dist/client/assets').find((name) => name.endsWith('.css'));
    const script = readdirSync('dist/client/assets').find((name) => name.endsWith('.js'));
    const paths = [
      `/assets/${style}`,
      `/assets/${script}`,
      '/assets/no-such.css',
      '/robots.txt',
      '/bank',
      '/api/health',
    ];
    for (const name of readdirSync('dist/client').filter((one) => /\.\w+$/.test(one))) paths.push(`/${name}`);
    for (const path of paths) {
      const { headers } = await passed(path);
      expect(headers, path).toMatchObject(promised);
      expect(headers['content-security-policy'], path).toContain("default-src 'self'");
    }
  });

  it('has them where it has not changed, too', async () => {
    const style = `/assets/${readdirSync('dist/client/assets').find((name) => name.endsWith('.css'))}`;
    const { headers } = await passed(style);
    const known = await passed(style, { 'If-Modified-Since': String(headers['last-modified']) });
    expect(known.status).toBe(304);
    expect(known.headers).toMatchObject(promised);
    expect(known.headers['content-security-policy']).toContain("default-src 'self'");
  });
});

describe('a prolonged session', () => {
  const nearItsEnd = () => {
    const database = new DatabaseSync(`${city.dataDir}/opora.db`);
    database.prepare('UPDATE sessions SET expiresAt = ?').run(Date.now() + 86_400_000);
    database.close();
  };

  it.each([
    '/me',
    '/bank',
    '/help',
    '/threads',
    '/bank/net-takogo',
    '/admin/people',
    '/threads/net-takogo?print',
    '/rss.xml',
  ])('reaches the browser with %s', async (path) => {
    nearItsEnd();
    const { cookies, headers } = await passed(path, { Cookie: cookie });
    expect(cookies.join()).toContain(cookie);
    expect(headers['cache-control']).not.toContain('public');
    const again = await passed(path, { Cookie: cookie });
    expect(again.cookies.join()).not.toContain('__Host-session');
  });

  it('is given to nobody else by what is kept for guests', async () => {
    nearItsEnd();
    for (const path of ['/bank', '/help', '/rss.xml']) {
      await passed(path, { Cookie: cookie });
      for (const _ of [1, 2]) expect((await passed(path)).cookies).toEqual([]);
    }
  });
});

describe('signing in by the page', () => {
  it('sets both cookies, ends the session that was there, and leads nowhere else', async () => {
    const first = await signIn({});
    const mine = pairOf(first.cookies, '__Host-session');
    expect(first.cookies.filter((one) => one.startsWith('__Host-device=') && /Secure/i.test(one))).toHaveLength(1);
    const second = await signIn({ Cookie: mine }, `?next=${encodeURIComponent('/a/.././/evil.example/x')}`);
    expect([second.status, second.headers.location]).toEqual([303, '/me']);
    expect((await passed('/api/session', { Cookie: mine })).status).toBe(401);
    const now = pairOf(second.cookies, '__Host-session');
    const away = await passed(`/sign-in?next=${encodeURIComponent('/.%2e//evil.example')}`, { Cookie: now });
    expect([away.status, away.headers.location]).toEqual([303, '/me']);
  });

  it('is taken from the address of the site alone', async () => {
    for (const Origin of [city.url, 'http://opora.example.ru', 'https://evil.example'])
      expect((await signIn({ Host: new URL(Origin).host, Origin })).status).toBe(403);
  });

  it('is counted by the address that the proxy tells', async () => {
    const guess = (address: string) =>
      passed(
        '/sign-in',
        { Origin: site, 'Content-Type': 'application/x-www-form-urlencoded', 'X-Forwarded-For': address },
        'POST',
        new URLSearchParams({ intent: 'sign-in', email: addressOf('mentor'), password: 'не тот' }).toString(),
      );
    for (let guessed = 0; guessed < 10; guessed++) expect((await guess('203.0.113.1')).status).toBe(401);
    const refused = await guess('203.0.113.1');
    expect(refused.status).toBe(429);
    expect(refused.text).toContain('восстановите пароль');
    expect((await guess('203.0.113.2')).status).toBe(401);
  });
});

it('leads nobody off the site from a page that failed', async () => {
  const guest = { 'X-Forwarded-For': '203.0.113.77' };
  for (let asked = 0; asked < 600; asked++) await passed('//evil.example/x.pdf', guest);
  const { status, text } = await passed('//evil.example/x.pdf', guest);
  expect(status).toBe(429);
  expect(text).not.toContain('href="//evil.example');
});
