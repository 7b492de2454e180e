import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letterHtml } from '../../api/platform/mail/letter.ts';
import { journey } from '../support/journey.ts';
import { knownPages } from '../support/pages.ts';
import { circleActs } from '../support/scripts/circles.ts';
import { type Act, cityOf, sent } from '../support/scripts/city.ts';
import { collectionActs } from '../support/scripts/collections.ts';
import { exceptions } from '../support/scripts/exceptions.ts';
import { Looks } from '../support/scripts/eyes.ts';
import { type Description, isWritten, textFieldsOf } from '../support/scripts/fields.ts';
import { materialActs } from '../support/scripts/materials.ts';
import { meetingActs } from '../support/scripts/meetings.ts';
import { pairActs } from '../support/scripts/pairs.ts';
import { paperTroubles } from '../support/scripts/papers.ts';
import { peopleActs } from '../support/scripts/people.ts';
import { practiceActs } from '../support/scripts/practices.ts';
import { talkActs } from '../support/scripts/talks.ts';
import { upkeepActs } from '../support/scripts/upkeep.ts';
import { vectors } from '../support/scripts/vectors.ts';

const acts: Record<string, Act> = {
  ...talkActs,
  ...circleActs,
  ...meetingActs,
  ...peopleActs,
  ...pairActs,
  ...practiceActs,
  ...collectionActs,
  ...materialActs,
  ...upkeepActs,
};

const served = journey();
let city: ReturnType<typeof cityOf>;
let looks: Looks;
beforeAll(() => {
  city = cityOf(served);
  looks = new Looks(served, city);
});
afterAll(() => city?.close());

it('the list of vectors is long', () => expect(vectors.length).toBeGreaterThanOrEqual(40));

it('the look at a page notices what it is there for', async () => {
  const found: string[] = [];
  await looks.into(found).show('<img src="/x" onerror="1"><a href="javascript:1">а</a>');
  expect(found.filter((what) => /^(img onerror|a href)/.test(what))).toHaveLength(2);
});

describe('a script in a text field stays words', () => {
  // Each act writes into things of its own; some of them side by side.
  describe.concurrent('where it is written', () => {
    for (const [name, act] of Object.entries(acts))
      it(name, async ({ expect }) => {
        const found: string[] = [];
        await act(looks.into(found));
        expect(found).toEqual([]);
      }, 240_000);
  });

  it('wherever else it is shown', async () => {
    const found: string[] = [];
    const { look } = looks.into(found, true);
    const waiting = knownPages(served.dataDir).filter(({ name }) => name !== 'not-found');
    await Promise.all(
      Array.from({ length: 3 }, async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) await look(next.path, next.as);
      }),
    );
    expect(found).toEqual([]);
  }, 600_000);

  it('in papers, tables and calendars', async () => {
    expect(await paperTroubles(looks.into([]), await looks.profileOf('methodist'))).toEqual([]);
  });

  it('in letters', async () => {
    const { page } = await looks.profileOf(null);
    const all = vectors.join('\n');
    const letter = {
      to: 'a@demo.test',
      subject: all,
      greeting: all,
      paragraphs: [all],
      groups: [{ title: all, items: [{ title: all, note: all, url: `${served.url}/"><img src=x onerror=1>` }] }],
      action: { label: all, url: `${served.url}/' onclick='1` },
      footer: { text: all, links: [{ label: all, url: served.url }] },
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
    const fields = textFieldsOf((await (await fetch(`${served.url}/api/openapi.json`)).json()) as Description);
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
