import type { Mine } from '../../../api/community/discussions/index.ts';
import { html, type Markup } from './html.ts';

/** A post, independent of the reader. */
export interface PostActs {
  id: string;
  number: number;
  authorId: string;
  useful: number;
  accepted: boolean;
  official: boolean;
  /** The discussion's address, its author, and the page number. */
  url: string;
  openerId: string;
  page: number;
  /** The rights of this class of readers. */
  writes: boolean;
  moderates: boolean;
  /** A pair's private discussion has no official answers. */
  private: boolean;
  /** Who can open a link to it: «все». */
  reach: string;
}

const act = (intent: string, words: string) => html`<button name="intent" value="${intent}">${words}</button>`;

function usefulPart(mine: Mine, post: PostActs): Markup {
  const pressed = mine.useful.includes(post.id);
  const others = `${post.url}/posts/${post.number}/useful`;
  if (!mine.userId) return post.useful > 0 ? html`<span>Полезно: ${post.useful}</span>` : html``;
  const count = html`<a href="${others}" data-count${post.useful === 0 && html` hidden`} aria-label="Кому полезно: ${post.useful}">${post.useful}</a>`;
  if (mine.userId === post.authorId) return post.useful > 0 ? html`<span>Полезно ${count}</span>` : html``;
  return html`<span><button name="intent" value="${pressed ? 'unuseful' : 'useful'}" aria-pressed="${String(pressed)}" data-useful="${post.id}">Полезно</button>${count}</span>`;
}

/** The rare actions behind «Ещё». */
function more(mine: Mine, post: PostActs): Markup[] {
  const own = mine.userId === post.authorId;
  const to = (name: string) =>
    `?${post.page > 1 ? `page=${post.page}&` : ''}${name}=${post.number}#post-${post.number}`;
  const solves = post.number > 1 && (post.moderates || (mine.userId === post.openerId && post.writes));
  return [
    html`<a href="${to('bookmark')}">${mine.bookmarked.includes(post.id) ? 'В закладках: изменить' : 'В закладки…'}</a>`,
    html`<a href="${post.url}/posts/${post.number}" data-copy="${post.reach}">Ссылка на сообщение</a>`,
    ...(solves ? [post.accepted ? act('unsolve', 'Снять «Решение»') : act('solve', 'Это решение')] : []),
    ...(mine.methodist && !post.private
      ? [post.official ? act('unofficial', 'Снять «Официальный ответ»') : act('official', 'Официальный ответ центра')]
      : []),
    ...(own && post.writes ? [html`<a href="${to('edit')}">Изменить</a>`] : []),
    ...(own ? [] : [html`<a href="${post.url}/posts/${post.number}/flag">Пожаловаться</a>`]),
    ...((own && post.writes) || post.moderates
      ? [html`<a href="${to('delete')}">${own ? 'Удалить' : 'Скрыть'}</a>`]
      : []),
  ];
}

/** A cache of rows: most people have no marks of their own on a post and see the same row. */
const rows = new WeakMap<PostActs, Map<string, Markup>>();

/** The row of actions below a post, for one person. All work without scripts: links, and buttons of one form. */
export function postActs(mine: Mine, post: PostActs): Markup {
  const kinds = rows.get(post) ?? new Map<string, Markup>();
  rows.set(post, kinds);
  const { userId } = mine;
  const key = [
    userId === null,
    userId === post.authorId,
    userId === post.openerId,
    mine.methodist,
    mine.useful.includes(post.id),
    mine.bookmarked.includes(post.id),
  ].join();
  const made = kinds.get(key) ?? rowOfActs(mine, post);
  kinds.set(key, made);
  return made;
}

function rowOfActs(mine: Mine, post: PostActs): Markup {
  const to = (name: string) => `?${post.page > 1 ? `page=${post.page}&` : ''}${name}=${post.number}`;
  const useful = usefulPart(mine, post);
  if (!mine.userId)
    return html`<footer>${useful}<a href="${post.url}/posts/${post.number}" data-copy="${post.reach}">Ссылка</a></footer>`;
  const answers =
    post.writes &&
    html`<a href="${to('reply')}#reply" data-reply="${post.id}">Ответить</a><a href="${to('quote')}#reply" data-quote="${post.id}">Цитировать</a>`;
  return html`<footer><form method="post"><input type="hidden" name="post" value="${post.id}"><input type="hidden" name="number" value="${post.number}">${useful}${answers}<details class="menu"><summary aria-label="Ещё о сообщении № ${post.number}">Ещё</summary><div class="menu-sheet">${more(mine, post)}</div></details></form></footer>`;
}
