import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { materialWithForm, plainMaterial } from '../../support/roles.ts';

const { read, write } = await import('../../../db/client.ts');
const { publications } = await import('../../../db/schema/bank.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');
const { settings } = await import('../../../db/schema/settings.ts');
const { upkeep } = await import('../../../db/schema/contentReview.ts');
const { links } = await import('../../../db/schema/links.ts');
const { checkExternal } = await import('../../../api/knowledge/links/external.ts');
const { Forbidden, guardedLookup, openNet, permitted } = await import('../../../api/knowledge/links/guard.ts');
const { gatherLinks, keepLinks } = await import('../../../api/knowledge/links/gather.ts');
const { checkLinks, record } = await import('../../../api/knowledge/links/check.ts');
const { checkInternal, pagesAnswer } = await import('../../../api/knowledge/links/internal.ts');
const { linksIn, linksOfTree } = await import('../../../api/knowledge/links/textLinks.ts');
const { parseBody } = await import('../../../api/knowledge/bankFiles/mdx.ts');

let server: Server;
let port = 0;
const asked: string[] = [];
beforeAll(async () => {
  server = createServer((incoming, response) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    const path = incoming.url ?? '';
    if (path === '/moved') response.writeHead(302, { Location: '/there' }).end();
    else if (path === '/inside') response.writeHead(302, { Location: 'http://169.254.169.254/latest' }).end();
    else if (path === '/round') response.writeHead(301, { Location: '/round' }).end();
    else if (path === '/no-head' && incoming.method === 'HEAD') response.writeHead(404).end();
    else if (path === '/closed') response.writeHead(403).end();
    else if (path === '/gone') response.writeHead(410).end();
    else if (path === '/bad') response.writeHead(500).end();
    else response.writeHead(200).end('да');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

/** The test's own server stands on this machine, and nothing else of it may be asked. */
const only = () => ({ allows: (address: string) => address === '127.0.0.1', ports: [port] });
const look = (path: string) => checkExternal(`http://127.0.0.1:${port}${path}`, only());

describe('the guard', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://10.0.0.7/',
    'http://172.16.3.4/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://100.64.0.1/',
    'http://0.0.0.0/',
    'http://224.0.0.1/',
    'http://[::1]/',
    'http://[::]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://example.org:22/',
    'http://user:password@example.org/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'не адрес',
  ])('refuses %s', (address) => {
    expect(() => permitted(address, openNet)).toThrow(Forbidden);
  });

  it('lets the open net pass, and no name that leads inside', async () => {
    expect(permitted('https://example.org/a?b', openNet).href).toBe('https://example.org/a?b');
    expect(permitted('http://93.184.216.34/', openNet).hostname).toBe('93.184.216.34');
    const found = await new Promise((resolve) =>
      guardedLookup(openNet)('localhost', { all: true }, (error) => resolve(error)),
    );
    expect(found).toBeInstanceOf(Forbidden);
    expect(await checkExternal('http://localhost/')).toMatchObject({ outcome: 'gone', status: null });
  });
});

describe('an address of another site', () => {
  it('opens, moves, is gone, or has a bad day', async () => {
    expect(await look('/')).toEqual({ outcome: 'ok', status: 200, reason: '' });
    expect(await look('/moved')).toMatchObject({ outcome: 'ok', status: 200 });
    expect(await look('/no-head')).toMatchObject({ outcome: 'ok', status: 200 });
    expect(await look('/closed')).toMatchObject({ outcome: 'ok', status: 403, reason: expect.stringMatching(/людей/) });
    expect(await look('/gone')).toMatchObject({ outcome: 'gone', status: 410 });
    expect(await look('/bad')).toMatchObject({ outcome: 'failed', status: 500 });
    expect(await look('/round')).toMatchObject({ outcome: 'failed' });
  });

  it('is not followed into the house’s own network', async () => {
    asked.length = 0;
    expect(await look('/inside')).toMatchObject({ outcome: 'gone', status: null });
    expect(asked).toEqual(['HEAD /inside']);
  });
});

