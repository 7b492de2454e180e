/**
 * `npm run bench:search -- DIR`: DIR holds `docs.json` `[{id, text}]` and `queries.json` `[{q, id, kind}]`. Builds an index
 * of the documents with the product's own indexer, asks every query through the product's own search code in Chromium, and
 * prints as its last line for each kind the number of queries, the share whose document is among the first ten results,
 * and the mean number of other documents in those ten.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { searchDocument } from '../../api/knowledge/search/document.ts';
import { buildIndex } from '../../api/knowledge/search/indexer.ts';
import { openSearchPage, type SearchPage } from '../search/browser.ts';

interface BenchDocument {
  readonly id: string | number;
  readonly text: string;
}

interface BenchQuery {
  readonly q: string;
  readonly id: string | number;
  readonly kind: string;
}

interface Tally {
  queries: number;
  found: number;
  others: number;
}

const BATCH = 100;
const FIRST = 10;

const directory = process.argv[2];
if (!directory) {
  console.error('Usage: npm run bench:search -- DIR   (DIR holds docs.json and queries.json)');
  process.exit(2);
}
const documents = JSON.parse(await readFile(join(directory, 'docs.json'), 'utf8')) as BenchDocument[];
const queries = JSON.parse(await readFile(join(directory, 'queries.json'), 'utf8')) as BenchQuery[];

const served = await mkdtemp(join(tmpdir(), 'opora-bench-search-'));
try {
  const built = await buildIndex(documents.map(toSearchDocument), join(served, 'bank'));
  console.error(`Index of ${built.documents} documents built in ${built.milliseconds} ms`);
  const opened = await openSearchPage(served, ['/bank/']);
  try {
    console.log(JSON.stringify(await askAll(opened)));
  } finally {
    await opened.close();
  }
} finally {
  await rm(served, { recursive: true, force: true });
}

/** The identifier travels in `meta`, since any text may be one and an address may not. */
function toSearchDocument({ id, text }: BenchDocument, index: number): ReturnType<typeof searchDocument> {
  return searchDocument({ url: `/document/${index}`, title: '', text, meta: { id: String(id) } });
}

async function askAll({ page, complaints }: SearchPage): Promise<Record<string, object>> {
  const tallies = new Map<string, Tally>();
  const started = performance.now();
  for (let from = 0; from < queries.length; from += BATCH) {
    const batch = queries.slice(from, from + BATCH);
    const answers = await page.evaluate(
      async ({ asked, limit }) => {
        const found: string[][] = [];
        for (const query of asked) {
          const { results } = await window.search.search(query, {}, { limit });
          found.push(results.map((result) => result.meta.id ?? ''));
        }
        return found;
      },
      { asked: batch.map((query) => query.q), limit: FIRST },
    );
    for (const [index, query] of batch.entries()) count(tallies, query, answers[index] ?? []);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.error(`${Math.min(from + BATCH, queries.length)} of ${queries.length} queries asked, ${seconds} s`);
  }
  for (const complaint of new Set(complaints)) console.error(`The page says: ${complaint}`);
  return Object.fromEntries([...tallies].map(([kind, tally]) => [kind, summaryOf(tally)]));
}

function count(tallies: Map<string, Tally>, query: BenchQuery, found: readonly string[]): void {
  const tally = tallies.get(query.kind) ?? { queries: 0, found: 0, others: 0 };
  const id = String(query.id);
  tally.queries += 1;
  if (found.includes(id)) tally.found += 1;
  tally.others += found.filter((other) => other !== id).length;
  tallies.set(query.kind, tally);
}

function summaryOf({ queries: n, found, others }: Tally): object {
  return { n, recall: round(found / n), others: round(others / n) };
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
