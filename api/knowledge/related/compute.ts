/**
 * `node api/knowledge/related/compute.ts`: reads an `Order` as JSON from stdin, computes related publications, and stores them.
 * A process of its own: the dictionary of word forms takes 60 MB and the comparison seconds, and no page should wait for it.
 */
import { text } from 'node:stream/consumers';
import { closeDatabase } from '../../../db/client.ts';
import { loadForms } from '../search/index.ts';
import { listsAfter } from './change.ts';
import {
  type KeptWeights,
  readLists,
  readPlaced,
  readTexts,
  readWeights,
  writeLists,
  writePlaced,
  writeWeights,
} from './kept.ts';
import { nearestAmong } from './nearest.ts';
import { placeAll, placedBy } from './placing.ts';

/** The scope: everything, or what these texts affect (`ids` of added, changed and removed ones). */
export interface Order {
  ids: string[] | null;
  /** Up to this many texts everything is compared at each change: it takes a second, and term weights stay current. */
  few: number;
}

/** More than any page shows, so that some may be archived meanwhile. */
const kept = 8;
/** Term weights are recounted when this share of the texts has changed. */
const stale = 0.05;

const { ids, few } = JSON.parse(await text(process.stdin)) as Order;
const weights = ids && (await readWeights());
const old = !weights || weights.total <= few || weights.changes + (ids?.length ?? 0) > weights.total * stale + few;
if (old) await compareAll();
else await compareChanged(ids ?? [], weights);
await closeDatabase();

async function compareAll(): Promise<void> {
  const [texts, formsOf] = [await readTexts(), await loadForms()];
  const { placed, weights: fresh } = placeAll(texts, formsOf);
  const lists = texts.length > 1 ? nearestAmong(placed, kept) : new Map();
  // A removed text keeps no list.
  for (const id of (await readLists()).keys()) if (!lists.has(id)) lists.set(id, []);
  await writePlaced(placed);
  await writeLists(lists);
  await writeWeights({ ...fresh, changes: 0 });
}

async function compareChanged(changed: readonly string[], known: KeptWeights): Promise<void> {
  const [before, lists, texts, formsOf] = [
    await readPlaced(),
    await readLists(),
    await readTexts(changed),
    await loadForms(),
  ];
  const placed = texts.map((one) => placedBy(known, one, formsOf));
  const touched = new Set(changed);
  const all = [...before.filter(({ id }) => !touched.has(id)), ...placed];
  const after = listsAfter(all, lists, touched, kept);
  for (const id of changed) if (!after.has(id)) after.set(id, []);
  await writePlaced(placed);
  await writeLists(after);
  await writeWeights({ ...known, changes: known.changes + changed.length });
}
