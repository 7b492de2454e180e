/** The part of the package `az` (OpenCorpora's dictionary) that the search uses; the package ships no types. */
declare module 'az' {
  export interface Parse {
    readonly parser: string;
    readonly score: number;
    /** Only parses that know their paradigm have it. */
    readonly formCnt?: number;
    readonly paradigmIdx?: number;
    /** What the dictionary says of the form, by OpenCorpora's names: `Anum` of an ordinal number. */
    readonly tag: Readonly<Record<string, unknown>>;
    inflect(form: number): Parse | false;
    /** The word; unlike `word` it keeps a prefix that the dictionary lacks. */
    toString(): string;
  }

  export interface Options {
    /** Names and places are found in lower case too. */
    ignoreCase?: boolean;
    /** How many doubled letters may be taken for one; without 0 «класс» would also be «клас». */
    stutter?: number;
    parsers?: readonly string[];
  }

  interface Morph {
    (word: string, options?: Options): Parse[];
    init(whenLoaded: (error: Error | null) => void): void;
  }

  const Az: { Morph: Morph };
  export default Az;
}
