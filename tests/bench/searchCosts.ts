/** What the search costs on ten thousand documents of 150 words: bytes, times, and whether the page stays awake. */
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { fileDocuments } from '../../api/bank/fileDocuments.ts';
import { type SearchDocument, searchDocument } from '../../api/search/document.ts';
import { buildIndex } from '../../api/search/indexer.ts';
import { openSearchPage, type SearchPage, scriptOf } from '../search/browser.ts';
import { judged } from '../search/judged.ts';
import type { Print } from './run.ts';

const DOCUMENTS = 10_000;
const WORDS = 150;
const FRESH_PAGES = 5;
const LONG_TASK = 50;

export async function searchCosts(directory: string, print: Print): Promise<void> {
  const { milliseconds } = await buildIndex(manyDocuments(), join(directory, 'many'));
  print('search-build', Math.round(milliseconds / 100) / 10, 's', `${DOCUMENTS} documents of ${WORDS} words; limit 60`);
  const script = brotliCompressSync(await scriptOf('../../site/lib/search/worker.ts')).length;
  const questions = judged.map(({ q }) => q);
  const cores: number[] = [];
  const firstBytes: number[] = [];
  const firstTimes: number[] = [];
  for (let number = 0; number < FRESH_PAGES; number += 1) {
    const opened = await openSearchPage(directory, ['/many/']);
    try {
      await opened.page.evaluate(() => window.search.load());
      cores.push(bytesOf(opened) + script);
      opened.sent.length = 0;
      firstTimes.push(...(await timesOf(opened, questions.slice(number * 20, number * 20 + 1))));
      firstBytes.push(bytesOf(opened));
    } finally {
      await opened.close();
    }
  }
  print(
    'search-core',
    kilobytes(Math.max(...cores)),
    'KB',
    `on focus, the script (${kilobytes(script)} KB) included; limit 140`,
  );
  print(
    'search-first-bytes',
    kilobytes(Math.max(...firstBytes)),
    'KB',
    `the most of ${FRESH_PAGES} first questions; limit 100`,
  );
  print('search-first-time', Math.round(Math.max(...firstTimes)), 'ms', `the slowest of ${FRESH_PAGES}; limit 150`);
  await nextQuestions(directory, questions, print);
}

async function nextQuestions(directory: string, questions: readonly string[], print: Print): Promise<void> {
  const opened = await openSearchPage(directory, ['/many/']);
  try {
    await opened.page.evaluate(() => {
      const tasks: number[] = [];
      new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
        entryTypes: ['longtask'],
      });
      Object.assign(window, { tasks });
    });
    const [, ...times] = await timesOf(opened, questions);
    const sorted = times.sort((left, right) => left - right);
    const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
    print('search-next-time', at(0.5), 'ms', `median of ${times.length}; 95 % ${at(0.95)}, slowest ${at(1)}; limit 50`);
    const tasks = await opened.page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
    const longest = Math.round(Math.max(0, ...tasks));
    print('search-longest-task', longest, 'ms', `of the page's own thread; 0 is none above ${LONG_TASK}`);
  } finally {
    await opened.close();
  }
}

function timesOf({ page }: SearchPage, questions: readonly string[]): Promise<number[]> {
  return page.evaluate(async (asked) => {
    const times: number[] = [];
    for (const query of asked) {
      const started = performance.now();
      await window.search.search(query);
      times.push(performance.now() - started);
    }
    return times;
  }, questions);
}

/** Our parts come compressed as they are; scripts of the test page do not count. */
function bytesOf({ sent }: SearchPage): number {
  return sent.reduce((sum, { path, bytes }) => sum + (path.startsWith('/many/') ? bytes : 0), 0);
}

function kilobytes(bytes: number): number {
  return Math.round(bytes / 102.4) / 10;
}

/** Made of pieces of the project's own texts, so that words are as common and as rare as they are in this field. */
export function manyDocuments(): SearchDocument[] {
  const texts = fileDocuments(new Date()).map(({ text }) => text.split(' '));
  const random = randomNumbers(7);
  const piece = (length: number): string[] => {
    const text = texts[Math.floor(random() * texts.length)] ?? [];
    const from = Math.floor(random() * Math.max(1, text.length - length));
    return text.slice(from, from + length);
  };
  return Array.from({ length: DOCUMENTS }, (_, number) => {
    const words: string[] = [];
    while (words.length < WORDS) words.push(...piece(3 + Math.floor(random() * 6)));
    return searchDocument({
      url: `/document/${number}`,
      title: piece(5).join(' '),
      text: words.slice(0, WORDS).join(' '),
    });
  });
}

/** The same numbers every time. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
