import { openLibrary } from '../library.ts';
import { madeKinds } from './made.ts';

export interface KindFigures {
  readonly n: number;
  /** The share of questions whose document is among the first ten. */
  readonly recall: number;
  /** The mean number of other documents among the first ten. */
  readonly others: number;
}

/** Asks all made questions; figures by kind (`form-verbs`) and by its first word (`form`). */
export async function measureKinds(seed: number): Promise<Map<string, KindFigures>> {
  const tallies = new Map<string, { n: number; found: number; others: number }>();
  for (const { documents, queries } of madeKinds(seed)) {
    const library = await openLibrary(documents);
    for (const { q, url, kind } of queries) {
      const { results } = await library.ask(q);
      const others = results.filter((result) => result.url !== url).length;
      for (const name of new Set([kind, kind.split('-')[0] ?? kind])) {
        const tally = tallies.get(name) ?? { n: 0, found: 0, others: 0 };
        tallies.set(name, tally);
        tally.n += 1;
        tally.found += results.length - others;
        tally.others += others;
      }
    }
    await library.close();
  }
  return new Map(
    [...tallies].map(([kind, { n, found, others }]) => [kind, { n, recall: found / n, others: others / n }]),
  );
}
