/** Where to go from a search that found nothing: near topics, or colleagues. */
import { loadSuggestions } from '../suggest/load.ts';
import { topicsNear, topicsOf } from '../suggest/near.ts';
import { make } from './dom.ts';

const MOST = 6;

/** Topics come in when they are loaded; without a network the rest stands without them. */
export function leadsOn(question: string): HTMLElement {
  const near = make('div', { class: 'search-near' });
  void addTopics(question, near).catch(() => undefined);
  const title = question.trim().slice(0, 200);
  const ask = make(
    'a',
    { class: 'button', href: `/threads/ask?title=${encodeURIComponent(title)}` },
    'Спросить в объединении',
  );
  const said = make('p', {}, 'Вопрос уже будет в поле нового обсуждения, останется добавить подробности.');
  const colleagues = make(
    'section',
    { class: 'search-ask' },
    make('h2', {}, 'Спросить коллег'),
    said,
    make('p', {}, ask),
  );
  return make('div', { class: 'search-leads' }, near, colleagues);
}

async function addTopics(question: string, part: HTMLElement): Promise<void> {
  const { all } = await loadSuggestions();
  const topics = topicsNear(question, all, MOST);
  const shown = topics.length > 0 ? topics : topicsOf(all).slice(0, MOST);
  if (shown.length === 0) return;
  const title = topics.length > 0 ? 'Близкие темы' : 'С чем приходят чаще всего';
  const links = shown.map(([, name, url]) => make('li', {}, make('a', { href: url }, name)));
  part.replaceChildren(
    make('h2', {}, title),
    make('ul', {}, ...links),
    make('p', {}, make('a', { href: '/topics' }, 'Все темы')),
  );
}
