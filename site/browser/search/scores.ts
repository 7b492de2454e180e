/** How well each document answers the words of a question. */
import type { Alternative } from './alternative.ts';
import type { FoundKey, Library } from './library.ts';
import type { Concept } from './question.ts';
import type { Meaning, Meanings } from './types.ts';

export interface Scores {
  /** All documents that answer anything, by number. */
  readonly documents: readonly number[];
  /** Keys under which documents may have been found, and stems in whose place these stand: what they mean. */
  readonly keys: Meanings;
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
// So much of a word's worth has another word of the same root.
const NEAR_SHARE = 0.4;
// A rare word says more than a common one, but in a collection of one field not as much more as usual.
const RARITY = 0.7;

interface Scored {
  readonly concept: Concept;
  readonly importance: number;
  readonly worth: Float32Array;
  /** The number of the alternative taken, counted from 1; 0 when there is none. */
  readonly taken: Uint8Array;
  /** How much of the word's worth each key has. */
  readonly shares: ReadonlyMap<string, number>;
}

export async function scoresOf(library: Library, concepts: readonly Concept[]): Promise<Scores> {
  const scored = await Promise.all(concepts.map((concept) => scoreOne(library, concept)));
  const whole = scored.reduce((sum, { importance }) => sum + importance, 0);
  const sums = new Float64Array(library.documents);
  const answered = new Float64Array(library.documents);
  const having = new Uint8Array(library.documents);
  // A common word has thousands of documents: plain loops over plain arrays, nothing made for a document.
  for (const { importance, worth, taken } of scored) {
    for (let document = 0; document < sums.length; document += 1) {
      if (!worth[document]) continue;
      sums[document] = (sums[document] as number) + importance * (worth[document] as number);
      answered[document] = (answered[document] as number) + importance;
      if (taken[document]) having[document] = (having[document] as number) + 1;
    }
  }
  const documents: number[] = [];
  // Rounded, so that what weighs the same stays the same in whatever order it was added up.
  const totals = new Float32Array(sums);
  const missingCounts = scored.length > 2 ? MISSING : MISSING_OF_TWO;
  for (let document = 0; document < totals.length; document += 1) {
    if (answered[document] === 0) continue;
    documents.push(document);
    if (answered[document] === whole) continue;
    totals[document] = (sums[document] as number) * ((answered[document] as number) / whole) ** missingCounts;
  }
  const takenBy: Scores['takenBy'] = (document) =>
    scored.map(({ concept, taken }) => concept.alternatives[(taken[document] ?? 0) - 1]);
  const [only] = scored.length === 1 ? scored : [];
  return {
    documents,
    keys: meaningsOf(scored),
    score: (document) => totals[document] ?? 0,
    isComplete: (document) => having[document] === scored.length,
    rankOf: (document) => only?.concept.alternatives[(only.taken[document] ?? 0) - 1]?.rank ?? 0,
    takenBy,
  };
}

function meaningsOf(scored: readonly Scored[]): Meanings {
  const meanings = new Map<string, Meaning>();
  scored.forEach(({ importance, shares }, of) => {
    for (const [key, share] of shares) {
      const weight = importance * share;
      if (weight > (meanings.get(key)?.weight ?? 0)) meanings.set(key, { of, weight });
    }
  });
  return meanings;
}

async function scoreOne(library: Library, concept: Concept): Promise<Scored> {
  const shares = new Map<string, number>();
  const note = (keys: readonly string[], share: number) => {
    for (const key of keys) shares.set(key, Math.max(share, shares.get(key) ?? 0));
  };
  const worth = new Float32Array(library.documents);
  const taken = new Uint8Array(library.documents);
  // All at once: what has to be loaded for them comes in one request.
  const [near, ...found] = await Promise.all(
    [concept.near ?? [], ...concept.alternatives.map(({ keys: wanted }) => wanted)].map((wanted) =>
      Promise.all(wanted.map((key) => library.find(key))),
    ),
  );
  concept.alternatives.forEach(({ share }, index) => {
    for (const { key, via } of found[index] ?? []) note([key, ...via], share);
    const { documents, weights } = withAll(found[index] ?? []);
    for (let at = 0; at < documents.length; at += 1) {
      const document = documents[at] as number;
      const own = share * (weights[at] as number);
      if (own <= (worth[document] as number)) continue;
      worth[document] = own;
      taken[document] = index + 1;
    }
  });
  let answering = 0;
  for (const one of taken) if (one > 0) answering += 1;
  for (const { key, via, documents, weights } of near ?? []) {
    note([key, ...via], NEAR_SHARE);
    for (let at = 0; at < documents.length; at += 1) {
      const document = documents[at] as number;
      worth[document] = Math.max(worth[document] as number, NEAR_SHARE * (weights[at] as number));
    }
  }
  const importance = Math.log(1 + library.documents / Math.max(1, answering)) ** RARITY;
  return { concept, worth, taken, importance, shares };
}

/** The documents that have all the keys, with their mean weight. */
function withAll(found: readonly FoundKey[]): Pick<FoundKey, 'documents'> & { readonly weights: ArrayLike<number> } {
  const [first, ...others] = found;
  if (!first) return { documents: new Uint32Array(), weights: [] };
  if (others.length === 0) return first;
  const rest = others.map((other) => {
    const weightOf = new Map<number, number>();
    other.documents.forEach((document, index) => {
      weightOf.set(document, other.weights[index] ?? 0);
    });
    return weightOf;
  });
  const weights: number[] = [];
  const documents = first.documents.filter((document, index) => {
    if (!rest.every((weightOf) => weightOf.has(document))) return false;
    const sum = rest.reduce((all, weightOf) => all + (weightOf.get(document) ?? 0), first.weights[index] ?? 0);
    weights.push(sum / found.length);
    return true;
  });
  return { documents, weights };
}
