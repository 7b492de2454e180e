/** What the search page says in words. */
import type { FindKind } from '../../../api/discovery/siteSearch/index.ts';
import type { Found } from './around.ts';
import type { Tab, TabCounts } from './tabs.ts';
import { hasWords } from './typed.ts';
import type { SearchAnswer } from './types.ts';

const rules = new Intl.PluralRules('ru');

type Forms = readonly [one: string, few: string, many: string];
function count(number: number, [one, few, many]: Forms): string {
  const word = { one, few }[rules.select(number) as 'one' | 'few'] ?? many;
  return `${number.toLocaleString('ru')}\u00a0${word}`;
}

/** «1 материал», «2 материала», «5 материалов», and so for everything that is counted here. */
export const counted = {
  materials: (number: number) => count(number, ['материал', 'материала', 'материалов']),
  practices: (number: number) => count(number, ['практика', 'практики', 'практик']),
  discussions: (number: number) => count(number, ['обсуждение', 'обсуждения', 'обсуждений']),
  associations: (number: number) => count(number, ['объединение', 'объединения', 'объединений']),
  people: (number: number) => count(number, ['человек', 'человека', 'человек']),
  posts: (number: number) => count(number, ['сообщение', 'сообщения', 'сообщений']),
  inPosts: (number: number) => count(number, ['сообщении', 'сообщениях', 'сообщениях']),
};

const list = new Intl.ListFormat('ru');
const isOne = (number: number) => rules.select(number) === 'one';

/**
 * The line that tells what the index found; it is read aloud by screen readers. `shelves` tells materials and practices apart
 * where the tab shows both.
 */
export function statusOf(
  { total, partial, complete = total, unknown, query }: SearchAnswer,
  tab: Tab = 'all',
  shelves?: TabCounts,
): string {
  if (total === 0) return hasWords(query) ? 'Ничего не найдено' : 'Введите слова для поиска';
  const { materials = total, practices = 0 } =
    tab === 'practices' ? { materials: 0, practices: total } : (shelves ?? {});
  const number = list.format([
    ...(materials > 0 ? [counted.materials(materials)] : []),
    ...(practices > 0 ? [counted.practices(practices)] : []),
  ]);
  // People who typed one word («ШНОР», which stands for several) are not told of words they did not type.
  const several = /\S\s+\S/.test(query);
  if (partial && several) return `Всех слов сразу нет нигде. Есть часть слов: ${number}`;
  const one = materials > 0 ? isOne(materials) && practices === 0 : isOne(practices);
  const found = `${one ? (materials > 0 ? 'Найден' : 'Найдена') : 'Найдено'} ${number}`;
  const all =
    several && complete > 0 && complete < total
      ? `, все слова сразу — ${complete === 1 ? 'в одном' : `в ${complete.toLocaleString('ru')}`}`
      : '';
  if (unknown.length === 0) return found + all;
  const words = unknown.map((word) => `«${word}»`).join(', ');
  return `${found} без ${unknown.length === 1 ? 'слова' : 'слов'} ${words}: ${unknown.length === 1 ? 'его' : 'их'} нет нигде`;
}

/** What there is beside materials and practices, for the end of the status line; empty when there is nothing. */
export function aroundStatus(found: Found): string {
  const kinds = (['discussions', 'associations', 'people'] as const).flatMap((kind) => {
    const total = found[kind]?.total ?? 0;
    return total > 0 ? [counted[kind](total)] : [];
  });
  return list.format(kinds);
}

const nothing: Record<FindKind, string> = {
  discussions: 'В обсуждениях этого нет',
  associations: 'Такого объединения нет',
  people: 'Таких людей не нашлось',
};

/** The status of a tab that the server fills. */
export const kindStatus = (kind: FindKind, total: number): string =>
  total === 0 ? nothing[kind] : `${isOne(total) && kind === 'people' ? 'Найден' : 'Найдено'} ${counted[kind](total)}`;
