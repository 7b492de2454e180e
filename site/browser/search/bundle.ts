/** One bundle of the index in the browser: which of its files hold what, each loaded once and only when asked for. */
import { inflateSync } from 'fflate';
import type { ShownDocument } from '../../../api/knowledge/search/index.ts';
import { familyKey, takeAsked } from '../../../api/knowledge/search/shared/asked.ts';
import {
  type Core,
  decodeCore,
  ENTRY,
  type Entry,
  type PartName,
  partPath,
  spanOf,
} from '../../../api/knowledge/search/shared/core.ts';
import type { Span } from '../../../api/knowledge/search/shared/pieces.ts';
import {
  decodeTerms,
  type PieceOfTerms,
  readPlaces,
  type Term,
} from '../../../api/knowledge/search/shared/postings.ts';
import { decodeVocabulary, type Vocabulary } from '../../../api/knowledge/search/shared/vocabulary.ts';
import { Pack } from './pack.ts';
import type { ReadFile } from './types.ts';

/** A vocabulary up to so many bytes comes with the core, a larger one when it is needed. */
const LIGHT_VOCABULARY = 110_000;

export class Bundle {
  readonly core: Core;
  readonly build: string;
  /** What of another bundle is to be found no more. */
  readonly standIn: Entry['standIn'];
  readonly #read: (part: PartName) => Promise<Uint8Array>;
  readonly #terms: Pack;
  readonly #places: Pack;
  readonly #documents: Pack;
  readonly #loaded = new Map<string, Promise<unknown>>();
  #vocabulary: Vocabulary | undefined;

  private constructor({ build, standIn }: Entry, path: (part: PartName) => string, core: Core, read: ReadFile) {
    this.core = core;
    this.build = build;
    this.standIn = standIn;
    this.#read = (part) => read(path(part), false).then(inflateSync);
    this.#terms = new Pack(path('terms'), core.terms.at(-1) ?? 0, read);
    this.#places = new Pack(path('places'), core.places, read);
    this.#documents = new Pack(path('documents'), core.shown.at(-1) ?? 0, read);
  }

  /** Opens the bundle at `path` (`/search/bank/`); fails when it cannot be read. */
  static async open(path: string, read: ReadFile): Promise<Bundle> {
    const entry = JSON.parse(textOf(await read(path + ENTRY, true))) as Entry;
    const { build, vocabulary } = entry;
    const pathOf = (part: PartName): string => path + partPath(part, build);
    const light = vocabulary <= LIGHT_VOCABULARY;
    const ahead = light ? read(pathOf('vocabulary'), false) : undefined;
    ahead?.catch(() => undefined);
    const bundle = new Bundle(entry, pathOf, decodeCore(inflateSync(await read(pathOf('core'), false))), read);
    if (ahead) bundle.#vocabulary = decodeVocabulary(textOf(inflateSync(await ahead)));
    return bundle;
  }

  get hasVocabulary(): boolean {
    return this.#vocabulary !== undefined;
  }

  async vocabulary(): Promise<Vocabulary> {
    this.#vocabulary ??= await this.#once('vocabulary', async () =>
      decodeVocabulary(textOf(await this.#read('vocabulary'))),
    );
    return this.#vocabulary;
  }

  /** Whether any document has a key, without loading the key: the vocabulary names all that have any, if it is there. */
  async has(key: string): Promise<boolean> {
    return this.#vocabulary ? this.#vocabulary.has(key) : (await this.term(key)) !== undefined;
  }

  /** Whether a key with this ending is a form of a word that it stands for, as far as that is loaded. */
  fits(key: string, ending: string): boolean {
    if (!this.#vocabulary) return true;
    const known = this.#vocabulary.get(key);
    return known !== undefined && known.endings?.has(ending) !== false;
  }

  /** Whether words with this stem are told apart by their endings here, or this ending makes none of them. */
  tellsApart(stem: string, ending: string): boolean {
    const known = this.#vocabulary?.get(stem);
    return known?.families !== undefined || known?.endings?.has(ending) === false;
  }

  /** What is known of a key as it is asked for (`asked.ts`); nothing when no document has it. */
  async term(asked: string): Promise<Term | undefined> {
    const { stem, ending } = takeAsked(asked);
    const known = this.#vocabulary?.get(stem);
    if (this.#vocabulary && !known) return undefined;
    if (ending !== undefined && known?.endings?.has(ending) === false) return undefined;
    const family = ending === undefined ? undefined : known?.families?.findIndex((one) => one.has(ending));
    const key = family === undefined ? stem : familyKey(stem, family);
    return (await this.#pieceWith(key))?.terms.get(key);
  }

  /** The places of a key of this bundle, for each of its documents in order. */
  async places(term: Term): Promise<number[][]> {
    const piece = await this.#pieceWith(term.key);
    if (!piece) return [];
    const bytes = await this.#piece(this.#places, 'places', piece.places, (read) => read);
    return readPlaces(bytes, [...piece.terms.keys()].indexOf(term.key), term.documents);
  }

  /** What is shown of a document, by its number. */
  async shown(document: number): Promise<ShownDocument> {
    const { documentsInPiece, shown: starts } = this.core;
    const span = spanOf(starts, Math.floor(document / documentsInPiece));
    const piece = await this.#piece(
      this.#documents,
      'documents',
      span,
      (bytes) => JSON.parse(textOf(bytes)) as ShownDocument[],
    );
    const shown = piece[document % documentsInPiece];
    if (!shown) throw new RangeError(`There is no document ${document}`);
    return shown;
  }

  async #pieceWith(key: string): Promise<PieceOfTerms | undefined> {
    const number = this.#numberOf(key);
    if (number < 0) return undefined;
    return this.#piece(this.#terms, 'terms', spanOf(this.core.terms, number), decodeTerms);
  }

  /** The last piece that does not begin behind the key; below 0 when there is none. */
  #numberOf(key: string): number {
    const { firstKeys } = this.core;
    let [from, to] = [0, firstKeys.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((firstKeys[middle] ?? '') <= key) from = middle + 1;
      else to = middle;
    }
    return from - 1;
  }

  #piece<Content>(pack: Pack, part: PartName, span: Span, decode: (bytes: Uint8Array) => Content): Promise<Content> {
    return this.#once(`${part} ${span.from}`, async () => decode(inflateSync(await pack.piece(span))));
  }

  #once<Content>(name: string, load: () => Promise<Content>): Promise<Content> {
    let content = this.#loaded.get(name) as Promise<Content> | undefined;
    if (!content) {
      content = load();
      this.#loaded.set(name, content);
      // What could not be loaded now may be there the next time.
      content.catch(() => this.#loaded.delete(name));
    }
    return content;
  }
}

const decoder = new TextDecoder();

function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
