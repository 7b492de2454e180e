/**
 * Where words stand: which documents a key has, what it weighs in each, and, in a file of its own that only phrases need,
 * at which places. Keys lie sorted in shards, so that a question loads those few that it asks for. Runs in the browser too.
 */
import { ByteReader, ByteWriter } from './bytes.ts';

/** A key and its documents, while an index is built or after it was read. */
export interface Term {
  readonly key: string;
  /** How many documents have it. */
  readonly documents: number;
  /** Stems in whose place the key may stand: «ребенк» for «дет», so that they can be marked in a text. */
  readonly via: readonly string[];
  /** For each document the distance from the one before and the weight, see `readPostings`. */
  readonly postings: Uint8Array;
}

export interface Postings {
  /** Numbers of documents, rising. */
  readonly documents: Uint32Array;
  /** What the key weighs in each of them, above 0 up to 1. */
  readonly weights: Float32Array;
}

/** A weight is kept in one byte. */
export const WEIGHTS = 255;

/** Writes a shard; the terms are sorted by key. */
export function encodeShard(terms: readonly Term[]): Uint8Array {
  const table = new ByteWriter();
  const body = new ByteWriter();
  table.number(terms.length);
  let previous = '';
  for (const { key, documents, via, postings } of terms) {
    const shared = sharedStart(previous, key);
    table.number(shared);
    table.text(key.slice(shared));
    table.number(documents);
    table.number(via.length);
    for (const stem of via) table.text(stem);
    table.number(postings.length);
    body.bytes(postings);
    previous = key;
  }
  table.bytes(body.written());
  return table.written();
}

export function decodeShard(bytes: Uint8Array): Map<string, Term> {
  const reader = new ByteReader(bytes);
  const heads: { key: string; documents: number; via: string[]; length: number }[] = [];
  let key = '';
  for (let left = reader.number(); left > 0; left -= 1) {
    key = key.slice(0, reader.number()) + reader.text();
    const documents = reader.number();
    const via = Array.from({ length: reader.number() }, () => reader.text());
    heads.push({ key, documents, via, length: reader.number() });
  }
  return new Map(heads.map(({ length, ...head }) => [head.key, { ...head, postings: reader.bytes(length) }]));
}

export function readPostings({ documents: count, postings }: Term): Postings {
  const reader = new ByteReader(postings);
  const documents = new Uint32Array(count);
  const weights = new Float32Array(count);
  let document = -1;
  for (let index = 0; index < count; index += 1) {
    document += reader.number();
    documents[index] = document;
    weights[index] = reader.byte() / WEIGHTS;
  }
  return { documents, weights };
}

/** Writes the places of the keys of a shard, in the order of that shard. */
export function encodePlaces(places: readonly Uint8Array[]): Uint8Array {
  const writer = new ByteWriter();
  for (const one of places) {
    writer.number(one.length);
    writer.bytes(one);
  }
  return writer.written();
}

/** The places of the key that stands at `index` in its shard: for each of its documents, in order, the rising places. */
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
