/**
 * `node api/related/compute.ts MOST`: reads a JSON array of `Text` from stdin and prints for each id its nearest ones as JSON.
 * A process of its own: the dictionary of word forms takes 60 MB and the comparing a second, and no page should wait for it.
 */
import { text } from 'node:stream/consumers';
import { loadForms } from '../search/forms.ts';
import { nearestOf, type Text } from './nearest.ts';

const texts: unknown = JSON.parse(await text(process.stdin));
if (!Array.isArray(texts)) throw new TypeError('a list of texts was expected');
const nearest = nearestOf(texts as Text[], await loadForms(), Number(process.argv[2] ?? 8));
process.stdout.write(JSON.stringify([...nearest]));
