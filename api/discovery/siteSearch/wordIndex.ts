import { rootOf } from '../../knowledge/search/shared/roots.ts';
import { tellingWords, words } from '../../knowledge/search/shared/words.ts';

/** An indexed item: words of its name weigh more than the rest. */
export interface Described {
  id: string;
  name: string;
  text: string;
}
interface Entry extends Described {
  nameWords: string[];
  nameRoots: Set<string>;
  textRoots: Set<string>;
}

/** Rereading once a minute catches changes of other processes; signals catch our own. */
const fresh = 60_000;
const shortestBeginning = 3;

const folded = (text: string): string[] => words(text).map((word) => word.folded);

/**
 * An index in memory over a small table, by word stems: for a few thousand rows that change seldom. It checks no rights;
 * the caller reads the rows again with the actor's rights.
 */
export class WordIndex {
  readonly #load: () => Promise<Described[]>;
  #entries = new Map<string, Entry>();
  #loading: Promise<void> | null = null;
  #until = 0;
  #changes = 0;

  constructor(load: () => Promise<Described[]>) {
    this.#load = load;
  }

  /** Invalidates the index: the next query reads the table again. */
  forget(): void {
    this.#changes += 1;
    this.#until = 0;
    this.#loading = null;
  }

  /** Ids of the items that have every significant word of the query (in any form; of a name also a prefix), best first. */
  async find(question: string): Promise<string[]> {
    const asked = tellingWords(folded(question)).map((word) => ({ word, root: rootOf(word) }));
    if (asked.length === 0) return [];
    if (Date.now() >= this.#until) await this.#read();
    const found: { entry: Entry; score: number }[] = [];
    for (const entry of this.#entries.values()) {
      let score = 0;
      const all = asked.every((one) => {
        const worth = worthOf(one, entry);
        score += worth;
        return worth > 0;
      });
      if (all) found.push({ entry, score });
    }
    found.sort((one, other) => other.score - one.score || one.entry.name.localeCompare(other.entry.name, 'ru'));
    return found.map(({ entry }) => entry.id);
  }

  #read(): Promise<void> {
    this.#loading ??= this.#readNow(this.#changes).finally(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  async #readNow(begunAt: number): Promise<void> {
    const rows = await this.#load();
    // Only changed texts are tokenised again.
    const known = this.#entries;
    this.#entries = new Map(
      rows.map((row) => {
        const before = known.get(row.id);
        return [row.id, before?.name === row.name && before.text === row.text ? before : entryOf(row)];
      }),
    );
    if (this.#changes === begunAt) this.#until = Date.now() + fresh;
  }
}

function entryOf(row: Described): Entry {
  const nameWords = folded(row.name);
  return {
    ...row,
    nameWords,
    nameRoots: new Set(nameWords.map(rootOf)),
    textRoots: new Set(folded(row.text).map(rootOf)),
  };
}

function worthOf({ word, root }: { word: string; root: string }, entry: Entry): number {
  if (entry.nameRoots.has(root)) return 4;
  if (word.length >= shortestBeginning && entry.nameWords.some((name) => name.startsWith(word))) return 3;
  return entry.textRoots.has(root) ? 1 : 0;
}
