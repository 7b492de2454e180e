/** All opened bundles as one: documents are numbered through, and a key is looked up in all of them. */
import type { ShownDocument } from '../../../api/knowledge/search/index.ts';
import { askedKey, takeAsked } from '../../../api/knowledge/search/shared/asked.ts';
import { type Postings, readPostings, type Term } from '../../../api/knowledge/search/shared/postings.ts';
import { joinVocabularies, type Vocabulary } from '../../../api/knowledge/search/shared/vocabulary.ts';
import { Bundle } from './bundle.ts';
import type { ReadFile } from './types.ts';

/** A key with its documents in all bundles. */
export interface FoundKey extends Postings {
  /** Its stem. */
  readonly key: string;
  /** Stems that stand in texts in its place. */
  readonly via: readonly string[];
}

interface Shelf {
  readonly bundle: Bundle;
  /** The number of its first document. */
  readonly first: number;
}

export class Library {
  readonly documents: number;
  readonly #shelves: readonly Shelf[];
  /** Numbers of documents that another bundle stands in for. */
  readonly #replaced: ReadonlySet<number>;
  readonly #found = new Map<string, Promise<FoundKey>>();
  #vocabulary: Promise<Vocabulary> | undefined;

  private constructor(bundles: readonly Bundle[]) {
    let first = 0;
    this.#shelves = bundles.map((bundle) => {
      const shelf = { bundle, first };
      first += bundle.core.documents;
      return shelf;
    });
    this.documents = first;
    const standIns = bundles.flatMap(({ standIn }) => (standIn ? [standIn] : []));
    this.#replaced = new Set(
      this.#shelves.flatMap(({ bundle, first: start }) =>
        standIns
          .filter(({ build }) => build === bundle.build)
          .flatMap(({ documents }) => documents.map((document) => document + start)),
      ),
    );
  }

  /** Opens bundles by their paths. One that cannot be read is left out; when none can, this fails. */
  static async open(paths: readonly string[], read: ReadFile): Promise<Library> {
    const opened = await Promise.allSettled(paths.map((path) => Bundle.open(path, read)));
    const bundles = opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    if (bundles.length === 0) throw new Error(`No search index at ${paths.join(', ')}`);
    return new Library(bundles);
  }

  /** Whether a document is to be found: not when its page says something else by now, and stands in another bundle. */
  stands(document: number): boolean {
    return !this.#replaced.has(document);
  }

  /** Whether all do. */
  get allStand(): boolean {
    return this.#replaced.size === 0;
  }

  /** Looks a key up, with or without an ending (`asked.ts`); one that no document has comes back without documents. */
  find(key: string): Promise<FoundKey> {
    let found = this.#found.get(key);
    if (!found) {
      found = this.#look(key);
      this.#found.set(key, found);
      found.catch(() => this.#found.delete(key));
    }
    return found;
  }

  async has(key: string): Promise<boolean> {
    return (await Promise.all(this.#shelves.map(({ bundle }) => bundle.has(key)))).includes(true);
  }

  /** Whether a key with this ending is a form of a word that it stands for; yes where that cannot be told. */
  fits(key: string, ending: string): boolean {
    return this.#shelves.some(({ bundle }) => bundle.fits(key, ending));
  }

  /** The key by which to ask for a word with this stem and ending: the stem alone where that is enough. */
  keyOf(stem: string, ending: string): string {
    const apart = this.#shelves.some(({ bundle }) => bundle.tellsApart(stem, ending));
    return apart && this.fits(stem, ending) ? askedKey(stem, ending) : stem;
  }

  /** For each document that has the key, the rising places where it stands. */
  async places(key: string): Promise<Map<number, readonly number[]>> {
    const all = new Map<number, readonly number[]>();
    for (const { term, bundle, first } of await this.#terms(key)) {
      const places = await bundle.places(term);
      for (const [index, document] of readPostings(term).documents.entries()) {
        all.set(first + document, places[index] ?? []);
      }
    }
    return all;
  }

  /** Whether words can be looked up without loading anything. */
  get hasVocabulary(): boolean {
    return this.#shelves.every(({ bundle }) => bundle.hasVocabulary);
  }

  /** All stems, with how common they are. */
  vocabulary(): Promise<Vocabulary> {
    this.#vocabulary ??= Promise.all(this.#shelves.map(({ bundle }) => bundle.vocabulary())).then(joinVocabularies);
    this.#vocabulary.catch(() => {
      this.#vocabulary = undefined;
    });
    return this.#vocabulary;
  }

  async shown(document: number): Promise<ShownDocument> {
    const shelf = this.#shelves.findLast(({ first }) => first <= document);
    if (!shelf) throw new RangeError(`There is no document ${document}`);
    return shelf.bundle.shown(document - shelf.first);
  }

  /** Names of all facets. */
  facets(): string[] {
    return [...new Set(this.#shelves.flatMap(({ bundle }) => Object.keys(bundle.core.facets)))];
  }

  /** The values of a facet for each document, by its number. */
  facet(name: string): (document: number) => readonly string[] {
    const shelves = this.#shelves.map(({ bundle, first }) => {
      const { values = [], sets = [], column = [] } = bundle.core.facets[name] ?? {};
      return { first, column, named: sets.map((set) => set.map((value) => values[value] ?? '')) };
    });
    return (document) => {
      const shelf = shelves.findLast(({ first }) => first <= document);
      return shelf?.named[shelf.column[document - shelf.first] ?? -1] ?? [];
    };
  }

  /** How many of these documents have each value of a facet; values that none has are left out. */
  counts(name: string, documents: readonly number[]): Record<string, number> {
    const counts: Record<string, number> = {};
    // Documents are many, different sets of values are few.
    const shelves = this.#shelves.map(({ bundle, first }) => {
      const { values = [], sets = [], column = [] } = bundle.core.facets[name] ?? {};
      return { first, column, values, sets, having: new Uint32Array(sets.length) };
    });
    for (const document of documents) {
      let number = shelves.length - 1;
      while (number > 0 && (shelves[number]?.first ?? 0) > document) number -= 1;
      const shelf = shelves[number];
      const set = shelf?.column[document - shelf.first];
      if (shelf && set !== undefined) shelf.having[set] = (shelf.having[set] ?? 0) + 1;
    }
    for (const { values, sets, having } of shelves) {
      sets.forEach((set, index) => {
        if (!having[index]) return;
        for (const number of set) {
          const value = values[number] ?? '';
          counts[value] = (counts[value] ?? 0) + having[index];
        }
      });
    }
    return counts;
  }

  async #look(asked: string): Promise<FoundKey> {
    const terms = await this.#terms(asked);
    const { stem: key } = takeAsked(asked);
    const via = terms.flatMap(({ term }) => term.via);
    const [only] = terms;
    if (only && terms.length === 1 && only.first === 0) return { key, ...readPostings(only.term), via };
    const documents = new Uint32Array(terms.reduce((sum, { term }) => sum + term.documents, 0));
    const weights = new Float32Array(documents.length);
    let at = 0;
    for (const { term, first } of terms) {
      const postings = readPostings(term);
      documents.set(
        postings.documents.map((document) => document + first),
        at,
      );
      weights.set(postings.weights, at);
      at += term.documents;
    }
    return { key, documents, weights, via };
  }

  async #terms(key: string): Promise<(Shelf & { term: Term })[]> {
    const terms = await Promise.all(
      this.#shelves.map(async (shelf) => ({ ...shelf, term: await shelf.bundle.term(key) })),
    );
    return terms.flatMap(({ term, ...shelf }) => (term ? [{ ...shelf, term }] : []));
  }
}
