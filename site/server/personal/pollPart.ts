import type { Mine } from '../../../api/community/discussions/index.ts';
import { countOf, dayOf, formOf } from '../../../api/platform/russian/shared/russian.ts';
import { html, type Markup } from './html.ts';

/** A poll, independent of the reader. */
interface PollArgs {
  id: string;
  question: string;
  multiple: boolean;
  anonymous: boolean;
  /** Milliseconds since 1970, or null. */
  closesAt: number | null;
  options: { id: string; title: string; votes: number }[];
  voters: number;
  /** The number of its post, for the link back. */
  number: number;
  writes: boolean;
  votesUrl: string;
}

function terms(poll: PollArgs, closed: boolean): string {
  const until = poll.closesAt === null ? null : dayOf(new Date(poll.closesAt - 1));
  return [
    poll.multiple ? 'можно выбрать несколько' : 'один вариант',
    poll.anonymous ? 'анонимный: имён не видит никто' : 'видно, кто за что',
    closed ? `завершён ${until}` : until && `голосуем до ${until} включительно`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** The question with its answers: choices for those who may vote, bars for everyone. */
export function pollPart(mine: Mine, poll: PollArgs): Markup {
  const closed = poll.closesAt !== null && poll.closesAt <= Date.now();
  const votes = mine.userId !== null && poll.writes && !closed;
  const voted = poll.options.some(({ id }) => mine.votes.includes(id));
  const kind = poll.multiple ? 'checkbox' : 'radio';
  const rows = poll.options.map(({ id, title, votes: count }) => {
    const share = poll.voters === 0 ? 0 : Math.round((count / poll.voters) * 100);
    const own = mine.votes.includes(id);
    const name = votes
      ? html`<label class="choice"><input type="${kind}" name="options${poll.multiple && '[]'}" value="${id}"${own && html` checked`}><span>${title}</span></label>`
      : html`<span>${title}${own && html` <b class="badge accent">ваш голос</b>`}</span>`;
    return html`<li>${name}<span class="share">${count} <span class="quiet">(${share} %)</span></span><svg aria-hidden="true" width="100%" height="8"><rect class="ground" width="100%" height="8" rx="2"/><rect class="bar" width="${share}%" height="8" rx="2"/></svg></li>`;
  });
  const who = mine.userId && !poll.anonymous && poll.voters > 0 && html`<a href="${poll.votesUrl}">Кто за что</a>`;
  const total = html`<span class="quiet">${formOf(poll.voters, 'Проголосовал', 'Проголосовали', 'Проголосовали')} ${countOf(poll.voters, 'человек', 'человека', 'человек')}</span>`;
  const acts = votes
    ? html`<button class="button" name="intent" value="vote">${voted ? 'Изменить голос' : 'Проголосовать'}</button>${voted && html`<button class="button quiet" name="intent" value="unvote">Взять голос назад</button>`}`
    : html``;
  const body = html`<fieldset><legend>${poll.question}</legend><p class="quiet">Опрос: ${terms(poll, closed)}.</p><ul>${rows}</ul></fieldset><p class="row">${acts}${total}${who}</p>`;
  return votes
    ? html`<form method="post" class="poll"><input type="hidden" name="poll" value="${poll.id}"><input type="hidden" name="number" value="${poll.number}">${body}</form>`
    : html`<div class="poll">${body}</div>`;
}
