/** How discussions, associations and people look among the results. */
import { markedParts } from '../../../api/community/discussions/shared/excerpt.ts';
import type { FindKind } from '../../../api/discovery/siteSearch/index.ts';
import { stem } from '../../../api/knowledge/search/shared/stem.ts';
import { tellingWords, words } from '../../../api/knowledge/search/shared/words.ts';
import type { Found } from './around.ts';
import { type Child, make, marked } from './dom.ts';
import { counted } from './say.ts';
import { tabTitles } from './tabs.ts';

type Item<Kind extends FindKind> = NonNullable<Found[Kind]>['items'][number];
type Mark = (text: string) => Child[];

const longest = 220;
/** How many of a kind stand under everything else. */
const FIRST = 3;

/** A title, a badge, a text and a line of facts. */
interface Row {
  url: string;
  title: string;
  badge?: string;
  text: string;
  facts: (string | false | null | undefined)[];
}

const rows: { [Kind in FindKind]: (item: Item<Kind>) => Row } = {
  discussions: ({ url, title, excerpt, found, postCount, lastPostAt, solved, association }) => ({
    url,
    title,
    ...(solved && { badge: 'Решено' }),
    text: excerpt,
    facts: [
      association?.title,
      counted.posts(postCount),
      found > 1 && `слова есть в ${counted.inPosts(found)}`,
      `последнее ${new Date(lastPostAt).toLocaleDateString('ru', { timeZone: 'Europe/Moscow' })}`,
    ],
  }),
  associations: ({ url, title, purpose, subjects, mine }) => ({
    url,
    title,
    ...(mine && { badge: 'Вы участник' }),
    text: purpose,
    facts: [subjects.join(', ')],
  }),
  people: ({ url, name, position, school, mentor, words: said }) => ({
    url,
    title: name,
    ...(mentor && { badge: 'Наставник' }),
    text: said,
    facts: [position, school],
  }),
};

const shortened = (text: string): string =>
  text.length <= longest ? text : `${text.slice(0, Math.max(text.lastIndexOf(' ', longest), 100))}…`;

/** Marks in a text the words of a question in any form. */
function markerOf(question: string): Mark {
  const stems = tellingWords(words(question).map(({ folded }) => folded)).map(stem);
  return (text) => marked(markedParts(text, stems).map(({ text: run, hit }) => ({ text: run, marked: hit })));
}

/** Items of one kind; `level` is that of their headings. */
export function aroundItems<Kind extends FindKind>(
  kind: Kind,
  found: NonNullable<Found[Kind]>,
  level: 2 | 3,
): HTMLElement[] {
  const mark = markerOf(found.question);
  return (found.items as Item<Kind>[]).map((item) =>
    itemOf((rows[kind] as (one: Item<Kind>) => Row)(item), mark, level),
  );
}

function itemOf({ url, title, badge, text, facts }: Row, mark: Mark, level: 2 | 3): HTMLElement {
  const said = facts.filter(Boolean).join(' · ');
  return make(
    'li',
    { class: 'search-result' },
    make(`h${level}`, { class: 'search-result-title' }, make('a', { href: url }, ...mark(title))),
    ...(badge ? [make('span', { class: 'badge search-result-kind' }, badge)] : []),
    ...(text ? [make('p', { class: 'search-result-excerpt' }, ...mark(shortened(text)))] : []),
    ...(said ? [make('p', { class: 'search-result-facts' }, said)] : []),
  );
}

/** What stands under the materials when everything is shown: the first of each kind, and the way to all of them. */
export function aroundSections(found: Found, addressOf: (kind: FindKind) => string): HTMLElement[] {
  return (['discussions', 'associations', 'people'] as const).flatMap((kind) => {
    const part = found[kind];
    if (!part || part.total === 0) return [];
    const items = aroundItems(kind, part as never, 3).slice(0, FIRST);
    const more =
      part.total > items.length
        ? [
            make(
              'p',
              {},
              make(
                'a',
                { href: addressOf(kind), 'data-tab': kind },
                `Все ${tabTitles[kind].toLowerCase()}: ${part.total.toLocaleString('ru')}`,
              ),
            ),
          ]
        : [];
    const list = make('ol', { class: 'search-results' }, ...items);
    return [make('section', { class: 'search-section' }, make('h2', {}, tabTitles[kind]), list, ...more)];
  });
}
