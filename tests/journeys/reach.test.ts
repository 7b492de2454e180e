import { Parser } from 'htmlparser2';
import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { servedCity } from '../support/journey.ts';
import { materialWithForm } from '../support/roles.ts';

const server = servedCity();
let pages: { path: string; changed: string | undefined }[];
beforeAll(async () => {
  const sitemap = await (await fetch(`${server.url}/sitemap-0.xml`)).text();
  pages = [...sitemap.matchAll(/<url><loc>([^<]*)<\/loc>(?:<lastmod>([^<]*)<\/lastmod>)?/g)].map(
    ([, address = '', changed]) => ({ path: new URL(address).pathname, changed }),
  );
});

const day = z.iso.date();
const address = z.url();
const words = z.string().min(2);
const named = (type: string) => z.strictObject({ '@type': z.literal(type), name: words });
const resource = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@type': z.literal('LearningResource'),
  '@id': address,
  url: address,
  mainEntityOfPage: address,
  name: words,
  description: z.string().min(20),
  image: address,
  inLanguage: z.literal('ru'),
  learningResourceType: words,
  educationalUse: words,
  educationalLevel: z.array(words).min(1),
  about: z.array(named('Thing')),
  teaches: z.array(words),
  keywords: z.string(),
  audience: z.array(z.strictObject({ '@type': z.literal('EducationalAudience'), educationalRole: words })).min(1),
  timeRequired: z.string().regex(/^PT\d+M$/),
  isAccessibleForFree: z.literal(true),
  isPartOf: z.strictObject({ '@type': z.literal('Collection'), name: words, url: address }),
  author: z.array(z.union([named('Organization'), named('Person')])).min(1),
  publisher: z.strictObject({ '@type': z.literal('Organization'), name: words, url: address }),
  datePublished: day,
  dateModified: day,
  license: address.optional(),
  encoding: z
    .strictObject({ '@type': z.literal('MediaObject'), contentUrl: address, encodingFormat: z.string().includes('/') })
    .optional(),
});
const content = (html: string, property: string) =>
  new RegExp(`<meta property="${property}" content="([^"]*)"`).exec(html)?.[1];

it('tells machines of every material and practice what it is, with a picture of its own', async () => {
  const publications = pages.filter(({ path }) => /^\/(?:bank|practices)\/./.test(path));
  expect(publications.length).toBeGreaterThan(70);
  const pictures = new Set<string>();
  for (const { path } of publications) {
    const html = await (await fetch(server.url + path)).text();
    const [, json = ''] = /<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/s.exec(html) ?? [];
    const read = resource.safeParse(JSON.parse(json));
    expect(read.error?.issues, path).toBeUndefined();
    expect(read.data?.url).toBe(server.url + path);
    expect(content(html, 'og:image')).toBe(read.data?.image);
    expect(html).toContain('type="application/rss+xml"');
    pictures.add(String(read.data?.image));
  }
  expect(pictures.size).toBe(publications.length);
  const picture = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer());
  const common = await picture(`${server.url}/og.png`);
  for (const url of pictures) {
    // One of the database is drawn behind the answer that published it; till then the site's own stands in.
    await expect.poll(async () => (await picture(url)).equals(common), { timeout: 60_000 }).toBe(false);
    const bytes = await picture(url);
    expect(bytes.length, url).toBeLessThan(60_000);
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], url).toEqual([1200, 630]);
  }
});

it('names in the sitemap what guests may read, with the day of the last change, and nothing else', async () => {
  const dated = (pattern: RegExp) => pages.filter(({ path }) => pattern.test(path));
  for (const pattern of [/^\/bank\/./, /^\/practices\/./, /^\/threads\/./]) {
    expect(dated(pattern).length, String(pattern)).toBeGreaterThan(5);
    expect(dated(pattern).filter(({ changed }) => !changed)).toEqual([]);
  }
  expect(dated(/^\/topics\/[a-z]+-/).some(({ changed }) => changed)).toBe(true);
  const paths = pages.map(({ path }) => path);
  for (const path of ['/help/offline', '/rules', '/privacy', '/threads', '/mentors']) expect(paths).toContain(path);
  expect(dated(/^\/tags\/./).length).toBeGreaterThan(5);
  const answers = await Promise.all(
    pages.map(async ({ path }) => {
      const answer = await fetch(server.url + path);
      const html = await answer.text();
      const itself = /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1] === server.url + path;
      // A page that is named here asks nobody to pass it by, and says in a sentence what it is.
      return { path, status: answer.status, itself, told: html.includes('<meta name="description"') };
    }),
  );
  expect(answers.filter(({ status, itself, told }) => status !== 200 || !itself || !told)).toEqual([]);
});

