/** Which documents answer a question, best first, and how they fall into facets. */
import { bestOf } from './best.ts';
import { passes } from './facets.ts';
import type { Library } from './library.ts';
import { documentsWith } from './phrases.ts';
import type { Question } from './question.ts';
import { type Scores, scoresOf } from './scores.ts';
import type { FilterCounts, Filters } from './types.ts';

export interface Matches {
  /** Numbers of the best documents, in order: as many as were wanted. */
  readonly best: readonly number[];
  /** How many there are in all. */
  readonly total: number;
  /** How many of all have everything that was asked for. */
  readonly complete: number;
  readonly facets: FilterCounts;
  readonly scores: Scores;
}

// Documents that answer only in part are a help: a few are enough.
const MOST_PARTIAL = 30;
/** Such a document must have this share of the best one's score: behind it are those that only share common words. */
const MUCH = 0.15;

/** Asks the index for the best `wanted` documents. Without words, but with facets chosen or words forbidden, these alone decide. */
export async function findMatches(
  library: Library,
  question: Question,
  filters: Filters,
  wanted: number,
): Promise<Matches> {
  const { concepts, phrases, without, unknown } = question;
  const [scores, required, forbidden] = await Promise.all([
    scoresOf(library, concepts),
    Promise.all(phrases.map((phrase) => documentsWith(library, phrase))),
    Promise.all(without.map((phrase) => documentsWith(library, phrase))),
  ]);
  const chosen = Object.values(filters).some((values) => values.length > 0);
  const nothingAsked = concepts.length + phrases.length === 0;
  if (nothingAsked && (unknown.length > 0 || (!chosen && without.length === 0))) {
    const facets = unknown.length > 0 ? {} : counted(library, {}, allOf(library));
    return { best: [], total: 0, complete: 0, facets, scores };
  }
  const candidates = concepts.length > 0 ? scores.documents : [...(required[0] ?? allOf(library))];
  const before = orderOf(scores, concepts.length);
  const answering = enough(only(library, candidates, required, forbidden), scores, concepts.length, before);
  const documents = chosen ? answering.filter(passes(library, filters)) : answering;
  let complete = documents.length;
  if (concepts.length > 0) for (const document of documents) if (!scores.isComplete(document)) complete -= 1;
  return {
    best: bestOf(documents, wanted, before),
    total: documents.length,
    complete,
    facets: counted(library, filters, answering),
    scores,
  };
}

/** Those that are to be found at all, in all the required and in none of the forbidden sets. */
function only(
  library: Library,
  candidates: readonly number[],
  required: readonly ReadonlySet<number>[],
  forbidden: readonly ReadonlySet<number>[],
): readonly number[] {
  if (required.length + forbidden.length === 0 && library.allStand) return candidates;
  return candidates.filter(
    (document) =>
      library.stands(document) &&
      required.every((one) => one.has(document)) &&
      !forbidden.some((one) => one.has(document)),
  );
}

function allOf(library: Library): number[] {
  return Array.from({ length: library.documents }, (_, document) => document).filter((document) =>
    library.stands(document),
  );
}

type Order = (left: number, right: number) => number;

function orderOf({ rankOf, score }: Scores, words: number): Order {
  // Without words all are alike.
  if (words === 0) return (left, right) => left - right;
  return (left, right) => rankOf(left) - rankOf(right) || score(right) - score(left) || left - right;
}

/** Leaves out the documents that answer too little of the question; in no order. */
function enough(candidates: readonly number[], scores: Scores, words: number, before: Order): readonly number[] {
  if (words <= 1) return candidates;
  const { score, isComplete } = scores;
  const [best = -1] = bestOf(candidates, 1, before);
  const least = score(best) * MUCH;
  const complete: number[] = [];
  const partial: number[] = [];
  for (const document of candidates) (isComplete(document) ? complete : partial).push(document);
  for (const document of bestOf(partial, MOST_PARTIAL, before)) if (score(document) >= least) complete.push(document);
  return complete;
}

/** For each facet how many documents each value has, as if nothing were chosen in that facet. */
function counted(library: Library, filters: Filters, documents: readonly number[]): FilterCounts {
  const counts: FilterCounts = {};
  for (const name of library.facets()) {
    const { [name]: _own, ...others } = filters;
    const narrowed = Object.values(others).some((chosen) => chosen.length > 0);
    const values = library.counts(name, narrowed ? documents.filter(passes(library, others)) : documents);
    if (Object.keys(values).length > 0) counts[name] = values;
  }
  return counts;
}
