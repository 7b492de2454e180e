import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letterHtml } from '../../api/mail/letter.ts';
import { launch, visitor, type Watched } from '../support/browser.ts';
import { knownPages } from '../support/pages.ts';
import { circleActs } from '../support/scripts/circles.ts';
import { type Act, type City, cityOf, sent } from '../support/scripts/city.ts';
import { collectionActs } from '../support/scripts/collections.ts';
import { dangersIn } from '../support/scripts/dangers.ts';
import { exceptions } from '../support/scripts/exceptions.ts';
import { type Description, isWritten, textFieldsOf } from '../support/scripts/fields.ts';
import { meetingActs } from '../support/scripts/meetings.ts';
import { pairActs } from '../support/scripts/pairs.ts';
import { paperTroubles } from '../support/scripts/papers.ts';
import { peopleActs } from '../support/scripts/people.ts';
import { practiceActs } from '../support/scripts/practices.ts';
import { talkActs } from '../support/scripts/talks.ts';
import { upkeepActs } from '../support/scripts/upkeep.ts';
import { vectors } from '../support/scripts/vectors.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const acts: Record<string, Act> = {
  ...talkActs,
  ...circleActs,
  ...meetingActs,
  ...peopleActs,
  ...pairActs,
  ...practiceActs,
  ...collectionActs,
  ...upkeepActs,
};

let server: RunningServer;
let browser: Browser;
let city: City & { close(): void };
const people = new Map<string | null, Promise<Watched>>();
const dialogs: string[] = [];
/** What was seen that must not be, in words. */
let found: string[] = [];

async function openEyes(as: string | null): Promise<Watched> {
  const watched = await visitor(browser, server.url, as);
  watched.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  return watched;
}
function eyesOf(as: string | null): Promise<Watched> {
  const eyes = people.get(as) ?? openEyes(as);
  people.set(as, eyes);
  return eyes;
}

async function look(path: string, as: string | null = null): Promise<void> {
  const { page, troubles } = await eyesOf(as);
  const response = await page.goto(path, { waitUntil: 'load' });
  const status = response?.status() ?? 0;
  const wrong = [...(status >= 400 ? [`status ${status}`] : []), ...(await dangersIn(page)), ...troubles.splice(0)];
  found.push(...[...wrong, ...dialogs.splice(0)].map((what) => `${path} as ${as ?? 'guest'}: ${what}`));
}

/** Puts HTML that a script of the site would put there into a page. */
async function show(html: string): Promise<void> {
  const { page, troubles } = await eyesOf(null);
  await page.goto('/about');
  await page.evaluate((inner) => document.querySelector('main')?.insertAdjacentHTML('beforeend', inner), html);
  found.push(...(await dangersIn(page)), ...troubles.splice(0));
}

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  city = { ...cityOf(server), look, show };
});
afterAll(async () => {
  city?.close();
  await browser?.close();
  await server?.stop();
});

it('the list of vectors is long', () => expect(vectors.length).toBeGreaterThanOrEqual(40));

it('the look at a page notices what it is there for', async () => {
  await show('<img src="/x" onerror="1"><a href="javascript:1">а</a>');
  expect(found.filter((what) => /^(IMG onerror|A href)/.test(what))).toHaveLength(2);
  found = [];
});

describe('a script in a text field stays words', () => {
  for (const [name, act] of Object.entries(acts))
    it(name, async () => {
      found = [];
      await act(city);
      expect(found).toEqual([]);
    }, 240_000);

  it('wherever else it is shown', async () => {
    found = [];
    for (const { path, as, name } of knownPages(server.dataDir)) if (name !== 'not-found') await look(path, as);
    expect(found).toEqual([]);
  }, 600_000);

  it('in papers, tables and calendars', async () => {
    expect(await paperTroubles(city, await eyesOf('methodist'))).toEqual([]);
  }, 120_000);

  it('in letters', async () => {
    const { page } = await eyesOf(null);
    const all = vectors.join('\n');
    const letter = {
      to: 'a@demo.test',
      subject: all,
      greeting: all,
      paragraphs: [all],
      groups: [{ title: all, items: [{ title: all, note: all, url: `${server.url}/"><img src=x onerror=1>` }] }],
      action: { label: all, url: `${server.url}/' onclick='1` },
      footer: { text: all, links: [{ label: all, url: server.url }] },
      signature: all,
    };
    await page.setContent(letterHtml(letter));
    const drawn = await page.evaluate(() => ({
      names: [...new Set([...document.body.querySelectorAll('*')].map(({ localName }) => localName))].sort(),
      attributes: [
        ...new Set([...document.body.querySelectorAll('*')].flatMap((each) => each.getAttributeNames())),
      ].sort(),
      ran: '__hit' in window,
    }));
    expect(drawn).toEqual({
      names: ['a', 'br', 'h2', 'li', 'p', 'span', 'ul'],
      attributes: ['href', 'style'],
      ran: false,
    });
  });
});

it('tags take none', async () => {
  const taken: string[] = [];
  const { id } = await city.send('teacher', 'POST', '/api/threads', {
    association: 'mathematics',
    title: 'Проба меток',
    body: 'Текст',
  });
  for (const tag of vectors)
    await city.send('teacher', 'PUT', `/api/threads/${id}/tags`, { tags: [tag] }).then(
      () => taken.push(tag),
      () => {},
    );
  expect(taken).toEqual([]);
});

describe('every text field of the API', () => {
  it('was written with vectors, or is named with the reason why not', async () => {
    const fields = textFieldsOf((await (await fetch(`${server.url}/api/openapi.json`)).json()) as Description);
    expect(fields.length).toBeGreaterThan(150);
    const written = fields.filter((field) => isWritten(field, sent));
    const named = new Set(Object.values(exceptions).flat());
    expect(
      fields.filter((field) => !written.includes(field) && !named.has(field)),
      'a text field without an act of tests/support/scripts',
    ).toEqual([]);
    expect(
      [...named].filter((field) => !fields.includes(field) || written.includes(field)),
      'exceptions that are none',
    ).toEqual([]);
  });
});
