import type { FormsOf } from './forms.ts';
import { stem } from './stem.ts';

/** Notes, while an index is built, with which endings its stems are words. */
export class Endings {
  readonly #byStem = new Map<string, Set<string>>();
  /** Stems of words that the dictionary lacks: any ending may be right. */
  readonly #open = new Set<string>();
  readonly #noted = new Set<string>();

  /** The same look-up of forms, each word that is asked for noted. */
  noting(formsOf: FormsOf): FormsOf {
    return (word) => {
      const forms = formsOf(word);
      if (!this.#noted.has(word)) {
        this.#noted.add(word);
        if (forms.known.length === 0) for (const one of [forms.stem, ...forms.bridges]) this.#open.add(one);
        for (const form of forms.known) this.#note(form);
      }
      return forms;
    };
  }

  /** Of a stem, nothing when any ending may be right. */
  of(key: string): ReadonlySet<string> | undefined {
    return this.#open.has(key) ? undefined : this.#byStem.get(key);
  }

  #note(form: string): void {
    const key = stem(form);
    const endings = this.#byStem.get(key) ?? new Set();
    this.#byStem.set(key, endings.add(form.slice(key.length)));
  }
}
