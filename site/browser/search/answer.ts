/** From a question to what is shown. */
import { words } from '../../../api/knowledge/search/shared/words.ts';
import { excerptOf, markAll } from './excerpt.ts';
import type { Library } from './library.ts';
import { findMatches, type Matches } from './matches.ts';
import { type Question, understand } from './question.ts';
import { commonerThan } from './slips.ts';
import { withoutSigns } from './typed.ts';
import type { AskOptions, Filters, Meaning, Meanings, SearchAnswer, SearchResult, Synonym } from './types.ts';

const PORTION = 10;
/** With more results than this, no correction is suggested. */
const FEW = 5;

/** Answers a question; fails when a file of the index cannot be loaded. */
export async function answerTo(
  library: Library,
  query: string,
  filters: Filters = {},
  { limit = PORTION, offset = 0, literal = false }: AskOptions = {},
): Promise<SearchAnswer> {
  const question = await understand(query, library, literal);
  // Even when none is to be shown, the best one says what was meant.
  const matches = await findMatches(library, question, filters, Math.max(1, offset + limit));
  const { best, total, complete, facets } = matches;
  const shown = best.slice(offset, offset + limit);
  const keys = new Map([...matches.scores.keys, ...(await meaningsOfPhrases(question, library))]);
  const corrected = correctedText(question, matches);
  const synonyms = synonymsOf(matches, shown);
  const mayBeAnother = !literal && corrected === query && complete <= FEW && library.hasVocabulary;
  const perhaps = mayBeAnother ? await commonerText(question, library) : query;
  const looser = question.phrases.length + question.without.length > 0 ? withoutSigns(query) : '';
  return {
    query,
    total,
    results: withoutReplaced(await Promise.all(shown.map((document) => resultOf(library, document, keys))), shown),
    facets,
    partial: total > 0 && complete === 0,
    complete,
    unknown: question.unknown,
    ...(corrected === query ? {} : { corrected }),
    ...(perhaps === query ? {} : { perhaps }),
    ...(synonyms.length > 0 ? { synonyms } : {}),
    ...(total === 0 && looser ? { looser } : {}),
  };
}

/** Words in quotes are all asked for alike. */
async function meaningsOfPhrases({ phrases, concepts }: Question, library: Library): Promise<[string, Meaning][]> {
  const found = await Promise.all(phrases.flat().map((key) => library.find(key)));
  return found.flatMap(({ key, via }, at) =>
    [key, ...via].map((one): [string, Meaning] => [one, { of: concepts.length + at, weight: 1 }]),
  );
}

async function resultOf(library: Library, document: number, keys: Meanings): Promise<SearchResult> {
  const { url, title, summary, text, kind, filters, meta } = await library.shown(document);
  const excerpt = excerptOf(text, keys) ?? markAll(summary, keys);
  return { url, title, titlePieces: markAll(title, keys), kind, summary, excerpt, filters, meta };
}

/** A text of the database may replace a file that the site was built with: of two with one address the newer bundle's one is shown. */
const withoutReplaced = (results: readonly SearchResult[], documents: readonly number[]): SearchResult[] =>
  results.filter(
    ({ url }, at) =>
      !results.some((other, index) => other.url === url && (documents[index] ?? 0) > (documents[at] ?? 0)),
  );

/** What was typed with slips mended: of several guesses at a word, the one that the best document has. */
function correctedText({ concepts, turned }: Question, { best, scores }: Matches): string {
  const taken = scores.takenBy(best[0] ?? -1);
  return concepts.reduce((text, { asked, alternatives }, index) => {
    const better = taken[index]?.corrected ?? alternatives[0]?.corrected;
    return better ? replaceWord(text, asked, better) : text;
  }, turned);
}

/** What was typed, with rare words as the far commoner ones that look like them. */
async function commonerText({ concepts, turned }: Question, library: Library): Promise<string> {
  const vocabulary = await library.vocabulary();
  return concepts.reduce((text, { asked }) => {
    const commoner = commonerThan(asked, vocabulary);
    return commoner ? replaceWord(text, asked, commoner) : text;
  }, turned);
}

function replaceWord(text: string, folded: string, better: string): string {
  const place = words(text).find((word) => word.folded === folded);
  return place ? text.slice(0, place.start) + better + text.slice(place.end) : text;
}

/** The synonyms by which documents that are shown were found. */
function synonymsOf({ scores }: Matches, shown: readonly number[]): Synonym[] {
  const found = new Map<string, Synonym>();
  for (const document of shown) {
    for (const alternative of scores.takenBy(document)) {
      const synonym = alternative?.synonym;
      if (synonym) found.set(`${synonym.asked} ${synonym.taken}`, synonym);
    }
  }
  return [...found.values()];
}
