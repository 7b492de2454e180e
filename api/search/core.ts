/** What a browser loads of an index before the first question, and how its other files are called. Runs in the browser too. */
import type { SearchDocument } from './document.ts';

/** The one file of a bundle whose name does not change with its content: whoever reads it knows all others. */
export const ENTRY = 'entry.json';

export interface Entry {
  /** A part of the names of all files of this build. */
  readonly build: string;
  readonly documents: number;
  /** How many bytes the vocabulary has on the line: a large one waits until a word is not known. */
  readonly vocabulary: number;
}

/** A facet of all documents in little room: the sets of values that occur, and for each document which of them it has. */
export interface FacetColumn {
  readonly values: readonly string[];
  readonly sets: readonly (readonly number[])[];
  readonly column: readonly number[];
}

export interface Core {
  readonly documents: number;
  /** The first key of each shard of terms; keys are sorted by their code units. */
  readonly shards: readonly string[];
  readonly documentsInShard: number;
  readonly facets: Readonly<Record<string, FacetColumn>>;
}

export type PartName = 'core' | 'vocabulary' | `terms-${number}` | `places-${number}` | `documents-${number}`;

/** The path of a part inside its bundle. Parts are compressed by us (gzip), whatever serves them. */
export function partPath(part: PartName, build: string): string {
  return `parts/${part}.${build}.bin`;
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
