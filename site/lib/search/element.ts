/**
 * `<opora-search>`: the results page. Attributes: `bundles` (paths of the indexes, split by spaces), `input` (selector of
 * the page's search box, by default the only `input[type=search]`), `facets` (`kind:Вид;subject:Предмет`). Children with
 * `data-part` = status, note, facets, results or more are used where they stand; missing ones are appended.
 */
import { type Asked, addressOf, askedIn, toggled } from './address.ts';
import { type AskOptions, createSearch, type SearchAnswer, type SearchClient } from './client.ts';
import { moveAmong } from './keys.ts';
import { type Facet, facetGroups, facetsOf, failureAdvice, make, notesOn, partOf, resultItem } from './parts.ts';
import { statusOf } from './say.ts';

const PORTION = 10;
const DEFAULT_BUNDLES = '/search/bank/ /search/practices/';

class OporaSearch extends HTMLElement {
  #client: SearchClient | undefined;
  #facets: readonly Facet[] = [];
  #asked: Asked = { query: '', filters: {} };
  #literal = false;
  #shown = 0;
  /** Counts what was asked, so that an answer that comes late is not shown over a newer one. */
  #turn = 0;
  #listening: AbortController | undefined;

  connectedCallback(): void {
    this.#client ??= createSearch((this.getAttribute('bundles') ?? DEFAULT_BUNDLES).split(/\s+/));
    this.#facets = facetsOf(this.getAttribute('facets') ?? 'kind:Вид');
    this.#listen();
    this.#readAddress();
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
  }

  get #input(): HTMLInputElement | null {
    return document.querySelector(this.getAttribute('input') ?? 'input[type=search]');
  }

  #part(name: string): HTMLElement {
    return partOf(this, name);
  }

  #listen(): void {
    this.#listening?.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const input = this.#input;
    // A failed early load is told when something is asked.
    input?.addEventListener('focus', () => void this.#client?.load().catch(() => undefined), { signal });
    input?.addEventListener('input', () => this.#ask({ ...this.#asked, query: input.value }, 'typing'), { signal });
    input?.form?.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        this.#ask({ ...this.#asked, query: input.value }, 'decided');
      },
      { signal },
    );
    window.addEventListener('popstate', () => this.#readAddress(), { signal });
    document.addEventListener(
      'keydown',
      (event) => moveAmong([input, ...this.#part('results').querySelectorAll<HTMLElement>('h2 a')], event),
      { signal },
    );
    this.addEventListener('change', (event) => this.#chooseFacet(event.target), { signal });
    this.addEventListener('submit', (event) => event.preventDefault(), { signal });
    this.addEventListener('click', (event) => this.#act(event.target), { signal });
  }

  #readAddress(): void {
    const names = this.#facets.map(({ name }) => name);
    this.#asked = askedIn(new URLSearchParams(location.search), names);
    this.#literal = false;
    if (this.#input) this.#input.value = this.#asked.query;
    void this.#show(false);
  }

  /** Puts the question into the address: while typing without a new entry in the history, then with one. */
  #ask(asked: Asked, how: 'typing' | 'decided'): void {
    this.#asked = asked;
    this.#literal = false;
    const address = addressOf(asked, location.pathname);
    if (how === 'typing') history.replaceState(null, '', address);
    else if (address !== location.pathname + location.search) history.pushState(null, '', address);
    void this.#show(how === 'typing');
  }

  async #show(typing: boolean, offset = 0): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const { query, filters } = this.#asked;
    const options: AskOptions = { limit: PORTION, offset, literal: this.#literal };
    this.toggleAttribute('busy', true);
    try {
      const ask = typing ? this.#client?.searchLatest : this.#client?.search;
      const answer = await ask?.(query, filters, options);
      if (answer && turn === this.#turn) this.#render(answer, offset);
    } catch {
      if (turn === this.#turn) this.#renderFailure();
    } finally {
      if (turn === this.#turn) this.toggleAttribute('busy', false);
    }
  }

  #render(answer: SearchAnswer, offset: number): void {
    const items = answer.results.map(resultItem);
    const results = this.#part('results');
    if (offset > 0) results.append(...items);
    else results.replaceChildren(...items);
    this.#shown = offset + items.length;
    this.#part('status').textContent = statusOf(answer);
    this.#part('note').replaceChildren(...notesOn(answer, Object.keys(this.#asked.filters).length > 0));
    this.#renderFacets(answer);
    const more = make('button', { type: 'button', 'data-action': 'more' }, 'Показать ещё');
    this.#part('more').replaceChildren(...(answer.total > this.#shown ? [more] : []));
    if (offset > 0) items[0]?.querySelector('a')?.focus();
  }

  #renderFacets({ facets }: SearchAnswer): void {
    const part = this.#part('facets');
    const active = document.activeElement;
    const had = active instanceof HTMLInputElement && part.contains(active) ? active : undefined;
    part.replaceChildren(...facetGroups(this.#facets, facets, this.#asked.filters));
    // The boxes are new, the person is still at the same one.
    const boxes = [...part.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    if (had) boxes.find((box) => box.name === had.name && box.value === had.value)?.focus();
  }

  #renderFailure(): void {
    this.#part('status').textContent = 'Поиск сейчас недоступен';
    this.#part('note').replaceChildren(failureAdvice());
    for (const name of ['results', 'more', 'facets']) this.#part(name).replaceChildren();
  }

  #chooseFacet(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox') return;
    const filters = toggled(this.#asked.filters, target.name, target.value, target.checked);
    this.#ask({ ...this.#asked, filters }, 'decided');
  }

  #act(target: EventTarget | null): void {
    const button = target instanceof Element ? target.closest('[data-action]') : null;
    const action = button?.getAttribute('data-action');
    if (action === 'more') void this.#show(false, this.#shown);
    if (action === 'retry') void this.#show(false);
    if (action === 'clear') this.#ask({ ...this.#asked, filters: {} }, 'decided');
    if (action === 'literal') {
      this.#literal = true;
      void this.#show(false);
    }
  }
}

customElements.define('opora-search', OporaSearch);
