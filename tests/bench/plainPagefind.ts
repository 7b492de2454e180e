/** Pagefind as it comes, over the same documents: what the search is measured against. */
import { close, createIndex } from 'pagefind';
import type { SearchDocument } from '../../api/knowledge/search/document.ts';
import { openSearchPage } from '../search/browser.ts';

interface Pagefind {
  search(query: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }>;
}

/** Writes a Pagefind bundle of pages with a heading, the summary and the text. */
export async function buildPlainPagefind(documents: readonly SearchDocument[], outputPath: string): Promise<void> {
  const { index, errors } = await createIndex({ forceLanguage: 'ru' });
  if (!index) throw new Error(errors.join('; '));
  for (const { url, title, summary, text, headings = [] } of documents) {
    const parts = headings.map((heading) => `<h2>${escaped(heading)}</h2>`).join('');
    const content = `<html lang="ru"><body><h1>${escaped(title)}</h1><p>${escaped(summary)}</p>${parts}<p>${escaped(text)}</p></body></html>`;
    await index.addHTMLFile({ url, content });
  }
  await index.writeFiles({ outputPath });
  await close();
}

/** The addresses of the first ten results of each question, from the bundle `plain` of the directory. */
export async function askPlainPagefind(directory: string, questions: readonly string[]): Promise<string[][]> {
  const { page, close: closePage } = await openSearchPage(directory, [], { scripts: "'self' 'wasm-unsafe-eval'" });
  try {
    return await page.evaluate(async (asked) => {
      const script = '/plain/pagefind.js';
      const pagefind = (await import(script)) as Pagefind;
      const found: string[][] = [];
      for (const query of asked) {
        const { results } = await pagefind.search(query);
        found.push(await Promise.all(results.slice(0, 10).map(async (result) => (await result.data()).url)));
      }
      return found;
    }, questions);
  } finally {
    await closePage();
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
