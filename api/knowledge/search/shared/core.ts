/** What a browser loads of an index before the first question, and how its other files are called. Runs in the browser too. */
import type { SearchDocument } from '../document.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import type { Span } from './pieces.ts';

/** Documents, by their numbers, of the bundle with this build that are to be found no more. */
export interface StandIn {
  readonly build: string;
  readonly documents: readonly number[];
}

/** The only file of a bundle with a fixed name; it names all the others. */
export const ENTRY = 'entry.json';

export interface Entry {
  /** A part of the names of all files of this build. */
  readonly build: string;
  readonly documents: number;
  /** How many bytes the vocabulary has on the line: a large one waits until a word is not known. */
  readonly vocabulary: number;
  /** What of another bundle this one stands in for: found there no more. */
  readonly standIn?: StandIn;
}

/** A facet of all documents in little room: the sets of values that occur, and for each document which of them it has. */
interface FacetColumn {
  readonly values: readonly string[];
  readonly sets: readonly (readonly number[])[];
  readonly column: readonly number[];
}

export interface Core {
  readonly documents: number;
  /** The first key of each piece of terms; keys are sorted by their code units. */
  readonly firstKeys: readonly string[];
  /** Where each piece of terms begins in its file, and behind the last one where that ends. */
  readonly terms: Uint32Array;
  readonly documentsInPiece: number;
  /** The same for the pieces with what is shown of documents. */
  readonly shown: Uint32Array;
  /** How many bytes the file of places has; what lies where in it, the pieces of terms say. */
  readonly places: number;
  readonly facets: Readonly<Record<string, FacetColumn>>;
}

/** Of `terms`, `places` and `documents` only pieces are loaded (`pieces.ts`). */
export type PartName = 'core' | 'vocabulary' | 'terms' | 'places' | 'documents';

/** The path of a part inside its bundle. Parts, or their pieces, are compressed by us (raw deflate), whatever serves them. */
export function partPath(part: PartName, build: string): string {
  return `parts/${part}.${build}.bin`;
}

/** Where a piece lies, by its number, in a file with these starts of pieces. */
export function spanOf(starts: Uint32Array, number: number): Span {
  const from = starts[number];
  const to = starts[number + 1];
  if (from === undefined || to === undefined) throw new RangeError(`There is no piece ${number}`);
  return { from, to };
}

/** Writes the core down, not compressed yet. */
export function encodeCore({ firstKeys, terms, shown, places, ...rest }: Core): Uint8Array {
  const writer = new ByteWriter();
  writer.text(JSON.stringify(rest));
  writer.number(places);
  writer.text(firstKeys.join('\n'));
  for (const starts of [terms, shown]) {
    writer.number(starts.length);
    starts.forEach((start, index) => {
      writer.number(start - (starts[index - 1] ?? 0));
    });
  }
  return writer.written();
}

/** Reads it back. */
export function decodeCore(bytes: Uint8Array): Core {
  const reader = new ByteReader(bytes);
  const rest = JSON.parse(reader.text()) as Pick<Core, 'documents' | 'documentsInPiece' | 'facets'>;
  const places = reader.number();
  const keys = reader.text();
  const firstKeys = keys === '' ? [] : keys.split('\n');
  const starts = (): Uint32Array => {
    const all = new Uint32Array(reader.number());
    let start = 0;
    for (let index = 0; index < all.length; index += 1) {
      start += reader.number();
      all[index] = start;
    }
    return all;
  };
  return { ...rest, places, firstKeys, terms: starts(), shown: starts() };
}

/** Puts the facets of documents into columns. */
export function facetColumns(documents: readonly SearchDocument[]): Record<string, FacetColumn> {
  const facets = documents.map(facetsOf);
  const names = [...new Set(facets.flatMap((own) => Object.keys(own)))];
  return Object.fromEntries(names.map((name) => [name, columnOf(facets.map((own) => own[name] ?? []))]));
}

/** All facets of a document; its kind is one. */
export function facetsOf({ kind, filters }: Pick<SearchDocument, 'kind' | 'filters'>): SearchDocument['filters'] {
  return { ...(kind ? { kind: [kind] } : {}), ...filters };
}

function columnOf(ofDocuments: readonly (readonly string[])[]): FacetColumn {
  const values = [...new Set(ofDocuments.flat())].sort();
  const numbers = new Map(values.map((value, number) => [value, number]));
  const sets: number[][] = [];
  const known = new Map<string, number>();
  const column = ofDocuments.map((own) => {
    const set = [...new Set(own)].map((value) => numbers.get(value) ?? 0).sort((left, right) => left - right);
    const name = set.join();
    let place = known.get(name);
    if (place === undefined) {
      place = sets.push(set) - 1;
      known.set(name, place);
    }
    return place;
  });
  return { values, sets, column };
}
