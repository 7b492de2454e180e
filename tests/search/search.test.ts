import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isCurrentFormat } from '../../api/knowledge/search/bundle.ts';
import { buildIndex } from '../../api/knowledge/search/indexer.ts';
import type { Filters, SearchAnswer } from '../../site/browser/search/types.ts';
import { openSearchPage, type SearchPage } from './browser.ts';
import { laterPractice, materials, practices } from './fixture.ts';

let directory: string;
let opened: SearchPage;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'opora-search-'));
  await buildIndex(materials, join(directory, 'bank'));
  await buildIndex(practices, join(directory, 'practices'));
  await buildIndex([], join(directory, 'empty'));
  opened = await openSearchPage(directory, ['/bank/', '/practices/', '/empty/', '/missing/']);
});

afterAll(async () => {
  await opened?.close();
  await rm(directory, { recursive: true, force: true });
});

function ask(query: string, filters: Filters = {}, literal = false, page = opened.page): Promise<SearchAnswer> {
  return page.evaluate(([asked, chosen, exact]) => window.search.search(asked, chosen, { literal: exact }), [
    query,
    filters,
    literal,
  ] as const);
}

const urls = (answer: SearchAnswer) => answer.results.map((result) => result.url);
const marks = (answer: SearchAnswer, index = 0) =>
  (answer.results[index]?.excerpt ?? []).filter((piece) => piece.marked).map((piece) => piece.text);

describe('any form finds any form', () => {
  it.each([
    ['дети', '/bank/fractions'],
    ['детьми', '/bank/bullying'],
    ['дробей', '/bank/fractions'],
    ['задаче', '/bank/word-problems'],
    ['рисовать', '/bank/word-problems'],
    ['прочитать абзацы', '/bank/reading'],
    ['идти буллингом', '/bank/bullying'],
    ['прийти наставники', '/bank/mentor'],
    ['приходить наставникам', '/bank/mentor'],
    ['легкий', '/bank/burnout'],
    ['сесть столы', '/bank/conflict'],
    ['инофонам', '/bank/migrants'],
    ['вести уроков', '/bank/lesson-study'],
    ['звонки семье', '/practices/call'],
    ['Что делать, если пропускают уроки? Пропуск', '/bank/attendance'],
  ])('%s', async (query, url) => {
    expect(urls(await ask(query))).toContain(url);
  });

  it('does not find words that only begin alike', async () => {
    expect(urls(await ask('стол'))).toEqual(['/bank/conflict']);
    expect((await ask('клише')).total).toBe(1);
  });

  it('finds what is still being typed', async () => {
    expect(urls(await ask('скворч'))).toEqual([]);
    expect(urls(await ask('медиац'))).toEqual(['/bank/conflict']);
  });
});

describe('what is shown', () => {
  it('marks the word that is in the text, and never shows another form of it', async () => {
    const answer = await ask('детям');
    const place = urls(answer).indexOf('/bank/fractions');
    expect(marks(answer, place)).toEqual(['Ребёнок']);
    const shown = answer.results[place]?.excerpt.map((piece) => piece.text).join('');
    expect(shown).toBe('Ребёнок делит шоколадку, складывает доли и видит целое.');
  });

  it('puts a title before a text', async () => {
    expect(
      urls(await ask('учитель'))
        .slice(0, 2)
        .sort(),
    ).toEqual(['/bank/burnout', '/bank/mentor']);
    expect(urls(await ask('буллинг травля'))[0]).toBe('/bank/bullying');
  });

  it('gives text as text', async () => {
    const answer = await ask('разметка');
    expect(answer.results[0]?.title).toBe('Разметка <b>в тексте</b>');
    expect(answer.results[0]?.summary).toBe('Теги & кавычки "как есть".');
    expect(marks(await ask('всё так'), 0)).toEqual(['так', 'всё']);
    expect(answer.results[0]?.meta.slug).toBe('script');
  });
});

