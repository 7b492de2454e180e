/**
 * `node api/search/build.ts INPUT.json OUTPUT_FOLDER`: builds the index of the documents in INPUT (a JSON array of
 * `SearchDocument`) as a process of its own, so that a server can rebuild one without slowing down its requests.
 * Prints one line of JSON; a failure is told on stderr and by exit code 1.
 */
import { readFile } from 'node:fs/promises';
import type { SearchDocument } from './document.ts';
import { buildIndex } from './indexer.ts';

const [input, outputDirectory] = process.argv.slice(2);
if (!input || !outputDirectory) {
  console.error('Usage: node api/search/build.ts INPUT.json OUTPUT_FOLDER');
  process.exit(2);
}

const documents: unknown = JSON.parse(await readFile(input, 'utf8'));
if (!Array.isArray(documents)) throw new TypeError(`${input} does not hold a list of documents`);
const built = await buildIndex(documents as SearchDocument[], outputDirectory);
console.log(JSON.stringify(built));
