import { describe, expect, it } from 'vitest';
import '../support/app.ts';
import { runJobs } from '../support/jobs.ts';

const { nearestOf } = await import('../../api/related/nearest.ts');
const { relatedTo } = await import('../../api/related/related.ts');
const { putPublications } = await import('../../api/bank/store.ts');
const { loadForms } = await import('../../api/search/forms.ts');
const { read, write } = await import('../../db/client.ts');
const { publications } = await import('../../db/schema/bank.ts');
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
    const [, near = []] =
      [
        ...nearestOf(
          [
            text('asked', 'ребёнок идёт', ['deficit:law']),
            text('forms', 'дети шли'),
            text('twin', 'дети шли', ['deficit:law']),
            text('facet', 'протокол заседания объединения', ['deficit:law']),
            text('other', 'протоколы заседаний объединений'),
          ],
          formsOf,
          4,
        ),
      ][0] ?? [];
    expect(near.map(({ id }) => id)).toEqual(['twin', 'forms']);
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
});
