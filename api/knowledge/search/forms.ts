/**
 * Bridges between the forms of a Russian word. A stemmer alone cannot know that «дети» is «ребёнок»; the dictionary
 * does. For a word of a document we ask for all its forms and their stems, and whatever stem the word itself does not
 * give is indexed beside it. The browser then needs a stemmer only.
 */
import Az, { type Options, type Parse } from 'az';
import { remembering } from './remembering.ts';
import { stem } from './shared/stem.ts';
import { fold } from './shared/words.ts';

export interface WordForms {
  /** The word's own stem. */
  readonly stem: string;
  /** Stems, other than its own, that forms of the same word have. */
  readonly bridges: readonly string[];
  /** Of each word that it may be all forms, folded; none when the dictionary lacks it. */
  readonly lexemes: readonly (readonly string[])[];
}

/** Looks up a folded word. */
export type FormsOf = (word: string) => WordForms;

interface Lexeme {
  readonly parse: Parse;
  score: number;
}

// Of a word's readings those that are hardly ever meant are left out: «стали» is «стать», once in two hundred «сталь».
const LIKELY_IN_DICTIONARY = 0.02;
// A guess by analogy is taken when it is nearly as good as the best one.
const LIKELY_GUESS = 0.6;
const MOST_GUESSES = 3;
// Shorter words that the dictionary lacks are mostly abbreviations; analogy invents nonsense for them.
const SHORTEST_GUESSED = 5;

// «Занков» ends like «уроков», so its stem loses what «Занковым» keeps.
const OF_A_SURNAME = /[ое]в$/;

const RUSSIAN = /^[а-я]+$/;
// Names and places of the dictionary are taken in lower case too; invented ones («инфографикович») are not wanted.
const DICTIONARY = { ignoreCase: true, stutter: 0, parsers: ['Dictionary'] };
const ANALOGY = { ignoreCase: false, stutter: 0, parsers: ['PrefixKnown', 'PrefixUnknown?', 'SuffixKnown'] };

let loading: Promise<FormsOf> | undefined;

/** Loads the dictionary once (about a third of a second, 60 MB) and answers with the look-up, which remembers words. */
export function loadForms(): Promise<FormsOf> {
  loading ??= new Promise<void>((resolve, reject) => {
    Az.Morph.init((error) => (error ? reject(error) : resolve()));
  }).then(rememberingForms);
  return loading;
}

function rememberingForms(): FormsOf {
  const formsByLexeme = new Map<string, readonly string[]>();
  return remembering((word) => {
    const own = stem(word);
    const inDictionary = known(word);
    const lexemes = inDictionary.length > 0 ? inDictionary : guessed(word);
    const all = lexemes.map((lexeme) => formsOf(lexeme.parse, formsByLexeme));
    const stems = all.flat().map(stem);
    if (inDictionary.length === 0) stems.push(...asSurname(word, own));
    const bridges = [...new Set(stems)].filter((other) => other !== own);
    return { stem: own, bridges, lexemes: inDictionary.length > 0 ? all : [] };
  });
}

function known(word: string): Lexeme[] {
  return RUSSIAN.test(word) ? likely(word, DICTIONARY, LIKELY_IN_DICTIONARY, (one, other) => one + other) : [];
}

function guessed(word: string): Lexeme[] {
  if (!RUSSIAN.test(word) || word.length < SHORTEST_GUESSED) return [];
  return likely(word, ANALOGY, LIKELY_GUESS, Math.max).slice(0, MOST_GUESSES);
}

/** The two stems that the forms of an unknown surname have. */
function asSurname(word: string, own: string): readonly string[] {
  const surname = OF_A_SURNAME.test(word) ? word : own;
  return OF_A_SURNAME.test(surname) && surname.length >= SHORTEST_GUESSED ? [surname, stem(surname)] : [];
}

/**
 * The lexemes that a word may belong to, best first, down to a share of the best one's score. In the dictionary the forms of
 * a lexeme that look like the word speak for it together; in analogy they do not: what never changes would always win.
 */
function likely(
  word: string,
  options: Options,
  share: number,
  together: (one: number, other: number) => number,
): Lexeme[] {
  const found = new Map<string, Lexeme>();
  for (const parse of Az.Morph(word, options)) {
    if (!parse.formCnt) continue;
    const key = lexemeKey(parse);
    const lexeme = found.get(key);
    if (lexeme) lexeme.score = together(lexeme.score, parse.score);
    else found.set(key, { parse, score: parse.score });
  }
  const sorted = [...found.values()].sort((left, right) => right.score - left.score);
  return sorted.filter((lexeme) => lexeme.score >= share * (sorted[0]?.score ?? 0));
}

function lexemeKey(parse: Parse): string {
  return `${parse.paradigmIdx}:${parse.inflect(0)}:${isOrdinal(parse)}`;
}

/** The dictionary counts «первый» among the forms of «один»; who asks for the first month means no «один раз». */
const isOrdinal = (parse: Parse): boolean => Boolean(parse.tag.Anum);

function formsOf(parse: Parse, cache: Map<string, readonly string[]>): readonly string[] {
  const key = lexemeKey(parse);
  let forms = cache.get(key);
  if (!forms) {
    const all = Array.from({ length: parse.formCnt ?? 0 }, (_, number) => parse.inflect(number))
      .filter((form) => form !== false && isOrdinal(form) === isOrdinal(parse))
      .map((form) => fold(String(form)));
    // The dictionary has «к-рый» and «1-й» among its forms too.
    forms = [...new Set(all)].filter((form) => RUSSIAN.test(form));
    cache.set(key, forms);
  }
  return forms;
}
