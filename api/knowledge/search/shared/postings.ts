/**
 * Where words stand: which documents a key has, what it weighs in each, and, in a file of its own that only phrases need,
 * at which places. Keys lie sorted in pieces, so that a question loads those few that it asks for. Runs in the browser too.
 */
import { ByteReader, ByteWriter } from './bytes.ts';
import type { Span } from './pieces.ts';

/** A key and its documents, while an index is built or after it was read. */
export interface Term {
  readonly key: string;
  /** How many documents have it. */
  readonly documents: number;
  /** Stems in whose place the key may stand: «ребенк» for «дет», so that they can be marked in a text. */
  readonly via: readonly string[];
  /** For each document the distance from the one before, then for each the weight. */
  readonly postings: Uint8Array;
}

export interface Postings {
  /** Numbers of documents, rising. */
  readonly documents: Uint32Array;
  /** What the key weighs in each of them, above 0 up to 1. */
  readonly weights: Float32Array;
}

const NONE: readonly string[] = [];
/** A weight is kept in one byte. */
export const WEIGHTS = 255;

/** Where the places of the keys of a piece stand in the file of places. */
export interface PieceOfTerms {
  readonly terms: ReadonlyMap<string, Term>;
  readonly places: Span;
}

/** Writes a piece; the terms are sorted by key. */
export function encodeTerms(terms: readonly Term[], places: Span): Uint8Array {
  const numbers = new ByteWriter();
  const body = new ByteWriter();
  const texts: string[] = [];
  numbers.number(places.from);
  numbers.number(places.to);
  numbers.number(terms.length);
  let previous = '';
  for (const { key, documents, via, postings } of terms) {
    const shared = sharedStart(previous, key);
    texts.push(key.slice(shared), ...via);
    for (const number of [shared, documents, via.length, postings.length]) numbers.number(number);
    body.bytes(postings);
    previous = key;
  }
  // All texts as one: a browser reads one long text sooner than hundreds of short ones.
  numbers.text(texts.join('\n'));
  numbers.bytes(body.written());
  return numbers.written();
}

export function decodeTerms(bytes: Uint8Array): PieceOfTerms {
  const reader = new ByteReader(bytes);
  const places = { from: reader.number(), to: reader.number() };
  const heads = Array.from({ length: reader.number() }, () => ({
    shared: reader.number(),
    documents: reader.number(),
    vias: reader.number(),
    length: reader.number(),
  }));
  const texts = reader.text().split('\n');
  const terms = new Map<string, Term>();
  let key = '';
  let at = 0;
  for (const { shared, documents, vias, length } of heads) {
    key = key.slice(0, shared) + (texts[at] ?? '');
    const via = vias === 0 ? NONE : texts.slice(at + 1, at + 1 + vias);
    terms.set(key, { key, documents, via, postings: reader.bytes(length) });
    at += 1 + vias;
  }
  return { terms, places };
}

/**
 * The postings of a key: first all distances, then all weights. Most weights of a key are the same, and side by side they
 * take a quarter less room when compressed.
 */
export function encodePostings(distances: Uint8Array, weights: Uint8Array): Uint8Array {
  const writer = new ByteWriter();
  writer.bytes(distances);
  writer.bytes(weights);
  return writer.written();
}

export function readPostings({ documents: count, postings }: Pick<Term, 'documents' | 'postings'>): Postings {
  const documents = new Uint32Array(count);
  const weights = new Float32Array(count);
  // A common word has thousands, so this reads the bytes itself.
  const firstWeight = postings.length - count;
  let at = 0;
  let document = -1;
  for (let index = 0; index < count; index += 1) {
    let distance = 0;
    let byte = 128;
    for (let shift = 0; byte > 127; shift += 7) {
      byte = postings[at] ?? 0;
      at += 1;
      distance |= (byte & 127) << shift;
    }
    document += distance;
    documents[index] = document;
    weights[index] = (postings[firstWeight + index] ?? 0) / WEIGHTS;
  }
  if (at !== firstWeight) throw new RangeError('A file of the search index has broken postings');
  return { documents, weights };
}

/** Writes the places of the keys of a piece, in the order of that piece. */
export function encodePlaces(places: readonly Uint8Array[]): Uint8Array {
  const writer = new ByteWriter();
  for (const one of places) {
    writer.number(one.length);
    writer.bytes(one);
  }
  return writer.written();
}

/** The places of the key that stands at `index` in its piece: for each of its documents, in order, the rising places. */
export function readPlaces(bytes: Uint8Array, index: number, documents: number): number[][] {
  const reader = new ByteReader(bytes);
  for (let skipped = 0; skipped < index; skipped += 1) reader.bytes(reader.number());
  reader.number();
  return Array.from({ length: documents }, () => {
    let place = 0;
    return Array.from({ length: reader.number() }, () => {
      place += reader.number();
      return place;
    });
  });
}

function sharedStart(one: string, other: string): number {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  return shared;
}
