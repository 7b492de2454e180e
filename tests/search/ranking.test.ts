import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileDocuments } from '../../api/knowledge/bank/fileDocuments.ts';
import { searchDocument } from '../../api/knowledge/search/document.ts';
import { standingOf } from '../../api/knowledge/search/standing.ts';
import { heldOut, heldOutSpoken, type Judged, judged, ndcgOf, qualityOf } from './judged.ts';
import { type OpenedLibrary, openLibrary } from './library.ts';

const filler = 'Здесь говорится о разных делах школы, и ничего особенного в этом тексте нет. '.repeat(8);
const now = new Date('2026-11-01');
const old = new Date('2022-11-01');

const documents = [
  searchDocument({ url: '/body', title: 'Записки первые', text: `${filler} Гербарий.` }),
  searchDocument({ url: '/often', title: 'Записки вторые', text: `Гербарий. ${filler} Гербарии. ${filler}` }),
  searchDocument({ url: '/heading', title: 'Записки третьи', headings: ['Гербарий'], text: `Гербарий ${filler}` }),
  searchDocument({ url: '/summary', title: 'Записки четвёртые', summary: 'О гербарии.', text: filler }),
  searchDocument({ url: '/title', title: 'Гербарий', text: filler }),
  searchDocument({ url: '/filed', title: 'Записки пятые', filedUnder: ['Наледь'], text: 'Коротко.' }),
  searchDocument({ url: '/said', title: 'Записки о наледи', text: filler }),
  searchDocument({ url: '/skips', title: 'Пропуски занятий', text: filler }),
  searchDocument({ url: '/training', title: 'Записки шестые', text: `${filler} Тренировки по вторникам.` }),
  searchDocument({ url: '/cable', title: 'Записки седьмые', text: `${filler} Кабель пропускает сигнал.` }),
  ...Object.entries({
    'proven-fresh': { reviewedAt: now, evidence: 3 },
    'proven-old': { reviewedAt: old, evidence: 3 },
    plain: { reviewedAt: old, evidence: 1 },
    'plain-adopted': { reviewedAt: old, evidence: 1, adoptions: 6 },
  }).map(([name, standing]) =>
    searchDocument({ url: `/${name}`, title: 'Кормушка', text: filler, standing: standingOf(standing, now) }),
  ),
];

let invented: OpenedLibrary;
let own: OpenedLibrary;
beforeAll(async () => {
  invented = await openLibrary(documents);
  own = await openLibrary(fileDocuments(now));
});
afterAll(async () => {
  await invented?.close();
  await own?.close();
});

describe('ranking', () => {
  it('puts the title before the summary, that before a heading, that before the text', async () => {
    expect(await invented.found('гербарий')).toEqual(['title', 'summary', 'heading', 'often', 'body']);
  });

  it('lifts what was looked through lately, is proven and taken over, but only among equals', async () => {
    expect(await invented.found('кормушка')).toEqual(['proven-fresh', 'proven-old', 'plain-adopted', 'plain']);
    expect(standingOf({ reviewedAt: now, evidence: 3, adoptions: 100 }, now)).toBeLessThan(1.15);
  });
});

describe('words near those that are asked', () => {
  it('of one root tell in a phrase what it is about, and are no answer to one word', async () => {
    expect((await invented.found('пропускать тренировки')).sort()).toEqual(['cable', 'skips', 'training']);
    expect((await invented.ask('пропускать тренировки')).complete).toBe(0);
    expect(await invented.found('пропускать')).toEqual(['cable']);
  });

  it('and far commoner are offered where a rare one finds little', async () => {
    expect((await own.ask('шкала')).perhaps).toBe('школа');
    expect((await own.ask('школа')).perhaps).toBeUndefined();
    expect((await own.ask('шкала', {}, { literal: true })).perhaps).toBeUndefined();
    expect((await own.ask('вопрос')).perhaps).toBeUndefined();
  });
});

describe('what a text is filed under', () => {
  it('is found by that name, which no text says, and is neither shown nor ahead of the word itself', async () => {
    const { results } = await own.ask('правовая культура');
    expect(results.map(({ url }) => url)).toContain('/bank/audit-otchetov-shkoly');
    expect(results.flatMap(({ excerpt }) => excerpt.map(({ text }) => text)).join(' ')).not.toMatch(/правов/i);
    expect(await invented.found('наледь')).toEqual(['said', 'filed']);
  });
});

describe('judged questions over the own materials and practices', () => {
  it('measures order and presence', () => {
    const grades = { a: 3, b: 1 };
    expect(ndcgOf(grades, ['a', 'b'])).toBe(1);
    expect(ndcgOf(grades, ['b', 'a'])).toBeLessThan(0.8);
    expect(ndcgOf(grades, ['c'])).toBe(0);
  });

  it('names only what there is', () => {
    const addresses = new Set(fileDocuments(now).map(({ url }) => url));
    expect(judged.length).toBeGreaterThanOrEqual(120);
    expect(heldOut.length).toBeGreaterThanOrEqual(40);
    expect(heldOutSpoken.length).toBeGreaterThanOrEqual(30);
    expect(
      [...judged, ...heldOut, ...heldOutSpoken]
        .flatMap(({ grades }) => Object.keys(grades))
        .filter((url) => !addresses.has(url)),
    ).toEqual([]);
  });

  const asked = async (questions: readonly Judged[]) => {
    const answers: [Judged, string[]][] = [];
    for (const one of questions) answers.push([one, (await own.ask(one.q)).results.map(({ url }) => url)]);
    return qualityOf(answers);
  };

  it('holds what was reached', async () => {
    const { ndcg, recall } = await asked(judged);
    expect(ndcg).toBeGreaterThan(0.86);
    expect(recall).toBeGreaterThan(0.93);
  });

  it('does not get worse at questions that nothing was tuned by', async () => {
    const { ndcg, recall } = await asked(heldOut);
    expect(ndcg).toBeGreaterThan(0.74);
    expect(recall).toBeGreaterThan(0.79);
    const spoken = await asked(heldOutSpoken);
    expect(spoken.ndcg).toBeGreaterThan(0.79);
    expect(spoken.recall).toBeGreaterThan(0.89);
  });
});
