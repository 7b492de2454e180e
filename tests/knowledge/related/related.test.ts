import { describe, expect, it } from 'vitest';
import '../../support/app.ts';
import { runJobs } from '../../support/jobs.ts';

const { nearestAmong } = await import('../../../api/knowledge/related/nearest.ts');
const { listsAfter } = await import('../../../api/knowledge/related/change.ts');
const { readLists, readPlaced } = await import('../../../api/knowledge/related/kept.ts');
const { relateAll, relateChanged } = await import('../../../api/knowledge/related/relate.ts');
const { placeAll, placedBy } = await import('../../../api/knowledge/related/placing.ts');
const { relatedTo } = await import('../../../api/knowledge/related/related.ts');
const { putPublications } = await import('../../../api/knowledge/bank/store.ts');
const { loadForms } = await import('../../../api/knowledge/search/forms.ts');
const { read, write } = await import('../../../db/client.ts');
const { publications } = await import('../../../db/schema/bank.ts');
const { eq } = await import('drizzle-orm');

const bySlug = async (slug: string) => {
  const [row] = await read.select().from(publications).where(eq(publications.slug, slug));
  if (!row) throw new Error(`${slug} is not in the catalogue`);
  return row;
};

/** Judged by hand: who reads the first should be led to the second. */
const judged: [string, string][] = [
  ['bilet-na-vyhod', 'exit-tickets-grade-6-mathematics'],
  ['exit-tickets-grade-6-mathematics', 'bilet-na-vyhod'],
  ['abzats-uchebnika', 'odna-strategiya-na-chetvert'],
  ['poseshchaemost-rannie-priznaki', 'attendance-call-before-nine-thirty'],
  ['pervye-90-dnej-molodogo-uchitelya', 'mentor-hour-young-teachers'],
  ['issledovanie-uroka-za-chetvert', 'lesson-study-18-teachers'],
  ['poryadok-dejstvij-pri-travle', 'shkolnaya-sluzhba-primireniya-start'],
  ['pervyj-mesyac-bez-russkogo', 'language-hour-before-lesson'],
  ['kak-chitat-rezultaty-vpr', 'dinamika-klassa-mezhdu-diagnostikami'],
  ['antiriskovaya-programma', 'dorozhnaya-karta-i-pokazateli'],
  ['adaptaciya-zadaniya-ovz', 'zaklyuchenie-pmpk-dlya-predmetnika'],
  ['adopt-practice-six-steps', 'describe-practice-for-others'],
  ['tetradi-za-sorok-minut', 'kommentarij-vmesto-otmetki'],
  ['posle-dolgogo-otsutstviya', 'poseshchaemost-rannie-priznaki'],
];

describe('«Рядом по смыслу»', () => {
  it.each(judged)('%s leads to %s', async (slug, wanted) => {
    const related = await relatedTo(await bySlug(slug));
    expect(related.map((card) => card.slug)).toContain(wanted);
    expect(related).toHaveLength(3);
  });

  it('compares words in any form, and lets facets decide between equals alone', async () => {
    const formsOf = await loadForms();
    const text = (id: string, words: string, facets: string[] = []) => ({
      id,
      title: words,
      summary: '',
      text: '',
      facets,
    });
    const { placed } = placeAll(
      [
        text('asked', 'ребёнок идёт', ['deficit:law']),
        text('forms', 'дети шли'),
        text('twin', 'дети шли', ['deficit:law']),
        text('facet', 'протокол заседания объединения', ['deficit:law']),
        text('other', 'протоколы заседаний объединений'),
      ],
      formsOf,
    );
    const near = nearestAmong(placed, 4).get('asked');
    expect(near?.map(({ id }) => id)).toEqual(['twin', 'forms']);
  });

  it('finds the place of a new publication soon after it came, and leaves out what was archived', async () => {
    const { id: _id, ...copy } = await bySlug('bilet-na-vyhod');
    const fresh = { ...copy, slug: 'bilet-na-vyhod-v-nachalnoj-shkole', source: 'database' as const, fileHash: null };
    const [id] = (await write((database) => putPublications(database, [fresh]))) as [string];
    // Not compared yet: those that share its facets stand in.
    expect((await relatedTo({ id })).length).toBeGreaterThan(0);
    await runJobs();
    expect((await relatedTo({ id })).map(({ slug }) => slug)).toContain('bilet-na-vyhod');
    expect((await relatedTo(await bySlug('bilet-na-vyhod')))[0]?.id).toBe(id);
    await write((database) => database.update(publications).set({ state: 'archived' }).where(eq(publications.id, id)));
    expect((await relatedTo(await bySlug('bilet-na-vyhod'))).map((card) => card.id)).not.toContain(id);
  });

  it('answers after single changes as if everything had been compared with the same weights', async () => {
    const formsOf = await loadForms();
    // Words as in a language: a few common ones, many rare ones, the same every time.
    let seed = 7;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const word = () =>
      `слово${String.fromCharCode(...[...String(Math.floor(400 * random() ** 3))].map((digit) => 1072 + Number(digit)))}`;
    const text = (id: number) => ({
      id: `t${String(id).padStart(4, '0')}`,
      title: `${word()} ${word()}`,
      summary: word(),
      text: Array.from({ length: 40 }, word).join(' '),
      facets: [`subject:${Math.floor(3 * random())}`, `deficit:${Math.floor(5 * random())}`],
    });
    const texts = Array.from({ length: 120 }, (_, id) => text(id));
    const { placed, weights } = placeAll(texts, formsOf);
    const place = (one: (typeof texts)[number]) => placedBy(weights, one, formsOf);
    let all = placed;
    let lists = nearestAmong(all, 8);
    for (let round = 0; round < 12; round++) {
      const changed = new Set([all[round * 7]?.id as string, all[round * 5 + 3]?.id as string, `t0${500 + round}`]);
      const [other, gone, fresh] = [...changed];
      all = all.map((one) => (one.id === other ? { ...place(text(900)), id: one.id } : one));
      all = all.filter(({ id }) => id !== gone || id === other);
      all.push({ ...place(text(900)), id: fresh as string });
      const after = listsAfter(all, lists, changed, 8);
      // Only some lists are other.
      expect(after.size).toBeLessThan(all.length);
      lists = new Map([...lists, ...after].filter(([id]) => all.some((one) => one.id === id)));
      const whole = nearestAmong(all, 8);
      for (const { id } of all) expect(lists.get(id), id).toEqual(whole.get(id));
    }
  });

  it('writes down after one change what a comparing of all that is kept would give', async () => {
    await relateAll();
    const { id: _id, ...copy } = await bySlug('probely-v-drobyah');
    const fresh = { ...copy, slug: 'drobi-eshche-raz', source: 'database' as const, fileHash: null };
    const [id] = (await write((database) => putPublications(database, [fresh]))) as [string];
    const before = await readLists();
    await relateChanged([id], 0);
    const [lists, placed] = [await readLists(), await readPlaced()];
    const whole = nearestAmong(placed, 8);
    for (const one of placed) expect(lists.get(one.id) ?? [], one.id).toEqual(whole.get(one.id));
    expect(
      [...lists].filter(([other, list]) => JSON.stringify(before.get(other)) !== JSON.stringify(list)).length,
    ).toBeLessThan(placed.length);
    expect((await relatedTo({ id })).map(({ slug }) => slug)).toContain('probely-v-drobyah');
    await write((database) => database.delete(publications).where(eq(publications.id, id)));
  });
});
