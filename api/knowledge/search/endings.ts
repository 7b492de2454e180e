/**
 * With which endings the stems of an index are words. Words that share a stem but no form («острый», «остров») fall into
 * families of endings, so that who asks for one does not get the other; homonyms («берег», «берёг») stay together.
 */
import type { FormsOf, WordForms } from './forms.ts';
import { familyKey } from './shared/asked.ts';
import { stem } from './shared/stem.ts';

export class Endings {
  readonly #families = new Map<string, Set<string>[]>();
  /** Stems of words that the dictionary lacks: any ending may be right. */
  readonly #open = new Set<string>();
  readonly #noted = new Set<unknown>();

  /** Reads the words of an index, before any of them is asked about. */
  constructor(words: Iterable<string>, formsOf: FormsOf) {
    for (const word of words) {
      if (this.#noted.has(word)) continue;
      this.#noted.add(word);
      const { stem: own, bridges, lexemes } = formsOf(word);
      if (lexemes.length === 0) for (const one of [own, ...bridges]) this.#open.add(one);
      for (const forms of lexemes) this.#note(forms);
    }
  }

  /** The families of a stem; nothing when any ending may be right. */
  of(key: string): readonly ReadonlySet<string>[] | undefined {
    return this.#open.has(key) ? undefined : this.#families.get(key);
  }

  /** The keys of the families that a word belongs to, for each of its stems that several families share. */
  keysOf({ stem: own, bridges, lexemes }: WordForms, word: string): ReadonlyMap<string, readonly string[]> {
    const keys = new Map<string, readonly string[]>();
    for (const one of [own, ...bridges]) {
      const families = this.of(one) ?? [];
      if (families.length < 2) continue;
      const endings = one === own ? [word.slice(own.length)] : lexemes.flat().flatMap((form) => endingOf(form, one));
      const its = families.flatMap((family, number) =>
        endings.some((ending) => family.has(ending)) ? [familyKey(one, number)] : [],
      );
      keys.set(one, its);
    }
    return keys;
  }

  #note(forms: readonly string[]): void {
    if (this.#noted.has(forms)) return;
    this.#noted.add(forms);
    const byStem = Map.groupBy(forms, stem);
    for (const [key, its] of byStem) {
      let joined = new Set(its.map((form) => form.slice(key.length)));
      const apart: Set<string>[] = [];
      for (const family of this.#families.get(key) ?? []) {
        if (family.isDisjointFrom(joined)) apart.push(family);
        else joined = joined.union(family);
      }
      this.#families.set(key, [...apart, joined]);
    }
  }
}

const endingOf = (form: string, key: string): string[] => (stem(form) === key ? [form.slice(key.length)] : []);
