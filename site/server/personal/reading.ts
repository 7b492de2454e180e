import type { Mine } from '../../../api/community/discussions/index.ts';
import { countOf } from '../../../api/platform/russian/shared/russian.ts';
import { html, type Markup } from './html.ts';

const nothing = html``;
/** A person who never opened the discussion has no «new» posts: all are. */
const isUnread = (mine: Mine, number: number) => mine.position > 0 && number > mine.position;

/** «новое» beside a post after the last one read. */
export const unreadMark = (mine: Mine, { number }: { number: number }): Markup =>
  isUnread(mine, number) ? html`<span class="badge warm">новое</span>` : nothing;

/** The line before the first unread post. */
export const stoppedHere = (mine: Mine, { number }: { number: number }): Markup =>
  mine.position > 0 && number === mine.position + 1
    ? html`<p class="stopped" id="unread"><span>Вы остановились здесь</span></p>`
    : nothing;

interface Progress {
  threadUrl: string;
  postCount: number;
  /** The number of the last post on this page. */
  last: number;
}

/** Unread posts, the link to them, and the button for browsers without scripts. */
export function readingProgress(mine: Mine, { threadUrl, postCount, last }: Progress): Markup {
  const unread = mine.position > 0 ? postCount - mine.position : 0;
  const read = html`<form method="post" class="mark-read"><input type="hidden" name="intent" value="markRead"><input type="hidden" name="number" value="${postCount}"><button class="button quiet">Отметить прочитанным</button></form>`;
  return html`<div class="progress" data-read="${mine.position}">${
    unread > 0 &&
    html`<a class="button" href="${threadUrl}/unread">К первому непрочитанному <span class="count">${countOf(unread, 'новое', 'новых', 'новых')}</span></a>`
  }${(unread > 0 || (mine.position === 0 && last < postCount)) && read}${
    unread === 0 && mine.position > 0 && html`<span class="small quiet">Вы прочитали всё.</span>`
  }${mine.position === 0 && last >= postCount && html`<noscript>${read}</noscript>`}</div>`;
}
