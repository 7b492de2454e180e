/**
 * A document as Pagefind gets it: not its text, but the keys of its words, each once, with a weight; the text that people
 * see goes along hidden. So the index holds nothing that we did not choose, no result needs to be sorted out afterwards,
 * and Pagefind's counts of facets are right.
 */
import { abbreviated } from './abbreviations.ts';
import type { SearchDocument, ShownDocument } from './document.ts';
import type { FormsOf } from './forms.ts';
import { hide } from './hidden.ts';
import { keyOfStem, words } from './words.ts';

// Pagefind takes weights from 0 to 10. What a word weighs in title, summary and text is added up.
const TITLE_WEIGHT = 5;
const SUMMARY_WEIGHT = 2.5;
const HEAVIEST = 10;
// A form reached over a bridge ranks just below the same stem in the text itself: «дет» could also be something else.
const BRIDGE_SHARE = 0.8;

interface WordGroup {
  weight: number;
  readonly bridges: Set<string>;
}

/** Words of one stem, by that stem. */
type WordGroups = Map<string, WordGroup>;

export interface SearchRecord {
  /** The HTML page that Pagefind is told to index in place of the document. */
  readonly page: string;
  /** All stems under which the document can be found. */
  readonly stems: ReadonlySet<string>;
}

/** Makes the record of a document. */
export function recordOf(document: SearchDocument, formsOf: FormsOf): SearchRecord {
  const groups: WordGroups = new Map();
  addWords(groups, document.title, formsOf, () => TITLE_WEIGHT);
  const titleKeys = [...groups].flatMap(([own, { bridges }]) => [own, ...bridges]).map(keyOfStem);
  addWords(groups, document.summary, formsOf, () => SUMMARY_WEIGHT);
  // The tenth time a word says less than the first.
  addWords(groups, document.text, formsOf, (times) => 1 + Math.log2(times) / 2);

  const { title, summary, text, kind, meta } = document;
  const shown: ShownDocument = { title, summary, text, kind, meta };
  const filters = Object.entries({ ...(kind ? { kind: [kind] } : {}), ...document.filters });
  const page = [
    '<html lang="ru"><head>',
    metaTag('data-pagefind-meta', 'title', [...new Set(titleKeys)].join(' ')),
    metaTag('data-pagefind-meta', 'shown', hide(JSON.stringify(shown))),
    ...filters.flatMap(([name, values]) => values.map((value) => metaTag('data-pagefind-filter', name, value))),
    `</head><body data-pagefind-body>${ownKeys(groups)}${bridgeKeys(groups)}</body></html>`,
  ].join('');
  return { page, stems: new Set([...groups].flatMap(([own, { bridges }]) => [own, ...bridges])) };
}

function addWords(groups: WordGroups, text: string, formsOf: FormsOf, worth: (times: number) => number): void {
  const inText = words(text).map(({ folded }) => formsOf(folded));
  const counts = new Map<string, number>();
  for (const { stem: own, bridges } of inText) {
    counts.set(own, (counts.get(own) ?? 0) + 1);
    const group = groupOf(groups, own);
    for (const bridge of bridges) group.bridges.add(bridge);
  }
  for (const [own, times] of counts) groupOf(groups, own).weight += worth(times);
  const stems = inText.map(({ stem: own }) => own);
  for (const { abbreviation, from, to } of abbreviated(stems)) {
    const short = formsOf(abbreviation).stem;
    for (const own of stems.slice(from, to)) groupOf(groups, own).bridges.add(short);
  }
}

function groupOf(groups: WordGroups, own: string): WordGroup {
  let group = groups.get(own);
  if (!group) {
    group = { weight: 0, bridges: new Set() };
    groups.set(own, group);
  }
  return group;
}

function ownKeys(groups: WordGroups): string {
  return paragraphs([...groups].map(([own, { weight }]) => [weight, keyOfStem(own)]));
}

/** The hidden stem before the keys of its bridges tells the browser which words of the text to mark for them. */
function bridgeKeys(groups: WordGroups): string {
  const bridged = [...groups].filter(([, { bridges }]) => bridges.size > 0);
  return paragraphs(
    bridged.map(([own, { weight, bridges }]) => [
      weight * BRIDGE_SHARE,
      [hide(own), ...[...bridges].map(keyOfStem)].join(' '),
    ]),
  );
}

/** Pagefind weighs elements, not words: one paragraph for each weight. */
function paragraphs(weighted: readonly (readonly [number, string])[]): string {
  const byWeight = new Map<string, string[]>();
  for (const [weight, keys] of weighted) {
    const rounded = Math.min(weight, HEAVIEST).toFixed(1);
    const paragraph = byWeight.get(rounded);
    if (paragraph) paragraph.push(keys);
    else byWeight.set(rounded, [keys]);
  }
  return [...byWeight].map(([weight, keys]) => `<p data-pagefind-weight="${weight}">${keys.join(' ')}</p>`).join('');
}

function metaTag(attribute: string, name: string, content: string): string {
  return `<meta ${attribute}="${escapeHtml(name)}[content]" content="${escapeHtml(content)}">`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
