/** Turns records of documents round: from what a document holds to which documents hold a key. */
import type { SearchRecord } from './record.ts';
import { ByteWriter } from './shared/bytes.ts';
import { encodePostings, type Term, WEIGHTS } from './shared/postings.ts';

export interface InvertedTerm extends Term {
  /** Written for `readPlaces`. */
  readonly places: Uint8Array;
}

interface Growing {
  documents: number;
  last: number;
  readonly distances: ByteWriter;
  readonly weights: ByteWriter;
  readonly places: ByteWriter;
  readonly via: Set<string>;
}

export class Inverted {
  readonly #terms = new Map<string, Growing>();
  #documents = 0;

  /** Documents are numbered as they come. */
  add({ keys, via }: SearchRecord): void {
    for (const [key, { weight, places }] of keys) {
      const term = this.#term(key);
      term.distances.number(this.#documents - term.last);
      term.weights.byte(Math.max(1, Math.round(weight * WEIGHTS)));
      term.documents += 1;
      term.last = this.#documents;
      term.places.number(places.length);
      let before = 0;
      for (const place of places) {
        term.places.number(place - before);
        before = place;
      }
    }
    for (const [key, stems] of via) for (const stem of stems) this.#term(key).via.add(stem);
    this.#documents += 1;
  }

  /** All terms, sorted by key. */
  sorted(): InvertedTerm[] {
    return [...this.#terms]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, { documents, distances, weights, places, via }]) => ({
        key,
        documents,
        via: [...via].sort(),
        postings: encodePostings(distances.written(), weights.written()),
        places: places.written(),
      }));
  }

  #term(key: string): Growing {
    let term = this.#terms.get(key);
    if (!term) {
      term = {
        documents: 0,
        last: -1,
        distances: new ByteWriter(),
        weights: new ByteWriter(),
        places: new ByteWriter(),
        via: new Set(),
      };
      this.#terms.set(key, term);
    }
    return term;
  }
}