it('can be put onto a device: the manifest names pictures of the sizes it says, and pages that are there', async () => {
  const home = await (await fetch(server.url)).text();
  const [, address = ''] = /<link rel="manifest" href="([^"]*)"/.exec(home) ?? [];
  const answer = await fetch(server.url + address);
  expect(answer.headers.get('Content-Type')).toContain('application/manifest+json');
  const manifest = await answer.json();
  expect(manifest).toMatchObject({ lang: 'ru', start_url: '/', scope: '/', display: 'standalone' });
  const drawn = manifest.icons.filter(({ type }: { type: string }) => type === 'image/png');
  expect(drawn.some(({ purpose }: { purpose?: string }) => purpose === 'maskable')).toBe(true);
  for (const { src, sizes } of drawn) {
    const bytes = Buffer.from(await (await fetch(server.url + src)).arrayBuffer());
    expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, src).toBe(sizes);
  }
  for (const { url } of manifest.shortcuts) expect((await fetch(server.url + url)).status, url).toBe(200);
});

it('feeds of the bank and of a topic are whole RSS that lead to their page and to themselves, the newest first', async () => {
  for (const [path, page] of [
    ['/rss.xml', '/'],
    ['/topics/situation-gaps/rss.xml', '/topics/situation-gaps'],
  ] as const) {
    const answer = await fetch(server.url + path);
    expect(answer.headers.get('Content-Type'), path).toContain('application/rss+xml');
    const { rss } = parseFeed(await answer.text());
    const { channel } = rss;
    // `http://host` and `http://host/` are one address.
    expect(new URL(channel.link).href, path).toBe(new URL(page, server.url).href);
    expect(channel.self, path).toBe(server.url + path);
    expect(channel.items.length, path).toBeGreaterThan(5);
    const dates = channel.items.map(({ pubDate }) => Date.parse(pubDate));
    expect(dates, path).toEqual([...dates].sort((one, other) => other - one));
    expect(new Set(channel.items.map(({ guid }) => guid)).size).toBe(channel.items.length);
    for (const { link, title, description } of channel.items) {
      expect((await fetch(link)).status, link).toBe(200);
      expect([title, description].every(Boolean), link).toBe(true);
    }
  }
});

/** A feed as a reader takes it: strictly, every element closed. */
function parseFeed(xml: string) {
  const open: string[] = [];
  const channel = {
    link: '',
    self: '',
    items: [] as Record<'title' | 'link' | 'guid' | 'description' | 'pubDate', string>[],
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        open.push(name);
        if (name === 'item') channel.items.push({ title: '', link: '', guid: '', description: '', pubDate: '' });
        if (name === 'atom:link' && attributes.rel === 'self') channel.self = attributes.href ?? '';
      },
      ontext(text) {
        const name = open.at(-1) ?? '';
        const item = channel.items.at(-1);
        if (open.at(-2) === 'item' && item && name in item) item[name as keyof typeof item] += text;
        if (open.join('/') === 'rss/channel/link') channel.link += text;
      },
      onclosetag(name, implied) {
        expect(open.pop()).toBe(name);
        expect(implied && name !== 'atom:link', name).toBe(false);
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  expect(open).toEqual([]);
  return { rss: { channel } };
}

it('answers who asks about a page without taking it as who takes it, and again only when it changed', async () => {
  for (const path of ['/', `/bank/${materialWithForm}`, '/rss.xml', '/sitemap-0.xml', '/robots.txt']) {
    const told = async (method: string, known = '') => {
      const { status, headers } = await fetch(server.url + path, {
        method,
        headers: known ? { 'If-None-Match': known } : {},
      });
      return {
        status,
        etag: headers.get('ETag'),
        cache: headers.get('Cache-Control'),
        type: headers.get('Content-Type'),
      };
    };
    // Who only asks leaves nothing behind that others would get for the page.
    expect((await told('HEAD')).status, path).toBe(200);
    expect((await (await fetch(server.url + path)).text()).length, path).toBeGreaterThan(100);
    const asked = await told('HEAD');
    expect(asked, path).toMatchObject({ status: 200, cache: 'public, max-age=0, must-revalidate' });
    expect(await told('GET'), path).toEqual(asked);
    const etag = asked.etag as string;
    // A proxy between may have made the mark a weak one.
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`])
      expect((await told('GET', known)).status, `${path} ${known}`).toBe(304);
    expect((await told('GET', '"other"')).status).toBe(200);
  }
  for (const path of ['/manifest.webmanifest', '/og.png', '/screens/narrow.webp']) {
    const first = await fetch(server.url + path);
    expect(first.status, path).toBe(200);
    const headers = { 'If-Modified-Since': first.headers.get('Last-Modified') as string };
    expect((await fetch(server.url + path, { headers })).status, path).toBe(304);
  }
  expect((await fetch(`${server.url}/no-such-page`, { method: 'HEAD' })).status).toBe(404);
});
