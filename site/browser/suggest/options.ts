/** How suggestions look: groups of options, each a link that may be opened in another tab as well. */
import { make, marked } from '../search/dom.ts';
import type { Piece } from '../search/types.ts';
import { markedTitle } from './marks.ts';
import type { Suggested } from './match.ts';

const groups: readonly { kinds: string; title: string }[] = [
  { kinds: 't', title: 'Темы' },
  { kinds: 'mp', title: 'Материалы и практики' },
  { kinds: 'q', title: 'Спрашивали коллеги' },
];

const group = (title: string, options: HTMLElement[]): HTMLElement =>
  make(
    'div',
    { role: 'group', 'aria-label': title },
    make('p', { class: 'suggestions-title', 'aria-hidden': 'true' }, title),
    ...options,
  );

const option = (title: readonly Piece[], url: string): HTMLElement =>
  make(
    'a',
    { role: 'option', href: url, tabindex: '-1', 'aria-selected': 'false' },
    make('span', {}, ...marked(title)),
  );

/** Suggestions by kind, in the order of the groups. */
export const suggestionGroups = (found: readonly Suggested[]): HTMLElement[] =>
  groups.flatMap(({ kinds, title }) => {
    const options = found
      .filter(({ suggestion: [kind] }) => kinds.includes(kind))
      .map(({ suggestion: [, name, url], asked }) => option(markedTitle(name, asked), url));
    return options.length > 0 ? [group(title, options)] : [];
  });

/**
 * Each with a button for the pointer that takes it out; by keyboard the key Delete does the same, so the button is left out of
 * the list that a screen reader reads.
 */
export const recentGroup = (questions: readonly string[]): HTMLElement[] =>
  questions.length === 0
    ? []
    : [
        group(
          'Вы искали',
          questions.map((question) =>
            make(
              'div',
              { role: 'presentation', class: 'suggestion-recent' },
              recentOption(question),
              make(
                'button',
                { type: 'button', tabindex: '-1', 'aria-hidden': 'true', title: 'Убрать', 'data-forget': question },
                '×',
              ),
            ),
          ),
        ),
      ];

function recentOption(question: string): HTMLElement {
  const link = option([{ text: question, marked: false }], `/search?q=${encodeURIComponent(question)}`);
  link.setAttribute('aria-description', 'Клавиша Delete убирает из списка');
  link.dataset.recent = question;
  return link;
}