describe('facets', () => {
  it('counts them and chooses by them', async () => {
    const all = await ask('урок');
    expect(all.total).toBeGreaterThan(5);
    expect(all.results[0]?.kind).toBeTruthy();
    const mathematics = await ask('урок', { subject: ['Математика'] });
    expect(mathematics.total).toBe(all.facets.subject?.Математика);
    expect(mathematics.facets.subject).toEqual(all.facets.subject);
    const either = await ask('урок', { subject: ['Математика', 'Русский язык'], kind: ['урок', 'рекомендации'] });
    expect(either.results.every((result) => ['урок', 'рекомендации'].includes(result.kind))).toBe(true);
    expect(either.total).toBeGreaterThan(0);
  });

  it('lists by facets alone', async () => {
    const answer = await ask('', { kind: ['практика'] });
    expect(urls(answer)).toEqual(['/practices/call']);
    expect((await ask('')).total).toBe(0);
  });
});

describe('what was meant', () => {
  it('reads the wrong layout and mends a slip, and takes it to the letter when told to', async () => {
    const layout = await ask('lhj,b');
    expect(urls(layout)).toEqual(['/bank/fractions']);
    expect(layout.corrected).toBe('дроби');
    const slip = await ask('медеация');
    expect(urls(slip)).toEqual(['/bank/conflict']);
    expect(slip.corrected).toBe('медиация');
    const literal = await ask('медеация', {}, true);
    expect(literal.total).toBe(0);
    expect(literal.unknown).toEqual(['медеация']);
  });

  it('knows abbreviations both ways', async () => {
    for (const query of ['впр', 'всероссийские проверочные работы']) {
      expect(urls(await ask(query)).sort(), query).toEqual(['/bank/vpr', '/bank/vpr-long']);
    }
  });

  it('asks for the words of an abbreviation that no document has', async () => {
    const answer = await ask('пмпк');
    expect(answer.corrected).toBeUndefined();
    expect(answer.unknown).toEqual(['психолого', 'медико', 'педагогическая', 'комиссия']);
  });

  it('helps with some of the words when no document has all', async () => {
    const answer = await ask('медиация дробей');
    expect(answer.partial).toBe(true);
    expect(urls(answer).sort()).toEqual(['/bank/conflict', '/bank/fractions']);
    expect(answer.facets.kind).toEqual({ сценарий: 1, урок: 1 });
    const unknown = await ask('медиация квантовая');
    expect(unknown.unknown).toEqual(['квантовая']);
    expect(unknown.partial).toBe(false);
    expect(urls(unknown)).toEqual(['/bank/conflict']);
  });
});

describe('bundles', () => {
  it('finds a published practice at once, while a page opened before goes on with what it knows', async () => {
    const before = await openSearchPage(directory, ['/bank/', '/practices/']);
    const after = await openSearchPage(directory, ['/bank/', '/practices/']);
    try {
      await before.page.evaluate(() => window.search.load());
      await buildIndex([...practices, laterPractice], join(directory, 'practices'));
      expect(urls(await ask('скворечник', {}, true, after.page))).toEqual(['/practices/birdhouses']);
      expect(urls(await ask('звонки семье', {}, false, before.page))[0]).toBe('/practices/call');
      expect(before.complaints).toEqual([]);
      for (const name of ['a', 'b'])
        await buildIndex([{ ...laterPractice, title: name }], join(directory, 'practices'));
      const builds = (await readdir(join(directory, 'practices', 'parts'))).map((name) => name.split('.')[1]);
      expect(new Set(builds).size).toBe(2);
      expect((await readdir(directory)).filter((name) => name.startsWith('.'))).toEqual([]);
      expect(await isCurrentFormat(join(directory, 'practices'))).toBe(true);
      expect(await isCurrentFormat(join(directory, 'missing'))).toBe(false);
    } finally {
      await before.close();
      await after.close();
    }
  });

  it('is searched when it is the only one that can be read', async () => {
    const only = await openSearchPage(directory, ['/missing/', '/empty/', '/bank/']);
    expect(urls(await ask('дробь', {}, false, only.page))).toEqual(['/bank/fractions']);
    await only.close();
    const empty = await openSearchPage(directory, ['/empty/']);
    expect((await ask('дробь', {}, false, empty.page)).total).toBe(0);
    expect(empty.complaints).toEqual([]);
    await empty.close();
  });
});
