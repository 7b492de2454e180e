/** What the search costs on ten thousand documents of 150 words: bytes, times, and whether the page stays awake. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { buildIndex } from '../../api/knowledge/search/indexer.ts';
import { openSearchPage, type SearchPage, scriptOf } from '../search/browser.ts';
import { judged } from '../search/judged.ts';
import { manyDocuments } from './manyDocuments.ts';
import type { Print } from './run.ts';

/** Words that thousands of the documents have. */
const COMMON = ['урок', 'школа', 'учитель', 'работа класса', 'ученики задание урок', 'результаты школы'];
const LONG_TASK = 50;
/** Nobody types the first letter sooner after choosing the box. */
const UNTIL_TYPING = 300;

interface First {
  readonly kind: string;
  readonly time: number;
  readonly core: number;
  readonly bytes: number;
}

export async function searchCosts(directory: string, print: Print): Promise<void> {
  const documents = manyDocuments();
  const { milliseconds } = await buildIndex(documents, join(directory, 'many'));
  const words = Math.round(documents.reduce((sum, { text }) => sum + text.split(' ').length, 0) / documents.length);
  print(
    'search-build',
    Math.round(milliseconds / 100) / 10,
    's',
    `${documents.length} documents of ${words} words; limit 60`,
  );
  const script = brotliCompressSync(await scriptOf('../../site/browser/search/worker.ts')).length;
  const opened = await openSearchPage(directory, ['/many/']);
  try {
    const asked: First[] = [];
    for (const one of firstQuestions()) asked.push(await askFirst(opened, one));
    const core = Math.max(...asked.map((one) => one.core)) + script;
    print('search-core', kilobytes(core), 'KB', `on focus, the script (${kilobytes(script)} KB) included; limit 140`);
    const bytes = asked.map((one) => one.bytes);
    print(
      'search-first-bytes',
      kilobytes(at(bytes, 1)),
      'KB',
      `the most; median ${kilobytes(at(bytes, 0.5))}; limit 100`,
    );
    const times = asked.map(({ time }) => time);
    const kinds = [...new Set(asked.map(({ kind }) => kind))].map(
      (kind) =>
        `${kind} ${Math.round(
          at(
            asked.filter((one) => one.kind === kind).map(({ time }) => time),
            0.5,
          ),
        )}`,
    );
    print(
      'search-first-time',
      Math.round(at(times, 1)),
      'ms',
      `the slowest of ${times.length}, each on a fresh page, ${UNTIL_TYPING} ms after the core; ${spread(times)}; medians: ${kinds.join(', ')}; from the question to the answer with its excerpts, beside the pause of 120 ms in typing; limit 150`,
    );
    await nextQuestions(opened, print);
  } finally {
    await opened.close();
  }
}

function firstQuestions(): { kind: string; q: string }[] {
  const some = judged.filter((_one, index) => index % 4 === 0);
  return [
    ...some.map(({ q, kind }) => ({
      q,
      kind: kind === 'slip' ? 'slip' : q.includes(' ') ? 'several words' : 'one word',
    })),
    ...judged.filter(({ kind }) => kind === 'slip').map(({ q }) => ({ q, kind: 'slip' })),
    ...COMMON.map((q) => ({ q, kind: 'common words' })),
  ];
}

/** A first question on a page that has nothing yet, of a browser context that has nothing kept. */
async function askFirst(opened: SearchPage, { kind, q }: { kind: string; q: string }): Promise<First> {
  const context = await opened.page.context().browser()?.newContext();
  if (!context) throw new Error('The browser has gone');
  try {
    const page = await context.newPage();
    await page.goto(opened.address);
    await page.waitForFunction(() => 'search' in window);
    opened.sent.length = 0;
    await page.evaluate(() => window.search.load());
    await wait(UNTIL_TYPING);
    const core = bytesOf(opened);
    opened.sent.length = 0;
    const [time = 0] = await timesOf(page, [q]);
    return { kind, time, core, bytes: bytesOf(opened) };
  } finally {
    await context.close();
  }
}

async function nextQuestions({ page }: SearchPage, print: Print): Promise<void> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      entryTypes: ['longtask'],
    });
    Object.assign(window, { tasks });
  });
  const [, ...times] = await timesOf(page, [...judged.map(({ q }) => q), ...COMMON]);
  print(
    'search-next-time',
    Math.round(at(times, 0.95)),
    'ms',
    `95 % of ${times.length} on one page; ${spread(times)}; limit 50`,
  );
  const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
  const longest = Math.round(Math.max(0, ...tasks));
  print('search-longest-task', longest, 'ms', `of the page's own thread; 0 is none above ${LONG_TASK}`);
}

function timesOf(page: Page, questions: readonly string[]): Promise<number[]> {
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

/** The value that a share of all is not above. */
function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
}

function spread(times: readonly number[]): string {
  const [median, most, slowest] = [0.5, 0.95, 1].map((share) => Math.round(at(times, share)));
  return `median ${median}, 95 % ${most}, slowest ${slowest}`;
}

/** Our parts come compressed as they are; scripts of the test page do not count. */
function bytesOf({ sent }: SearchPage): number {
  return sent.reduce((sum, { path, bytes }) => sum + (path.startsWith('/many/') ? bytes : 0), 0);
}

function kilobytes(bytes: number): number {
  return Math.round(bytes / 102.4) / 10;
}
