/** The search box as a combobox with a list of suggestions (ARIA APG, «editable combobox with list autocomplete»). */
import { make } from '../search/dom.ts';
import { loadSuggestions } from './load.ts';
import { suggestionsFor } from './match.ts';
import { recentGroup, suggestionGroups } from './options.ts';
import { forgetSearch, forgetSearches, noteSearch, recentSearches } from './recent.ts';

const LIST = 'search-suggestions';

export class SuggestionBox {
  readonly #input: HTMLInputElement;
  readonly #list = make('div', { role: 'listbox', id: LIST, 'aria-label': 'Подсказки' });
  readonly #clear = make('button', { type: 'button', class: 'button quiet' }, 'Очистить историю поиска');
  readonly #sheet = make('div', { class: 'suggestions', hidden: '' }, this.#list, this.#clear);
  #active: HTMLElement | undefined;
  /** Counts what opens and closes the list: one that comes late does not open over what was done meanwhile. */
  #turn = 0;

  /** Begins with an input that has the focus already; `before` is what it held before somebody wrote into it. */
  constructor(input: HTMLInputElement, form: HTMLFormElement, before: string) {
    this.#input = input;
    form.append(this.#sheet);
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-expanded': 'false',
      'aria-controls': LIST,
    }))
      input.setAttribute(name, value);
    input.addEventListener('input', () => void this.#show());
    input.addEventListener('focus', () => void this.#showRecent());
    input.addEventListener('keydown', (event) => this.#press(event));
    form.addEventListener('submit', () => this.close());
    form.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node) || !form.contains(relatedTarget)) this.close();
    });
    this.#list.addEventListener('click', ({ target }) => {
      const taken = target instanceof Element ? target.closest<HTMLElement>('[data-forget]') : null;
      if (taken) return this.#forget(taken.dataset.forget ?? '');
      const chosen = target instanceof Element ? target.closest('a') : null;
      if (chosen) noteSearch(chosen.pathname === '/search' ? (chosen.textContent ?? '') : input.value);
    });
    this.#clear.addEventListener('click', () => {
      forgetSearches();
      input.focus();
      this.close();
    });
    // The list comes while the person is still typing.
    loadSuggestions().catch(() => undefined);
    if (document.activeElement === input && (input.value === '' || input.value !== before)) void this.#show();
  }

  get #options(): HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>('[role=option]')];
  }

  close(): void {
    this.#turn += 1;
    this.#activate(undefined);
    this.#sheet.hidden = true;
    this.#input.setAttribute('aria-expanded', 'false');
  }

  #open(groups: HTMLElement[], recent: boolean): void {
    this.#list.replaceChildren(...groups);
    for (const [place, option] of this.#options.entries()) option.id = `${LIST}-${place}`;
    this.#activate(undefined);
    this.#clear.hidden = !recent;
    this.#sheet.hidden = groups.length === 0;
    this.#input.setAttribute('aria-expanded', String(groups.length > 0));
  }

  async #show(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const typed = this.#input.value;
    if (typed.trim() === '') return this.#showRecent();
    const titles = await loadSuggestions().catch(() => undefined);
    if (turn === this.#turn && document.activeElement === this.#input)
      this.#open(titles ? suggestionGroups(suggestionsFor(typed, titles)) : [], false);
  }

  async #showRecent(): Promise<void> {
    if (this.#input.value.trim() === '') this.#open(recentGroup(recentSearches()), true);
  }

  /** The list stays open, at the question that took the place of the one taken out. */
  #forget(question: string): void {
    const place = this.#options.findIndex((option) => option.dataset.recent === question);
    const byKeyboard = this.#active !== undefined;
    forgetSearch(question);
    this.#input.focus();
    this.#open(recentGroup(recentSearches()), true);
    if (byKeyboard) this.#activate(this.#options[place] ?? this.#options.at(-1));
  }

  #activate(option: HTMLElement | undefined): void {
    this.#active?.setAttribute('aria-selected', 'false');
    this.#active = option;
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) this.#input.setAttribute('aria-activedescendant', option.id);
    else this.#input.removeAttribute('aria-activedescendant');
  }

  #press(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
    if (this.#sheet.hidden) {
      // Where results stand below, as on the search page, the arrow leads to them.
      if (event.key === 'ArrowDown' && !document.querySelector('.search-result')) void this.#show();
      return;
    }
    const options = this.#options;
    const at = this.#active ? options.indexOf(this.#active) : -1;
    const round = (place: number) => options[(place + options.length) % options.length];
    const steps: Record<string, () => void> = {
      ArrowDown: () => this.#activate(at === options.length - 1 ? undefined : options[at + 1]),
      ArrowUp: () => this.#activate(at === 0 ? undefined : round(at < 0 ? -1 : at - 1)),
      Escape: () => this.close(),
      ...(this.#active && {
        Enter: () => this.#active?.click(),
        ...(this.#active.dataset.recent && { Delete: () => this.#forget(this.#active?.dataset.recent ?? '') }),
        Home: () => this.#activate(options[0]),
        End: () => this.#activate(options.at(-1)),
      }),
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    step();
  }
}
