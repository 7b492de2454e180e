/** What the parts of the search hand each other. */
import type { Word } from '../../../api/knowledge/search/shared/words.ts';

/** A run of text; only text, never HTML. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** What a key stands for: which thing that was asked, by number, and how much that tells. */
export interface Meaning {
  readonly of: number;
  readonly weight: number;
}

export type Meanings = ReadonlyMap<string, Meaning>;

export interface Read {
  readonly words: readonly Word[];
  /** What each word answers. */
  readonly hits: readonly (Meaning | undefined)[];
}

/** Reads a file by its path, a query for pieces behind it; fails when there is none. `fresh` asks whether it has changed. */
export type ReadFile = (path: string, fresh: boolean) => Promise<Uint8Array>;

export interface SearchResult {
  readonly url: string;
  readonly title: string;
  readonly titlePieces: readonly Piece[];
  readonly kind: string;
  readonly summary: string;
  /** The part of the text that answers; the summary when the answer is not in the text. */
  readonly excerpt: readonly Piece[];
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly meta: Readonly<Record<string, string>>;
}

/** «травля» was asked, documents with «буллинг» were taken too. */
export interface Synonym {
  readonly asked: string;
  readonly taken: string;
}

export interface SearchAnswer {
  readonly query: string;
  readonly total: number;
  readonly results: readonly SearchResult[];
  /** For each facet the number of results of each value, as if nothing else were chosen in that facet. */
  readonly facets: FilterCounts;
  /** No document has all words: these have some of them. */
  readonly partial: boolean;
  /** How many of `total` have all words. A long question is also answered by documents that lack a word. */
  readonly complete?: number;
  /** Words of the question that no document has; the rest was searched without them. */
  readonly unknown: readonly string[];
  /** What was searched instead of what was typed (the wrong keyboard layout, a slip). */
  readonly corrected?: string;
  /** The question with a rare word as a far commoner one that looks like it; it was not searched by. */
  readonly perhaps?: string;
  /** Synonyms by which some of these results were found; they stand below those with the word itself. */
  readonly synonyms?: readonly Synonym[];
  /** When nothing was found: the same question without quotes and minus words, which may find something. */
  readonly looser?: string;
}

export interface AskOptions {
  readonly limit?: number;
  readonly offset?: number;
  /** Takes the question to the letter: no other layout, no slips, no synonyms. */
  readonly literal?: boolean;
}

/** What the page sends; the answer has the same number. */
export interface Request {
  readonly number: number;
  readonly paths: readonly string[];
  /** Nothing when the index is only to be opened. */
  readonly question?: { readonly query: string; readonly filters?: Filters; readonly options?: AskOptions };
}

/** Chosen facets: name → values, any of which will do. */
export type Filters = Readonly<Record<string, readonly string[]>>;

/** For each facet the number of documents of each value. */
export type FilterCounts = Record<string, Record<string, number>>;
