/** What the search page says in words. */
import type { SearchAnswer } from './client.ts';

const rules = new Intl.PluralRules('ru');

/** «1 материал», «2 материала», «5 материалов». */
export function materials(count: number): string {
  const word = { one: 'материал', few: 'материала' }[rules.select(count) as 'one' | 'few'] ?? 'материалов';
  return `${count.toLocaleString('ru')}\u00a0${word}`;
}

/** The line that tells what was found; it is read aloud by screen readers. */
export function statusOf({ total, partial, unknown, query }: SearchAnswer): string {
  if (total === 0) return query.trim() ? 'Ничего не найдено' : 'Введите слова для поиска';
  const found = `${rules.select(total) === 'one' ? 'Найден' : 'Найдено'} ${materials(total)}`;
  if (partial) return `Всех слов сразу нет нигде. Есть часть слов: ${materials(total)}`;
  if (unknown.length === 0) return found;
  const words = unknown.map((word) => `«${word}»`).join(', ');
  return `${found} без ${unknown.length === 1 ? 'слова' : 'слов'} ${words}: ${unknown.length === 1 ? 'его' : 'их'} нет нигде`;
}
