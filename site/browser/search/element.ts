/**
 * `<opora-search>`: the results page. Attributes: `bundles` (paths of the indexes, split by spaces), `input` (selector of
 * the page's search box, by default the only `input[type=search]`), `facets` (`kind:Вид;subject:Предмет`), `around` (the
 * address where the server finds what is in no index), `vain` (the address that counts what was not found), `kinds` (those
 * of materials, split by `|`), `guest`. Children with `data-part` = tabs, status, note, chosen, clear, facets, results, more or around are
 * used where they stand; missing ones are appended.
 */
import { type Asked, addressOf, askedIn, toggled } from './address.ts';
import { moveAmong } from './keys.ts';
import { type Facet, facetsOf, partOf } from './parts.ts';
import { keepPlace, type Place, placeKept } from './place.ts';
import { nextPortion } from './portions.ts';
import { createQuestions, type Questions } from './questions.ts';
import { isAround, isTab, type Tab } from './tabs.ts';
import { tellTitle } from './title.ts';
import { createVainWatch, type VainWatch } from './vain.ts';
import { draw, drawMore, isVain, type Known } from './view.ts';

const DEFAULT_BUNDLES = '/search/bank/ /search/practices/';
/** The server is asked when the person has stopped typing, the index already before. */
const PAUSE_FOR_SERVER = 250;

class OporaSearch extends HTMLElement {
  #questions: Questions | undefined;
  #vain: VainWatch | undefined;
  #facets: readonly Facet[] = [];
  #asked: Asked = { query: '', filters: {}, tab: 'all', literal: false };
  #known: Known | undefined;
  /** Counts what was asked, so that an answer that comes late is not shown over a newer one. */
  #turn = 0;
  #listening: AbortController | undefined;

