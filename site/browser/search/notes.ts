/** What is to be said besides the results: what was taken for what was typed, what helps when there is nothing. */
import { make } from './dom.ts';
import { type Tab, type TabCounts, tabTitles } from './tabs.ts';
import type { SearchAnswer } from './types.ts';

const act = (action: string, words: string, more: Record<string, string> = {}) =>
  make('button', { type: 'button', 'data-action': action, ...more }, words);

/** What was taken for what was typed or beside it, each with the way back to the letter; what may have been meant besides. */
export function takenNotes({ corrected, perhaps, synonyms = [], looser, query }: SearchAnswer): HTMLElement[] {
  const literal = act('literal', `Искать «${query}»`);
  const slips = ['Возможно, вы искали ', make('strong', {}, corrected ?? ''), '. ', literal];
  const pairs = synonyms.map(({ asked, taken }) => `«${asked}» — и «${taken}»`).join(', ');
  const exactly = act('literal', 'Только мои слова');
  const commoner = perhaps && ['Возможно, вы искали ', act('looser', `«${perhaps}»`, { 'data-query': perhaps }), '?'];
  const looserly = looser && [
    'Без кавычек и исключённых слов может найтись: ',
    act('looser', looser, { 'data-query': looser }),
  ];
  return [
    ...(corrected ? [make('p', { class: 'search-correction' }, ...slips)] : []),
    ...(commoner ? [make('p', { class: 'search-perhaps' }, ...commoner)] : []),
    ...(pairs
      ? [make('p', { class: 'search-synonyms' }, `Искали и близкие слова: ${pairs}. `, ...(corrected ? [] : [exactly]))]
      : []),
    ...(looserly ? [make('p', { class: 'search-looser' }, ...looserly)] : []),
  ];
}

/** In a search to the letter: how to leave it. */
export const literalNote = (address: string): HTMLElement =>
  make(
    'p',
    { class: 'search-literal' },
    'Ищем ровно так, как написано. ',
    make('a', { href: address }, 'Искать и похожее'),
  );

export const clearButton = (): HTMLElement => act('clear', 'Снять все отметки');

/** What may help when nothing was found anywhere. */
export function emptyAdvice(hasFilters: boolean): HTMLElement {
  const advice = [
    'Проверьте, нет ли опечатки.',
    'Оставьте одно-два главных слова: форма слова не важна.',
    'Назовите то же иначе, например «травля» вместо «буллинг».',
  ];
  const list = make('ul', {}, ...advice.map((text) => make('li', {}, text)));
  const clear = hasFilters ? [clearButton()] : [];
  const bank = make('a', { href: '/bank' }, 'Весь банк материалов');
  const practices = make('a', { href: '/practices' }, 'Все практики');
  const lead = make('p', {}, 'По такому запросу ничего нет. Что поможет:');
  return make('div', { class: 'search-empty' }, lead, list, ...clear, make('p', {}, bank, ' · ', practices));
}

/** Where there is something, when the tab one looks at has nothing. */
export function elsewhere(counts: TabCounts, addressOf: (tab: Tab) => string): HTMLElement[] {
  const tabs = (Object.keys(tabTitles) as Tab[]).filter((tab) => tab !== 'all' && (counts[tab] ?? 0) > 0);
  if (tabs.length === 0) return [];
  const links = tabs.flatMap((tab, place) => [
    ...(place > 0 ? [' · '] : []),
    make('a', { href: addressOf(tab), 'data-tab': tab }, `${tabTitles[tab]}: ${counts[tab]?.toLocaleString('ru')}`),
  ]);
  return [make('p', { class: 'search-elsewhere' }, 'Зато есть в других разделах. ', ...links)];
}

const retry = (action: string) => act(action, 'Попробовать ещё раз');

/** What is shown when the index cannot be loaded. */
export function failureAdvice(): HTMLElement {
  const bank = make('a', { href: '/bank' }, 'открыть банк материалов');
  const said = make('p', {}, 'Поиск не загрузился: возможно, пропала связь. Можно ', bank, '.');
  return make('div', { class: 'search-failure' }, said, retry('retry'));
}

/** What is shown when the server does not answer: the index works on without it. */
export function aroundFailure(): HTMLElement {
  const said =
    'Обсуждения, объединения и людей сейчас не посмотреть: нет связи с сервером. Материалы и практики ищутся и без неё.';
  return make('div', { class: 'search-failure' }, make('p', {}, said), retry('retry-around'));
}

/** Guests see the open discussions alone. */
export function guestNote(address: string): HTMLElement {
  const way = make('a', { href: `/sign-in?next=${encodeURIComponent(address)}` }, 'Войдите');
  return make(
    'p',
    { class: 'search-guest' },
    'Здесь только открытые обсуждения. ',
    way,
    ', чтобы искать и в тех, что видны вам.',
  );
}
