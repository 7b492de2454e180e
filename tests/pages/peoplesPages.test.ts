import { beforeAll, expect, test } from 'vitest';
import { enter } from '../support/entering.ts';
import { servedCity } from '../support/journey.ts';

const city = servedCity();
interface Reader {
  name: string;
  id: string;
  fullName: string;
  cookie: string;
}
let readers: Reader[];
let threadId: string;

beforeAll(async () => {
  readers = await Promise.all(['teacher', 'methodist', 'head', 'mentor', 'outsider', 'school'].map(signIn));
  const threads = await json<{ items: { id: string; postCount: number }[] }>('/api/threads?association=mathematics');
  threadId = threads.items[0]?.id as string;
});

async function signIn(name: string): Promise<Reader> {
  const { user, cookie } = await enter(city.url, name);
  return { name, id: user.id, fullName: user.name, cookie };
}
const json = async <Answer>(path: string): Promise<Answer> => (await (await fetch(city.url + path)).json()) as Answer;

const page = async (reader: Reader | null, search = '') =>
  (
    await fetch(`${city.url}/threads/${threadId}${search}`, { headers: reader ? { Cookie: reader.cookie } : {} })
  ).text();
const reply = async (reader: Reader, body: string) => {
  const response = await fetch(`${city.url}/api/threads/${threadId}/posts`, {
    method: 'POST',
    headers: { Origin: city.url, 'Content-Type': 'application/json', Cookie: reader.cookie },
    body: JSON.stringify({ body }),
  });
  expect(response.status).toBe(201);
  return (await response.json()) as { id: string; number: number };
};

/** Whose page it is, by the menu of the header. */
const whose = (html: string) => /<p class="whose"[^>]*><strong>([^<]*)</.exec(html)?.[1];
/** The ids of the authors of posts that offer to be changed. */
const changeable = (html: string): string[] =>
  html
    .split('<article')
    .slice(1)
    .filter((article) => article.includes('>Изменить</a>'))
    .map((article) => /<strong>([^<]*)</.exec(article)?.[1] as string);

test('while people write, everyone gets their own page and nobody another’s', async () => {
  const writers = readers.filter(({ name }) => name === 'teacher' || name === 'head' || name === 'methodist');
  let writing = true;
  let written = 0;
  const write = async (writer: Reader) => {
    for (let count = 0; count < 12; count += 1) {
      const text = `Ответ ${writer.name} ${count} ${Math.random()}`;
      const { number } = await reply(writer, text);
      // What was answered 201 stands on the next page that anybody opens.
      const shown = await page(writer, `?page=${Math.ceil(number / 20)}`);
      expect(shown).toContain(text);
      written += 1;
    }
  };
  const reading = readers.map(async (reader) => {
    let pages = 0;
    while (writing) {
      const html = await page(reader, pages % 3 === 2 ? '?page=2' : '');
      expect(whose(html)).toBe(reader.fullName);
      for (const other of readers)
        if (other !== reader) expect(html).not.toContain(`<strong>${other.fullName}</strong><br>`);
      for (const author of changeable(html)) expect(author).toBe(reader.fullName);
      expect(html).not.toContain('<!--mine:');
      pages += 1;
    }
    return pages;
  });
  const guest = (async () => {
    while (writing) {
      const html = await page(null);
      expect(whose(html)).toBeUndefined();
      expect(changeable(html)).toEqual([]);
    }
  })();
  try {
    await Promise.all(writers.map(write));
  } finally {
    writing = false;
  }
  const [counts] = await Promise.all([Promise.all(reading), guest]);
  expect(written).toBe(36);
  for (const count of counts) expect(count).toBeGreaterThan(3);
});

test.each(['/bank', '/me', '/threads', '/no-such-page'])(
  '%s comes whole also to a browser that unpacks nothing',
  async (path) => {
    const { cookie } = readers[0] as Reader;
    for (let count = 0; count < 3; count += 1) {
      const response = await fetch(city.url + path, { headers: { Cookie: cookie, 'Accept-Encoding': 'identity' } });
      expect((await response.text()).trim().slice(-7)).toBe('</html>');
    }
  },
);

test('who loses the right to read loses the page at once', async () => {
  const html = await page(readers.find(({ name }) => name === 'outsider') as Reader);
  expect(html).toContain('<h1');
  const methodist = readers.find(({ name }) => name === 'methodist') as Reader;
  const { id, ...card } = await json<{ id: string; title: string; purpose: string }>('/api/associations/mathematics');
  const change = (visibility: string) =>
    fetch(`${city.url}/api/associations/${id}`, {
      method: 'PUT',
      headers: { Origin: city.url, 'Content-Type': 'application/json', Cookie: methodist.cookie },
      body: JSON.stringify({ ...card, visibility }),
    });
  expect((await change('members')).status).toBe(200);
  for (const reader of [readers.find(({ name }) => name === 'outsider') as Reader, null])
    expect(await page(reader)).toContain('data-problem');
  expect((await change('everyone')).status).toBe(200);
  expect(await page(null)).not.toContain('data-problem');
});

test('a shelf is kept for people too, and nobody meets the name or the menu of another', async () => {
  const read = async (reader: Reader, path: string) =>
    (await fetch(city.url + path, { headers: { Cookie: reader.cookie } })).text();
  const menu = (html: string) =>
    [...(/<p class="whose"[\s\S]*?<\/form>/.exec(html)?.[0].matchAll(/href="([^"]+)"/g) ?? [])].map(([, url]) => url);
  for (const path of ['/bank', '/practices?sort=title', '/topics', '/help/teacher', '/bank'])
    for (const reader of readers) {
      const html = await read(reader, path);
      expect(whose(html)).toBe(reader.fullName);
      expect(menu(html).length).toBeGreaterThan(2);
      // One's own page is drawn for oneself alone.
      expect(menu(html)).toEqual(menu(await read(reader, '/me')));
      for (const other of readers) if (other !== reader) expect(html).not.toContain(other.fullName);
    }
});
