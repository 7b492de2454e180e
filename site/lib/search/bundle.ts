/** One bundle of the index in the browser: which of its files hold what, each loaded once and only when asked for. */
import { type Core, ENTRY, type Entry, type PartName, partPath } from '../../../api/search/core.ts';
import type { ShownDocument } from '../../../api/search/document.ts';
import { decodeShard, readPlaces, type Term } from '../../../api/search/postings.ts';
import { decodeVocabulary, type Vocabulary } from '../../../api/search/vocabulary.ts';

/** Reads a file by its path; fails when there is none. `fresh` asks whether it has changed. */
export type ReadFile = (path: string, fresh: boolean) => Promise<Uint8Array>;

/** A vocabulary up to so many bytes comes with the core, a larger one when it is needed. */
const LIGHT_VOCABULARY = 110_000;

export class Bundle {
  readonly core: Core;
  readonly #path: string;
  readonly #entry: Entry;
  readonly #read: ReadFile;
  readonly #parts = new Map<string, Promise<unknown>>();

  private constructor(path: string, entry: Entry, core: Core, read: ReadFile) {
    this.#path = path;
    this.#entry = entry;
    this.core = core;
    this.#read = read;
  }

  /** Opens the bundle at `path` (`/search/bank/`); fails when it cannot be read. */
  static async open(path: string, read: ReadFile): Promise<Bundle> {
    const entry = JSON.parse(textOf(await read(path + ENTRY, true))) as Entry;
    const core = JSON.parse(textOf(await unzip(await read(path + partPath('core', entry.build), false)))) as Core;
    const bundle = new Bundle(path, entry, core, read);
    if (entry.vocabulary <= LIGHT_VOCABULARY) await bundle.vocabulary();
    return bundle;
  }

  vocabulary(): Promise<Vocabulary> {
    return this.#part('vocabulary', (bytes) => decodeVocabulary(textOf(bytes)));
  }

  /** What is known of a key; nothing when no document has it. */
  async term(key: string): Promise<Term | undefined> {
    const shard = this.#shardOf(key);
    return shard < 0 ? undefined : (await this.#shard(shard)).get(key);
  }

  /** The places of a key of this bundle, for each of its documents in order. */
  async places(term: Term): Promise<number[][]> {
    const shard = this.#shardOf(term.key);
    const index = [...(await this.#shard(shard)).keys()].indexOf(term.key);
    const bytes = await this.#part<Uint8Array>(`places-${shard}`, (read) => read);
    return readPlaces(bytes, index, term.documents);
  }

  /** What is shown of a document, by its number. */
  async shown(document: number): Promise<ShownDocument> {
    const { documentsInShard } = this.core;
    const name: PartName = `documents-${Math.floor(document / documentsInShard)}`;
    const shard = await this.#part(name, (bytes) => JSON.parse(textOf(bytes)) as ShownDocument[]);
    const shown = shard[document % documentsInShard];
    if (!shown) throw new RangeError(`${this.#path} has no document ${document}`);
    return shown;
  }

  #shard(number: number): Promise<Map<string, Term>> {
    return this.#part(`terms-${number}`, decodeShard);
  }

  /** The last shard that does not begin behind the key; below 0 when there is none. */
  #shardOf(key: string): number {
    const { shards } = this.core;
    let [from, to] = [0, shards.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((shards[middle] ?? '') <= key) from = middle + 1;
      else to = middle;
    }
    return from - 1;
  }

  #part<Content>(name: PartName, decode: (bytes: Uint8Array) => Content): Promise<Content> {
    let part = this.#parts.get(name) as Promise<Content> | undefined;
    if (!part) {
      part = this.#read(this.#path + partPath(name, this.#entry.build), false)
        .then(unzip)
        .then(decode);
      this.#parts.set(name, part);
      // What could not be loaded now may be there the next time.
      part.catch(() => this.#parts.delete(name));
    }
    return part;
  }
}

async function unzip(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
