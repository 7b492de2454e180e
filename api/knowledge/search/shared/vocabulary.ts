/**
 * The stems of an index as a small text, so that a browser can look for the word that was meant when a letter slipped. It
 * says of each stem how common it is, and with which endings it is a word: «класс» is never «класью». Runs in the browser too.
 *
 * Three lines hold columns, since alike stands beside alike and packs better: the sets of endings, the most frequent first;
 * a letter for each stem that says how common it is; the number of its set (in the base 36; nothing when any ending may be
 * right; several, with dots between them, where several words have the stem). Behind them a line for each stem, sorted: its
 * first sign says how many letters it shares with the line before.
 */
const SIGNS = '0123456789abcdefghijklmnopqrstuvwxyz';
const FREQUENCIES = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export interface KnownStem {
  /** The number of its documents as a power of two. */
  readonly common: number;
  /** The endings with which it is a form of a word of the index; nothing when that is not known. */
  readonly endings?: ReadonlySet<string> | undefined;
  /** The same apart for words that share the stem and no form, where there are several (`endings.ts`). */
  readonly families?: readonly ReadonlySet<string>[] | undefined;
}

export type Vocabulary = ReadonlyMap<string, KnownStem>;

interface CountedStem {
  readonly stem: string;
  readonly documents: number;
  /** The endings with which it is a word, apart for each word; nothing when any may be right. */
  readonly families?: readonly Iterable<string>[] | undefined;
}

/** Writes stems down; they come sorted. */
export function encodeVocabulary(stems: readonly CountedStem[]): string {
  const sets = stems.map(({ families = [] }) => families.map((endings) => [...endings].sort().join()));
  const uses = new Map<string, number>();
  for (const set of sets.flat()) uses.set(set, (uses.get(set) ?? 0) + 1);
  const sorted = [...uses].sort(([, left], [, right]) => right - left).map(([set]) => set);
  const numbers = new Map(sorted.map((set, number) => [set, number.toString(36)]));
  const frequencies = stems.map(({ documents }) => FREQUENCIES[Math.floor(Math.log2(Math.max(1, documents)))]);
  const numbersOfSets = sets.map((its) => its.map((set) => numbers.get(set)).join('.'));
  let previous = '';
  const lines = stems.map(({ stem }) => {
    let shared = 0;
    while (shared < SIGNS.length - 1 && shared < stem.length && stem[shared] === previous[shared]) shared += 1;
    previous = stem;
    return `${SIGNS[shared]}${stem.slice(shared)}`;
  });
  return [sorted.join(';'), frequencies.join(''), numbersOfSets.join(), ...lines].join('\n');
}

/** Reads them back. */
export function decodeVocabulary(encoded: string): Map<string, KnownStem> {
  const [sets = '', frequencies = '', numbersOfSets = '', ...lines] = encoded.split('\n');
  const endings = sets.split(';').map((set) => new Set(set.split(',')));
  const numbers = numbersOfSets.split(',');
  // Stems are many, ways to be known are few: one object serves all that are known alike.
  const ways = new Map<string, KnownStem>();
  const stems = new Map<string, KnownStem>();
  let previous = '';
  for (const [index, line] of lines.entries()) {
    previous = previous.slice(0, SIGNS.indexOf(line[0] ?? '0')) + line.slice(1);
    const [frequency = 'A', number = ''] = [frequencies[index], numbers[index]];
    let known = ways.get(frequency + number);
    if (!known) {
      const common = FREQUENCIES.indexOf(frequency);
      known = { common, ...knownBy(number, endings) };
      ways.set(frequency + number, known);
    }
    stems.set(previous, known);
  }
  return stems;
}

function knownBy(numbers: string, sets: readonly Set<string>[]): Omit<KnownStem, 'common'> {
  if (numbers === '') return {};
  const families = numbers.split('.').map((number) => sets[Number.parseInt(number, 36)] ?? new Set<string>());
  const [only, ...others] = families;
  if (others.length === 0) return { endings: only };
  return { endings: new Set(families.flatMap((family) => [...family])), families };
}

/** One vocabulary of several. */
export function joinVocabularies(vocabularies: readonly Vocabulary[]): Vocabulary {
  const [only, ...others] = vocabularies;
  if (only && others.length === 0) return only;
  const all = new Map<string, KnownStem>(only);
  for (const vocabulary of others) for (const [stem, known] of vocabulary) all.set(stem, joined(known, all.get(stem)));
  return all;
}

function joined(one: KnownStem, other: KnownStem | undefined): KnownStem {
  if (!other) return one;
  const common = Math.max(one.common, other.common);
  const known = one.endings && other.endings;
  // Families are each bundle's own.
  return { common, endings: known && new Set([...(one.endings ?? []), ...(other.endings ?? [])]) };
}
