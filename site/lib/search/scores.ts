/** How well each document answers the words of a question. */
import type { FoundKey, Library } from './library.ts';
import type { Concept } from './question.ts';
import type { Alternative } from './word.ts';

export interface Scores {
  /** All documents that answer anything, by number. */
  readonly documents: readonly number[];
  /** Keys under which documents may have been found, and stems in whose place these stand. */
  readonly keys: ReadonlySet<string>;
  score(document: number): number;
  isComplete(document: number): boolean;
  /** How far from the letter the way is that led to the document when one thing was asked; 0 when several were. */
  rankOf(document: number): number;
  /** For each concept the alternative by which the document answers it. */
  takenBy(document: number): (Alternative | undefined)[];
}

// What a document lacks takes a little more from it than that word would have given. Found, as all weights here and in
// `record.ts`, by the judged questions (`tests/search/judged.json`).

const MISSING = 0.5;
// Who asks two words means both: «буллинг в школе» is not answered by every «школа».
const MISSING_OF_TWO = 1.5;
// A rare word says more than a common one, but in a collection of one field not as much more as usual.
const RARITY = 0.7;

interface Scored {
  readonly concept: Concept;
  readonly importance: number;
  readonly worth: Float32Array;
  /** The number of the alternative taken, counted from 1; 0 when there is none. */
  readonly taken: Uint8Array;
}

export async function scoresOf(library: Library, concepts: readonly Concept[]): Promise<Scores> {
  const keys = new Set<string>();
  const scored = await Promise.all(concepts.map((concept) => scoreOne(library, concept, keys)));
  const whole = scored.reduce((sum, { importance }) => sum + importance, 0);
  const totals = new Float32Array(library.documents);
  const documents: number[] = [];
  const missing = new Uint8Array(library.documents);
  const missingCounts = scored.length > 2 ? MISSING : MISSING_OF_TWO;
  for (let document = 0; document < library.documents; document += 1) {
    let total = 0;
    let answered = 0;
    for (const { importance, worth, taken } of scored) {
      if (!taken[document]) missing[document] = 1;
      else answered += importance;
      total += importance * (worth[document] ?? 0);
    }
    if (answered === 0) continue;
    totals[document] = total * (answered / whole) ** missingCounts;
    documents.push(document);
  }
  const takenBy: Scores['takenBy'] = (document) =>
    scored.map(({ concept, taken }) => concept.alternatives[(taken[document] ?? 0) - 1]);
  const [only] = scored.length === 1 ? scored : [];
  return {
    documents,
    keys,
    score: (document) => totals[document] ?? 0,
    isComplete: (document) => !missing[document],
    rankOf: (document) => only?.concept.alternatives[(only.taken[document] ?? 0) - 1]?.rank ?? 0,
    takenBy,
  };
}

async function scoreOne(library: Library, concept: Concept, keys: Set<string>): Promise<Scored> {
  const worth = new Float32Array(library.documents);
  const taken = new Uint8Array(library.documents);
  const found = await Promise.all(
    concept.alternatives.map(({ keys: wanted }) => Promise.all(wanted.map((key) => library.find(key)))),
  );
  let answering = 0;
  concept.alternatives.forEach(({ share }, index) => {
    for (const { key, via } of found[index] ?? []) for (const one of [key, ...via]) keys.add(one);
    eachWithAll(found[index] ?? [], (document, weight) => {
      if (!taken[document]) answering += 1;
      if (share * weight <= (worth[document] ?? 0)) return;
      worth[document] = share * weight;
      taken[document] = index + 1;
    });
  });
  return { concept, worth, taken, importance: Math.log(1 + library.documents / Math.max(1, answering)) ** RARITY };
}

/** Tells the documents that have all the keys, with their mean weight. A common word has thousands: nothing is made for each. */
function eachWithAll(found: readonly FoundKey[], tell: (document: number, weight: number) => void): void {
  const [first, ...others] = found;
  if (!first) return;
  const { documents, weights } = first;
  const rest = others.map((other) => {
    const weightOf = new Map<number, number>();
    other.documents.forEach((document, index) => {
      weightOf.set(document, other.weights[index] ?? 0);
    });
    return weightOf;
  });
  for (let index = 0; index < documents.length; index += 1) {
    const document = documents[index] as number;
    let sum = weights[index] ?? 0;
    let all = true;
    for (const weightOf of rest) {
      const weight = weightOf.get(document) ?? 0;
      if (weight === 0) all = false;
      sum += weight;
    }
    if (all) tell(document, sum / found.length);
  }
}
