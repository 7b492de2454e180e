import { DatabaseSync } from 'node:sqlite';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword, launch, visitor, type Watched } from '../support/browser.ts';
import { knownPages } from '../support/pages.ts';
import { type City, textFields, textsFor } from '../support/scriptFields.ts';
import { vectors } from '../support/scriptVectors.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let server: RunningServer;
let browser: Browser;
let city: City;
const people = new Map<string | null, Watched>();
const dialogs: string[] = [];

async function eyesOf(as: string | null): Promise<Watched> {
  const known = people.get(as);
  if (known) return known;
  const watched = await visitor(browser, server.url, as);
  watched.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  people.set(as, watched);
  return watched;
}

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  const cookies = new Map<string, Promise<string>>();
  const signedIn = async (as: string) => {
    const response = await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { Origin: server.url, 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: `${as}@demo.test`, password: demoPassword }),
    });
    return (response.headers.get('Set-Cookie') as string).split(';', 1)[0] as string;
  };
  const database = new DatabaseSync(`${server.dataDir}/opora.db`, { readOnly: true });
  const one = (sql: string) => Object.values(database.prepare(sql).get() as Record<string, string>)[0] as string;
  const person = Object.fromEntries(
    ['t11', 'mentor', 'teacher'].map((name) => [name, one(`SELECT id FROM users WHERE email = '${name}@demo.test'`)]),
  );
  city = {
    async send(as, method, path, body) {
      const cookie = cookies.get(as) ?? signedIn(as);
      cookies.set(as, cookie);
      const response = await fetch(server.url + path, {
        method,
        headers: { Origin: server.url, Cookie: await cookie, 'Content-Type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const answer = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer.slice(0, 300)}`);
      return answer ? JSON.parse(answer) : {};
    },
    mathematics: one("SELECT id FROM associations WHERE slug = 'mathematics'"),
    material: one("SELECT id FROM publications WHERE slug = 'bilet-na-vyhod'"),
    pair: one("SELECT p.id FROM pairs p JOIN schools s ON s.id = p.supportedId WHERE s.slug = 'school-7'"),
    school7: one("SELECT id FROM schools WHERE slug = 'school-7'"),
    person,
  };
  database.close();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** What in a drawn page could run or already ran, in words. */
const dangersIn = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    if ('__hit' in window) found.push('a vector ran');
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        if (name.startsWith('on') || name === 'srcdoc' || name === 'style') found.push(`${element.tagName} ${name}`);
        const leads = /^(href|src|action|formaction|data|xlink:href)$/.test(name);
        if (leads && /^\s*(javascript|data|vbscript):/i.test(value.replace(/[\t\n\r]/g, '')))
          found.push(`${element.tagName} ${name}=${value.slice(0, 60)}`);
      }
      if (element instanceof HTMLScriptElement && element.type !== 'application/ld+json')
        if (!element.src || new URL(element.src).origin !== location.origin) found.push('a script of somebody else');
      if (/^(iframe|object|embed|base|frame|applet)$/i.test(element.tagName)) found.push(element.tagName);
      if (element instanceof HTMLImageElement && new URL(element.src, location.href).origin !== location.origin)
        found.push(`picture of ${element.src}`);
    }
    // The frame of the page is whole: nothing ended it early.
    if (document.querySelectorAll('main').length !== 1 || !document.querySelector('footer'))
      found.push('the page is torn');
    return found;
  });

/** Opens a page as somebody; says what is wrong with it. */
async function look(path: string, as: string | null): Promise<string[]> {
  const { page, troubles } = await eyesOf(as);
  const response = await page.goto(path, { waitUntil: 'load' });
  const status = response?.status() ?? 0;
  const wrong = [...(status >= 400 ? [`status ${status}`] : []), ...(await dangersIn(page)), ...troubles.splice(0)];
  return [...wrong, ...dialogs.splice(0)].map((what) => `${path} as ${as ?? 'guest'}: ${what}`);
}

it('the list of vectors is long', () => expect(vectors.length).toBeGreaterThanOrEqual(40));

it('the look at a page notices what it is there for', async () => {
  const { page, troubles } = await eyesOf(null);
  await page.goto('/about');
  await page.evaluate(() =>
    document
      .querySelector('main')
      ?.insertAdjacentHTML('beforeend', '<img src="/x" onerror="1"><a href="javascript:1">а</a>'),
  );
  expect(await dangersIn(page)).toHaveLength(2);
  troubles.splice(0);
});

describe('a script in a text field stays words', () => {
  for (const field of textFields)
    it(field.name, async () => {
      const found: string[] = [];
      for (const text of textsFor(field)) {
        const written = await field.write(city, text);
        const pages = field.pages(city, written);
        for (const [path, as] of pages) found.push(...(await look(path, as)));
      }
      expect(found).toEqual([]);
    }, 240_000);

  it('wherever else it is shown', async () => {
    const found: string[] = [];
    for (const { path, as, name } of knownPages(server.dataDir))
      if (name !== 'not-found') found.push(...(await look(path, as ?? null)));
    expect(found).toEqual([]);
  }, 600_000);
});
