/** What «рядом по смыслу» costs on ten thousand texts: comparing all of them, and what one that changed touches. */
import { listsAfter } from '../../api/knowledge/related/change.ts';
import { nearestAmong, type Placed } from '../../api/knowledge/related/nearest.ts';
import { placeAll } from '../../api/knowledge/related/placing.ts';
import { loadForms } from '../../api/knowledge/search/forms.ts';
import { manyDocuments } from './manyDocuments.ts';
import type { Print } from './run.ts';

const kept = 8;
const rounds = 20;

export async function related(print: Print): Promise<void> {
  const formsOf = await loadForms();
  const texts = [...manyDocuments()].map(({ title, text }, at) => ({
    id: String(at).padStart(6, '0'),
    title,
    summary: '',
    text,
    facets: [`subject:${at % 14}`, `deficit:${at % 11}`],
  }));
  const started = performance.now();
  const { placed: all } = placeAll(texts, formsOf);
  const vectors = performance.now();
  const lists = nearestAmong(all, kept);
  const whole = performance.now();
  const seconds = (from: number, to: number) => Math.round((to - from) / 100) / 10;
  print('related-vectors', seconds(started, vectors), 's', `${texts.length} texts`);
  print('related-whole', seconds(vectors, whole), 's', 'every text with every other, by night');
  const times: number[] = [];
  const touched: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const one = all[(round * 487) % all.length] as Placed;
    const other = all[(round * 911 + 5) % all.length] as Placed;
    const changed = all.map((text) => (text.id === one.id ? { ...text, vector: other.vector } : text));
    const before = performance.now();
    touched.push(listsAfter(changed, lists, new Set([one.id]), kept).size);
    times.push(performance.now() - before);
  }
  times.sort((first, second) => first - second);
  print(
    'related-change',
    Math.round(times[rounds / 2] as number),
    'ms',
    `one text changed, median of ${rounds}; lists touched: ${Math.max(...touched)} at most`,
  );
}
