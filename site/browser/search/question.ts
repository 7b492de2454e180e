/** From what a person typed to what the index is asked for. */
import { abbreviated, meaningOf } from '../../../api/knowledge/search/shared/abbreviations.ts';
import { numbersIn } from '../../../api/knowledge/search/shared/numbers.ts';
import { stem } from '../../../api/knowledge/search/shared/stem.ts';
import { synonymsIn } from '../../../api/knowledge/search/shared/synonyms.ts';
import type { Vocabulary } from '../../../api/knowledge/search/shared/vocabulary.ts';
import { tellingWords, words } from '../../../api/knowledge/search/shared/words.ts';
import { type Alternative, exactly } from './alternative.ts';
import { ofOneRoot } from './beginnings.ts';
import { inRightLayout } from './layout.ts';
import type { Library } from './library.ts';
import { takeApart } from './typed.ts';
import { keyOf, takeWord } from './word.ts';

/** One thing that is asked for: a word, or several that mean one thing. */
export interface Concept {
  /** As it was typed, folded. */
  readonly asked: string;
  /** Ways in which a document may answer, the best first. */
  readonly alternatives: readonly Alternative[];
  /** Keys of near words: a document that has one is helped a little, but does not answer by that. */
  readonly near?: readonly string[];
}

export interface Question {
  readonly concepts: readonly Concept[];
  /** Keys that must stand side by side in this order, for each phrase. */
  readonly phrases: readonly (readonly string[])[];
  /** The same for what must not be there. */
  readonly without: readonly (readonly string[])[];
  /** Words that no document has. */
  readonly unknown: readonly string[];
  /** What was typed, in the layout that was meant. */
  readonly turned: string;
}

/** How much of a word's worth a synonym has. */
const SYNONYM_SHARE = 0.5;
/** Words of a long name count when they stand in a document apart, but less than the name itself. */
const APART_SHARE = 0.6;

/** Finds out what was meant; `literal` takes every letter as typed. */
export async function understand(typed: string, library: Library, literal: boolean): Promise<Question> {
  const turned = literal ? typed : await inRightLayout(typed, library);
  const { free, phrases, without } = takeApart(turned);
  const concepts = await conceptsOf(free, library, literal);
  const known = concepts.filter(({ alternatives }) => alternatives.length > 0);
  // Who asks one word means that word; in a phrase its relatives too tell what it is about.
  const nearToo = !literal && known.length > 1 && library.hasVocabulary;
  const vocabulary = nearToo ? await library.vocabulary() : undefined;
  return {
    concepts: vocabulary ? known.map((concept) => withNear(concept, vocabulary)) : known,
    phrases: phrases.map((phrase) => keysOf(phrase, library)),
    without: without.map((phrase) => keysOf(phrase, library)),
    unknown: concepts.filter(({ alternatives }) => alternatives.length === 0).map(({ asked }) => asked),
    turned,
  };
}

/** The places of words are known by their stems alone: only where one stands by itself its form counts. */
function keysOf(text: string, library: Library): string[] {
  const all = words(text).map(({ folded }) => folded);
  const [first, ...others] = all;
  return first !== undefined && others.length === 0 ? [keyOf(first, library)] : all.map(stem);
}

async function conceptsOf(text: string, library: Library, literal: boolean): Promise<Concept[]> {
  const all = words(text);
  const folded = all.map((word) => word.folded);
  const stems = folded.map(stem);
  const numbers = numbersIn(text, all);
  const synonyms = literal ? [] : synonymsIn(stems);
  const names = abbreviated(stems);
  const telling = new Set(tellingWords(folded));
  const concepts: Promise<Concept[]>[] = [];
  for (let place = 0; place < all.length; ) {
    const name = names.find(({ from }) => from === place);
    const to = name?.to ?? place + 1;
    // A synonym of several words stands for each of them.
    const others = synonyms
      .filter((synonym) => synonym.from < to && synonym.to > place)
      .map((synonym) => alternativeOf(synonym, folded.slice(synonym.from, synonym.to).join(' ')));
    const word = folded[place] ?? '';
    if (name) concepts.push(nameOf(folded.slice(place, to), name.abbreviation, others, library, literal));
    else if (telling.has(word) || numbers.has(place)) {
      for (const number of numbers.get(place)?.slice(0, 1) ?? []) others.unshift(exactly([number], 0.9));
      concepts.push(wordsOf(word, others, library, literal));
    }
    place = to;
  }
  return unique((await Promise.all(concepts)).flat());
}

function withNear(concept: Concept, vocabulary: Vocabulary): Concept {
  const taken = new Set(concept.alternatives.flatMap(({ keys }) => keys));
  return { ...concept, near: ofOneRoot(concept.asked, vocabulary).filter((key) => !taken.has(key)) };
}

function alternativeOf({ taken, stems }: { taken: string; stems: readonly string[] }, asked: string): Alternative {
  return { keys: stems, share: SYNONYM_SHARE, rank: 1, synonym: { asked, taken } };
}

/** A word; an abbreviation that no document has is asked for by the words that it stands for. */
async function wordsOf(
  word: string,
  others: readonly Alternative[],
  library: Library,
  literal: boolean,
): Promise<Concept[]> {
  const usable = await usableOf(others, library);
  const long = meaningOf(word);
  if (long && usable.length === 0 && !(await library.has(stem(word)))) {
    return Promise.all(long.map((one) => conceptOf(one, [], library, literal)));
  }
  return [await conceptOf(word, usable, library, literal)];
}

async function conceptOf(
  word: string,
  others: readonly Alternative[],
  library: Library,
  literal: boolean,
): Promise<Concept> {
  const own = await takeWord(word, library, literal || others.length > 0);
  return { asked: word, alternatives: [...own, ...others] };
}

/** Words that have an abbreviation: by that they count in full, apart for less. */
async function nameOf(
  folded: readonly string[],
  abbreviation: string,
  others: readonly Alternative[],
  library: Library,
  literal: boolean,
): Promise<Concept[]> {
  const telling = tellingWords(folded);
  const usable = await usableOf(
    [exactly([stem(abbreviation)]), exactly(telling.map(stem), APART_SHARE), ...others],
    library,
  );
  if (usable.length > 0) return [{ asked: folded.join(' '), alternatives: usable }];
  return Promise.all(telling.map((word) => conceptOf(word, [], library, literal)));
}

/** Those of whose keys every one has documents. */
async function usableOf(alternatives: readonly Alternative[], library: Library): Promise<Alternative[]> {
  const has = await Promise.all(
    alternatives.map(async ({ keys }) => (await Promise.all(keys.map((key) => library.has(key)))).every(Boolean)),
  );
  return alternatives.filter((_alternative, index) => has[index]);
}

/** Who says a word twice does not mean it more. */
function unique(concepts: readonly Concept[]): Concept[] {
  const seen = new Set<string>();
  return concepts.filter(({ asked, alternatives }) => {
    const name = alternatives[0]?.keys.join(' ') ?? asked;
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}
