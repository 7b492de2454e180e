import type { Mine } from '../../../api/community/discussions/index.ts';
import { html, Markup } from './html.ts';

/** Below the trace of a hidden post: its text, only for its author. */
export function ownHidden(mine: Mine, { post }: { post: string }): Markup {
  const own = mine.hidden.find(({ id }) => id === post);
  if (!own) return html``;
  const why = own.waits
    ? 'Это ваше сообщение. Пока ведущий его не прочёл, текст видите только вы и ведущие.'
    : 'Это ваше сообщение. Текст по-прежнему видите вы и ведущие.';
  // Sanitised when it was stored.
  const words = new Markup(own.html);
  return html`<details class="own-hidden"${own.waits && html` open`}><summary>${why}</summary><div class="prose talk">${words}</div></details>`;
}
