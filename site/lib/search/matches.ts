/** Which documents answer a question, best first, and how they fall into facets. */
import { type FilterCounts, type Filters, passes } from './facets.ts';
import type { Library } from './library.ts';
import { documentsWith } from './phrases.ts';
import type { Question } from './question.ts';
import { type Scores, scoresOf } from './scores.ts';

export type { FilterCounts, Filters } from './facets.ts';

export interface Matches {
  /** Numbers of documents. */
  readonly documents: readonly number[];
  /** How many of them have everything that was asked for. */
  readonly complete: number;
  readonly facets: FilterCounts;
  readonly scores: Scores;
}

// Documents that answer only in part are a help: a few are enough.
const MOST_PARTIAL = 30;
/** Such a document must have this share of the best one's score: behind it are those that only share common words. */
const MUCH = 0.15;

/** Asks the index. Without words, but with facets chosen or words forbidden, these alone decide. */
export async function findMatches(library: Library, question: Question, filters: Filters): Promise<Matches> {
  const { concepts, phrases, without, unknown } = question;
  const [scores, required, forbidden] = await Promise.all([
    scoresOf(library, concepts),
    Promise.all(phrases.map((phrase) => documentsWith(library, phrase))),
    Promise.all(without.map((phrase) => documentsWith(library, phrase))),
  ]);
  const allowed = (document: number): boolean =>
    library.stands(document) &&
    required.every((documents) => documents.has(document)) &&
    !forbidden.some((documents) => documents.has(document));
  const chosen = Object.values(filters).some((values) => values.length > 0);
  const nothingAsked = concepts.length + phrases.length === 0;
  if (nothingAsked && (unknown.length > 0 || (!chosen && without.length === 0))) {
    return {
      documents: [],
      complete: 0,
      facets: unknown.length > 0 ? {} : counted(library, {}, allOf(library)),
      scores,
    };
  }
  const candidates = concepts.length > 0 ? scores.documents : [...(required[0] ?? allOf(library))];
  const ranked = rank(candidates.filter(allowed), scores, concepts.length);
  const documents = ranked.filter(passes(library, filters));
  const complete =
    concepts.length === 0 ? documents.length : documents.filter((document) => scores.isComplete(document)).length;
  return { documents, complete, facets: counted(library, filters, ranked), scores };
}

function allOf(library: Library): number[] {
  return Array.from({ length: library.documents }, (_, document) => document).filter((document) =>
    library.stands(document),
  );
}

/** Puts documents in order and leaves out those that answer too little of the question. */
function rank(candidates: readonly number[], scores: Scores, words: number): number[] {
  const { score, rankOf, isComplete } = scores;
  if (words === 0) return [...candidates];
  const before = (left: number, right: number): number =>
    rankOf(left) - rankOf(right) || score(right) - score(left) || left - right;
  const sorted = [...candidates].sort(before);
  if (words === 1) return sorted;
  const enough = score(sorted[0] ?? -1) * MUCH;
  let partial = 0;
  return sorted.filter((document) => {
    if (isComplete(document)) return true;
    partial += 1;
    return partial <= MOST_PARTIAL && score(document) >= enough;
  });
}

/** For each facet how many documents each value has, as if nothing were chosen in that facet. */
function counted(library: Library, filters: Filters, documents: readonly number[]): FilterCounts {
  const counts: FilterCounts = {};
  for (const name of library.facets()) {
    const { [name]: _own, ...others } = filters;
    const valuesOf = library.facet(name);
    const values: Record<string, number> = {};
    for (const document of documents.filter(passes(library, others))) {
      for (const value of valuesOf(document)) values[value] = (values[value] ?? 0) + 1;
    }
    if (Object.keys(values).length > 0) counts[name] = values;
  }
  return counts;
}