describe('an address of this site', () => {
  it('is asked through the site’s own pages, with the place on the page', async () => {
    expect(await checkInternal('/bank')).toBeNull();
    const answers: Record<string, number> = { '/bank': 200, '/me': 401, '/old': 301, '/nowhere': 404 };
    pagesAnswer(async (path) => ({
      status: answers[path] ?? 404,
      location: path === '/old' ? '/bank' : null,
      text: async () => '<h2 id="form">Бланк</h2>',
      close: async () => undefined,
    }));
    expect(await checkInternal('/bank#form')).toMatchObject({ outcome: 'ok' });
    expect(await checkInternal('/bank#lost')).toMatchObject({
      outcome: 'gone',
      reason: expect.stringContaining('«lost»'),
    });
    expect(await checkInternal('/me')).toMatchObject({ outcome: 'ok' });
    expect(await checkInternal('/old')).toMatchObject({ outcome: 'ok' });
    expect(await checkInternal('/nowhere')).toMatchObject({ outcome: 'gone', status: 404 });
    pagesAnswer(null);
  });
});

const linkOf = async (address: string) => {
  const [row] = await read.select().from(links).where(eq(links.address, address));
  if (!row) throw new Error(`no link to ${address}`);
  return row;
};

describe('the links of texts', () => {
  it('are gathered from files and from HTML, each once, and forgotten when they stand nowhere', async () => {
    const html = `<p><a href="https://e.example/a?b=1&amp;c=2#part" rel="nofollow">Сборник <em>задач</em></a> <a href="https://e.example/a?b=1&amp;c=2">ещё раз</a> <a href="mailto:a@e.example">почта</a> <a href="/bank/${materialWithForm}#form">билет</a> <a href="http://opora.test/help">справка</a> <img src="/files/0123456789abcdef/a.png" alt="доска"></p>`;
    expect(linksIn({ collection: 'material', source: 'database', slug: 'x', html })).toEqual([
      { address: 'https://e.example/a?b=1&c=2', external: true, label: 'ещё раз' },
      { address: `/bank/${materialWithForm}#form`, external: false, label: 'билет' },
      { address: '/help', external: false, label: 'справка' },
      { address: '/files/0123456789abcdef/a.png', external: false, label: 'доска' },
    ]);
    const body = 'См. [сборник *задач*](https://e.example/b), ![доска](/a.png) и <a href="/c">там</a>.\n\n[сноска]: /d';
    expect(linksOfTree(parseBody(body))).toEqual([
      { href: 'https://e.example/b', label: 'сборник задач' },
      { href: '/a.png', label: 'доска' },
      { href: '/c', label: 'там' },
      { href: '/d', label: 'сноска' },
    ]);
    const [publication] = await read.select().from(publications).where(eq(publications.slug, materialWithForm));
    const id = publication?.id as string;
    await write((database) =>
      keepLinks(database, id, [{ address: 'https://e.example/once', external: true, label: 'раз' }]),
    );
    expect((await linkOf('https://e.example/once')).state).toBe('unchecked');
    await write((database) => keepLinks(database, id, []));
    await gatherLinks();
    await expect(linkOf('https://e.example/once')).rejects.toThrow();
  });

  it('are broken at once when the page is gone, else only after some days, and say since when', async () => {
    const [publication] = await read.select().from(publications).where(eq(publications.slug, materialWithForm));
    const id = publication?.id as string;
    const [{ ownerId } = { ownerId: null }] = await read.select().from(upkeep).where(eq(upkeep.publicationId, id));
    expect(ownerId).not.toBeNull();
    const address = 'https://e.example/weak';
    await write((database) => keepLinks(database, id, [{ address, external: true, label: 'сайт' }]));
    const day = 86_400_000;
    const failed = { outcome: 'failed' as const, status: 500, reason: 'сайт ответил ошибкой 500' };
    const start = Date.now();
    for (const days of [0, 1]) await record(await linkOf(address), failed, start + days * day);
    expect(await linkOf(address)).toMatchObject({ state: 'failing', failures: 2 });
    await record(await linkOf(address), failed, start + 2 * day);
    const broken = await linkOf(address);
    expect(broken).toMatchObject({ state: 'broken', failures: 3 });
    expect(broken.firstFailedAt?.getTime()).toBe(start);
    expect(broken.lastFailedAt?.getTime()).toBe(start + 2 * day);
    const told = () =>
      read
        .select()
        .from(notifications)
        .where(and(eq(notifications.subject, `upkeep:${id}`), eq(notifications.userId, ownerId as string)));
    const before = (await told()).length;
    expect((await told()).some(({ title }) => title.includes('не открывается ссылка'))).toBe(true);
    await record(await linkOf(address), failed, start + 3 * day);
    expect((await told()).length).toBe(before);

    const list = await answerOf<{ items: { id: string; places: { title: string }[] }[] }>(
      request('GET', '/api/links?state=broken&limit=100', { as: 'methodist' }),
      200,
    );
    expect(list.items.find((link) => link.id === broken.id)?.places).toMatchObject([{ title: publication?.title }]);
    const upkeepList = await answerOf<{ items: { id: string; brokenLinks: number }[] }>(
      request('GET', '/api/upkeep?show=links&limit=100', { as: 'methodist' }),
      200,
    );
    expect(upkeepList.items.find((row) => row.id === id)?.brokenLinks).toBe(1);

    await answerOf(
      request('PUT', `/api/links/${broken.id}/ignored`, { as: 'methodist', body: { ignored: true } }),
      200,
    );
    await record(await linkOf(address), failed, start + 4 * day);
    expect((await linkOf(address)).state).toBe('ignored');
    await answerOf(
      request('PUT', `/api/links/${broken.id}/ignored`, { as: 'methodist', body: { ignored: false } }),
      200,
    );
    await record(await linkOf(address), { outcome: 'ok', status: 200, reason: '' });
    expect(await linkOf(address)).toMatchObject({ state: 'ok', firstFailedAt: null, failures: 0 });
  });

  it('of other sites are left alone when the administrator says so, and when nothing can be reached', async () => {
    const seen: string[] = [];
    const down = async (address: string) => {
      seen.push(address);
      return { outcome: 'failed' as const, status: null, reason: 'имя сайта не нашлось', unreached: true };
    };
    const [publication] = await read.select().from(publications).where(eq(publications.slug, plainMaterial));
    await write((database) =>
      keepLinks(
        database,
        publication?.id as string,
        ['a', 'b', 'c'].map((site) => ({ address: `https://${site}.example/`, external: true, label: site })),
      ),
    );
    const setting = (value: string) =>
      write((database) =>
        database
          .insert(settings)
          .values({ key: 'externalLinks', value })
          .onConflictDoUpdate({ target: settings.key, set: { value } }),
      );
    await setting('no');
    await checkLinks(down, 0);
    expect(seen).toEqual([]);
    await setting('yes');
    await checkLinks(down, 0);
    expect(seen).toContain('https://a.example/');
    expect(await linkOf('https://a.example/')).toMatchObject({ state: 'unchecked', failures: 0 });
    const asked = seen.length;
    // They are not asked again before their time.
    await checkLinks(down, 0);
    expect(seen.length).toBe(asked);
    await write((database) =>
      database
        .update(links)
        .set({ dueAt: new Date(0) })
        .where(eq(links.external, true)),
    );
    await checkLinks(
      async (address) =>
        address.includes('a.example')
          ? { outcome: 'gone', status: 404, reason: 'такой страницы на сайте нет' }
          : { outcome: 'ok', status: 200, reason: '' },
      0,
    );
    expect((await linkOf('https://a.example/')).state).toBe('broken');
    expect((await linkOf('https://b.example/')).state).toBe('ok');
  });
});