  connectedCallback(): void {
    this.#questions ??= createQuestions(
      (this.getAttribute('bundles') ?? DEFAULT_BUNDLES).split(/\s+/),
      this.getAttribute('around') ?? '',
      (this.getAttribute('kinds') ?? '').split('|').filter(Boolean),
    );
    const vain = this.getAttribute('vain');
    if (vain) this.#vain ??= createVainWatch(vain);
    this.#facets = facetsOf(this.getAttribute('facets') ?? 'kind:Вид');
    this.#listen();
    this.#readAddress();
  }

  disconnectedCallback(): void {
    this.#vain?.heed(null);
    this.#listening?.abort();
  }

  get #input(): HTMLInputElement | null {
    return document.querySelector(this.getAttribute('input') ?? 'input[type=search]');
  }

  readonly #part = (name: string): HTMLElement => partOf(this, name);
  readonly #addressOf = (tab: Tab): string => addressOf({ ...this.#asked, tab }, location.pathname);

  #listen(): void {
    this.#listening?.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const input = this.#input;
    // A failed early load is told when something is asked.
    input?.addEventListener('focus', () => void this.#questions?.load().catch(() => undefined), { signal });
    const typed = () => ({ ...this.#asked, query: input?.value ?? '', literal: false });
    input?.addEventListener('input', () => this.#ask(typed(), 'typing'), { signal });
    input?.form?.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        this.#ask(typed(), 'decided');
      },
      { signal },
    );
    window.addEventListener('popstate', () => this.#readAddress(), { signal });
    window.addEventListener('pagehide', () => keepPlace(this.#shown), { signal });
    document.addEventListener(
      'keydown',
      (event) => moveAmong([input, ...this.querySelectorAll<HTMLElement>('.search-result-title a')], event),
      { signal },
    );
    this.addEventListener('change', (event) => this.#chooseFacet(event.target), { signal });
    this.addEventListener('submit', (event) => event.preventDefault(), { signal });
    this.addEventListener('click', (event) => this.#act(event), { signal });
  }

  #readAddress(): void {
    const names = this.#facets.map(({ name }) => name);
    this.#asked = askedIn(new URLSearchParams(location.search), names);
    if (this.#input) this.#input.value = this.#asked.query;
    const place = placeKept();
    const showing = this.#show(false);
    const turn = this.#turn;
    void showing.then(() => place && this.#goTo(place, turn)).catch(() => undefined);
  }

  /** As many results as stood there, then the same line of the page. */
  async #goTo({ shown, scroll }: Place, turn: number): Promise<void> {
    while (turn === this.#turn && this.#shown < shown && (await this.#append(turn)));
    if (turn === this.#turn) scrollTo({ top: scroll, behavior: 'instant' });
  }

  get #shown(): number {
    return this.#part('results').childElementCount;
  }

  /** Puts the question into the address: while typing without a new entry in the history, then with one. */
  #ask(asked: Asked, how: 'typing' | 'decided'): void {
    this.#asked = asked;
    if (this.#input && this.#input.value !== asked.query && how === 'decided') this.#input.value = asked.query;
    const address = addressOf(asked, location.pathname);
    if (how === 'typing') history.replaceState(null, '', address);
    else if (address !== location.pathname + location.search) {
      keepPlace(this.#shown);
      history.pushState(null, '', address);
    }
    void this.#show(how === 'typing');
  }

  /** Asks the index, shows what it knows, then the server with the same question. */
  async #show(typing: boolean): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const asked = this.#asked;
    const questions = this.#questions as Questions;
    this.toggleAttribute('busy', true);
    const known = await questions.index(asked, typing).catch(() => ({ answer: 'failed' as const, shelves: {} }));
    // Overtaken while typing: the newer question shows itself.
    if (!known || turn !== this.#turn) return;
    const asksServer = questions.asksServer(asked);
    this.#draw({ ...known, around: asksServer ? 'waiting' : undefined }, true);
    if (asksServer) {
      if (typing) await new Promise((resolve) => setTimeout(resolve, PAUSE_FOR_SERVER));
      if (turn !== this.#turn) return;
      const around = await questions.server(asked, known.answer);
      if (turn !== this.#turn) return;
      this.#draw({ ...known, around }, false);
    }
    this.toggleAttribute('busy', false);
  }

  #draw(known: Pick<Known, 'answer' | 'shelves' | 'around'>, whole: boolean): void {
    this.#known = { ...known, asked: this.#asked, facets: this.#facets, guest: this.hasAttribute('guest') };
    tellTitle(this.#asked.query);
    this.toggleAttribute('narrowable', !isAround(this.#asked.tab));
    draw(this.#known, this.#part, this.#addressOf, whole);
    // A query that the person narrowed with filters, or that the server could not run, says nothing about gaps in the bank.
    const { query, filters, literal } = this.#asked;
    const vain = isVain(this.#known) && typeof known.around === 'object' && !literal;
    this.#vain?.heed(vain && Object.keys(filters).length === 0 ? query : null);
  }

  /** The next portion under what is shown; the first of it gets the focus. */
  async #more(): Promise<void> {
    const turn = this.#turn;
    this.toggleAttribute('busy', true);
    const first = await this.#append(turn).catch(() => null);
    if (turn !== this.#turn) return;
    this.toggleAttribute('busy', false);
    if (first === null) this.#part('status').textContent = 'Продолжение не загрузилось. Попробуйте ещё раз.';
    else first?.querySelector('a')?.focus();
  }

  /** Appends the next portion and gives the first of it; nothing when there is none, or something newer was asked. Fails without a network. */
  async #append(turn: number): Promise<HTMLElement | undefined> {
    if (!this.#questions || !this.#known) return undefined;
    const portion = await nextPortion(this.#questions, this.#known, this.#shown);
    if (turn !== this.#turn) return undefined;
    this.#part('results').append(...portion.items);
    drawMore(this.#part, portion.more);
    return portion.items[0];
  }

  #chooseFacet(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox') return;
    const filters = toggled(this.#asked.filters, target.name, target.value, target.checked);
    this.#ask({ ...this.#asked, filters }, 'decided');
  }

  #act(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target.closest('[data-action], a[data-tab]') : null;
    if (target instanceof HTMLAnchorElement) this.#openTab(target, event);
    const action = target?.getAttribute('data-action');
    if (action === 'more') void this.#more();
    if (action === 'retry' || action === 'retry-around') void this.#show(false);
    if (action === 'clear') this.#ask({ ...this.#asked, filters: {} }, 'decided');
    if (action === 'looser') this.#ask({ ...this.#asked, query: target?.getAttribute('data-query') ?? '' }, 'decided');
    if (action === 'literal') this.#ask({ ...this.#asked, literal: true }, 'decided');
  }

  /** A tab is a link with an address of its own: it opens elsewhere where the person wants it so. */
  #openTab(link: HTMLAnchorElement, event: MouseEvent): void {
    const { tab = '' } = link.dataset;
    if (!isTab(tab) || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    // A link that goes away with the old results hands the focus to the tab itself.
    this.#part('tabs').querySelector<HTMLElement>(`[data-tab=${tab}]`)?.focus();
    this.#ask({ ...this.#asked, tab }, 'decided');
  }
}

customElements.define('opora-search', OporaSearch);
