/**
 * Searches by kind over made documents. Each document holds one word of a list that was written by hand from one's own
 * knowledge of Russian, not taken from the product's dictionary, among words that all documents share. Questions ask other
 * forms of the word, a slip in it, its keys in the English layout; phrases are asked by their abbreviations and back.
 */
import { type SearchDocument, searchDocument } from '../../../api/knowledge/search/document.ts';
import abbreviations from './abbreviations.json' with { type: 'json' };
import lexemes from './words.json' with { type: 'json' };

interface KindQuery {
  readonly q: string;
  /** The address of the document that is looked for. */
  readonly url: string;
  readonly kind: string;
}

export interface Kinds {
  readonly documents: SearchDocument[];
  readonly queries: KindQuery[];
}

const WORDS = 150;
const SHORTEST_WITH_SLIP = 5;
const LETTERS = 'абвгдежзийклмнопрстуфхцчшщыьэюя';
const RUSSIAN = 'ёйцукенгшщзхъфывапролджэячсмитьбю';
const ENGLISH = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
/** What every document says; none of it stands in the lists. */
const COMMON =
  `в городе прошла встреча которая касалась нашего общего порыва затем каждый участник получил текст и схему этот
  раздел описывает предысторию почему так вышло кому следует позвонить сегодня сроки указаны там же вопросы можно задать
  через портал адресат известен стороны согласны вечером все разошлись подробности появятся в феврале авторы благодарят
  коллег за терпение`.split(/\s+/);

type Random = () => number;

/**
 * Collections that are searched each by itself: single words; words with hyphens, whose parts are words of the first; phrases
 * with their abbreviations. The same `seed` gives the same ones.
 */
export function madeKinds(seed: number): Kinds[] {
  const random = randomNumbers(seed);
  const { hyphen, ...single } = lexemes;
  return [wordKinds(single, random), wordKinds({ hyphen }, random), abbreviationKinds(random)];
}

function wordKinds(groups: Readonly<Record<string, readonly string[]>>, random: Random): Kinds {
  const kinds: Kinds = { documents: [], queries: [] };
  for (const [group, lines] of Object.entries(groups)) {
    for (const line of lines) {
      const forms = line.split(' ');
      const held = pick(forms, random);
      const url = addDocument(kinds, held, random);
      for (const q of forms) if (q !== held) kinds.queries.push({ q, url, kind: `form-${group}` });
      const asked = pick(forms, random);
      for (const [slip, q] of slipsOf(asked, random)) kinds.queries.push({ q, url, kind: `slip-${slip}` });
      kinds.queries.push({ q: inEnglishLayout(pick(forms, random)), url, kind: 'layout' });
    }
  }
  return kinds;
}

function abbreviationKinds(random: Random): Kinds {
  const kinds: Kinds = { documents: [], queries: [] };
  for (const [short = '', phrase = ''] of abbreviations) {
    kinds.queries.push({ q: short, url: addDocument(kinds, phrase, random), kind: 'abbreviation-short' });
    kinds.queries.push({ q: phrase, url: addDocument(kinds, short, random), kind: 'abbreviation-long' });
  }
  return kinds;
}

function addDocument({ documents }: Kinds, held: string, random: Random): string {
  const url = `/made/${documents.length}`;
  const text = Array.from({ length: WORDS }, () => pick(COMMON, random));
  text.splice(Math.floor(random() * WORDS), 0, held);
  documents.push(searchDocument({ url, title: '', text: text.join(' ') }));
  return url;
}

/** The word with each kind of slip; nothing for short ones. */
function slipsOf(word: string, random: Random): [kind: string, slipped: string][] {
  if (word.length < SHORTEST_WITH_SLIP) return [];
  const at = Math.floor(random() * word.length);
  const here = word[at] ?? '';
  const swapped = Math.floor(random() * (word.length - 1));
  const [one = '', other = ''] = [word[swapped], word[swapped + 1]];
  const slips: [string, string][] = [
    ['dropped', word.slice(0, at) + word.slice(at + 1)],
    ['doubled', word.slice(0, at) + here + word.slice(at)],
    ['swapped', word.slice(0, swapped) + other + one + word.slice(swapped + 2)],
    ['wrong', word.slice(0, at) + pick([...LETTERS], random) + word.slice(at + 1)],
  ];
  return slips.filter(([, slipped]) => slipped !== word);
}

function inEnglishLayout(word: string): string {
  return word.toLowerCase().replace(/./gu, (letter) => ENGLISH[RUSSIAN.indexOf(letter)] ?? letter);
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

/** The same numbers every time. */
function randomNumbers(seed: number): Random {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
