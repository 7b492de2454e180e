/**
 * `node api/knowledge/search/build.ts INPUT.json OUTPUT_FOLDER`: builds the index of INPUT (`documents`, an array of
 * `SearchDocument`, and `standIn`: what of another index it stands in for, or null) as a process of its own, so that a server can rebuild one without slowing down its requests.
 * Prints one line of JSON; a failure is told on stderr and by exit code 1.
 */
import { readFile } from 'node:fs/promises';
import type { SearchDocument } from './document.ts';
import { buildIndex } from './indexer.ts';
import type { StandIn } from './shared/core.ts';

const [input, outputDirectory] = process.argv.slice(2);
if (!input || !outputDirectory) {
  console.error('Usage: node api/knowledge/search/build.ts INPUT.json OUTPUT_FOLDER');
  process.exit(2);
}

const given = JSON.parse(await readFile(input, 'utf8')) as { documents?: unknown; standIn?: StandIn | null };
if (!Array.isArray(given.documents)) throw new TypeError(`${input} does not hold a list of documents`);
const built = await buildIndex(given.documents as SearchDocument[], outputDirectory, given.standIn ?? undefined);
console.log(JSON.stringify(built));
