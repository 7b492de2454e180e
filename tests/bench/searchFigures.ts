import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileDocuments } from '../../api/knowledge/bank/fileDocuments.ts';
import { buildIndex } from '../../api/knowledge/search/indexer.ts';
import { openSearchPage } from '../search/browser.ts';
import { heldOut, heldOutSpoken, type Judged, judged, qualityOf } from '../search/judged.ts';
import { measureKinds } from '../search/kinds/measured.ts';
import { askPlainPagefind, buildPlainPagefind } from './plainPagefind.ts';
import type { Print } from './run.ts';
import { searchCosts } from './searchCosts.ts';

const all = [...judged, ...heldOut, ...heldOutSpoken];
const questions = all.map(({ q }) => q);

/**
 * How well the search knows a word in other forms, with slips, in the wrong layout and by its abbreviation, where each of
 * many documents holds another word; how good it is, by judged questions over the project's own materials and practices, beside plain Pagefind over the
 * same ones; and what it costs on ten thousand documents.
 */
export async function search(print: Print): Promise<void> {
  for (const [kind, { n, recall, others }] of await measureKinds(1)) {
    print(`search-kind-${kind}`, round(recall), '', `${n} questions, ${round(others)} other documents each`);
  }
  const directory = await mkdtemp(join(tmpdir(), 'opora-bench-search-'));
  try {
    const documents = fileDocuments(new Date());
    await buildIndex(documents, join(directory, 'bank'));
    const ours = await askOurs(directory);
    for (const kind of new Set(judged.map((one) => one.kind))) {
      printQuality(
        print,
        `search-${kind}`,
        ours,
        judged.filter((one) => one.kind === kind),
      );
    }
    printQuality(print, 'search-all', ours, judged);
    printQuality(print, 'search-held-out', ours, heldOut);
    printQuality(print, 'search-held-out-spoken', ours, heldOutSpoken);
    await buildPlainPagefind(documents, join(directory, 'plain'));
    const plain = await askPlainPagefind(directory, questions);
    printQuality(print, 'search-plain-pagefind', plain, judged);
    printQuality(print, 'search-plain-pagefind-held-out', plain, heldOut);
    printQuality(print, 'search-plain-pagefind-held-out-spoken', plain, heldOutSpoken);
    await searchCosts(directory, print);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function askOurs(directory: string): Promise<string[][]> {
  const { page, close } = await openSearchPage(directory, ['/bank/']);
  try {
    return await page.evaluate(async (asked) => {
      const found: string[][] = [];
      for (const query of asked) found.push((await window.search.search(query)).results.map(({ url }) => url));
      return found;
    }, questions);
  } finally {
    await close();
  }
}

/** `answers` stand in the order of all questions; those of `some` are measured. */
function printQuality(
  print: Print,
  name: string,
  answers: readonly (readonly string[])[],
  some: readonly Judged[],
): void {
  const { n, ndcg, recall } = qualityOf(some.map((one) => [one, answers[all.indexOf(one)] ?? []] as const));
  print(`${name}-ndcg10`, round(ndcg), '', `${n} questions`);
  print(`${name}-recall10`, round(recall), '', `${n} questions`);
}

function round(share: number): number {
  return Math.round(share * 1000) / 1000;
}
