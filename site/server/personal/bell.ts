import { countOf } from '../../../api/platform/russian/shared/russian.ts';
import { html, Markup } from './html.ts';
import type { Person } from './person.ts';

/** Lucide's bell, as `ui/Icon` draws it. */
const drawing = new Markup(
  '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" class="icon" aria-hidden="true"><path d="M10.268 21a2 2 0 0 0 3.464 0"/><path d="M3.262 15.326A1 1 0 0 0 4 17h16a1 1 0 0 0 .74-1.673C19.41 13.956 18 12.499 18 8A6 6 0 0 0 6 8c0 4.499-1.411 5.956-2.738 7.326"/></svg>',
);

/** «Уведомления: 3 непрочитанных», as it is read aloud. */
const bellLabel = (unread: number): string =>
  unread === 0 ? 'Уведомления' : `Уведомления: ${countOf(unread, 'непрочитанное', 'непрочитанных', 'непрочитанных')}`;

/** The bell of the header with the unread count; scripts update it as notifications come and are read. It also
 * tells scripts whose page this is (`site/browser/device.ts`). */
export const bell = ({ unread, actor }: Pick<Person, 'unread' | 'actor'>): Markup =>
  html`<a class="button quiet bell" href="/notifications" aria-label="${bellLabel(unread)}" data-bell="${unread}" data-who="${actor.id}">${drawing}<span class="rings" aria-hidden="true">${unread === 0 ? '' : unread > 99 ? '99+' : unread}</span></a>`;
