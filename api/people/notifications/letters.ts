import { config } from '../../platform/config/index.ts';
import type { Letter, LetterItem } from '../../platform/mail/index.ts';
import { countOf } from '../../platform/russian/shared/russian.ts';
import type { Claimed } from './claim.ts';

/** How many lines a letter shows; the rest is a number. */
const most = 40;
const address = (path: string) => new URL(path, config.siteUrl).href;

const secretItem = (number: number): LetterItem => ({
  title: number === 1 ? 'Есть новое' : `Есть новое: ${number}`,
  note: 'Это закрытый раздел, поэтому в письме подробностей нет: они на сайте после входа.',
  url: address('/notifications'),
});

const itemOf = ({ title, reason, url }: Claimed[number]): LetterItem => ({
  title,
  note: `Почему вы это видите: ${reason}.`,
  url: address(url),
});

/** The same line about the same page is listed once. */
function distinct(items: LetterItem[]): LetterItem[] {
  return [...new Map(items.map((item) => [`${item.title}\n${item.url}`, item])).values()];
}

/** The groups of a letter; everything secret becomes one line without details. */
export function groupsOf(claimed: Claimed, placeOf: (subject: string) => string): NonNullable<Letter['groups']> {
  const open = claimed.filter(({ secret }) => !secret).slice(0, most);
  const titles = [...new Set(open.map(({ subject }) => placeOf(subject)))];
  const groups = titles.map((title) => ({
    title,
    items: distinct(open.filter(({ subject }) => placeOf(subject) === title).map(itemOf)),
  }));
  const secret = claimed.filter((one) => one.secret).length;
  const rest = claimed.length - secret - open.length;
  const single = [
    ...(secret > 0 ? [secretItem(secret)] : []),
    ...(rest > 0 ? [{ title: `И ещё ${rest} на сайте`, url: address('/notifications') }] : []),
  ];
  return single.length > 0 ? [...groups, { title: groups.length > 1 ? 'Ещё' : '', items: single }] : groups;
}

interface Written {
  claimed: Claimed;
  person: { name: string; email: string };
  centre: string;
  secret: string;
  placeOf: (subject: string) => string;
}

const footerOf = (text: string, unsubscribe: string): NonNullable<Letter['footer']> => ({
  text,
  links: [
    { label: 'Больше не присылать такие письма', url: unsubscribe },
    { label: 'Настроить уведомления', url: address('/me/notifications') },
  ],
});

/** The letter of immediate notifications. */
export function letterAtOnce({ claimed, person, centre, secret }: Written): Letter {
  const [only] = claimed;
  const alone = claimed.length === 1 && only && !only.secret ? only : null;
  const kinds = [...new Set(claimed.map(({ kind }) => kind))];
  const unsubscribe = address(`/unsubscribe/${secret}?from=${kinds.join('.')}`);
  return {
    to: person.email,
    subject: alone
      ? alone.title
      : claimed.length === 1
        ? 'Есть новое в «Опоре»'
        : `В «Опоре» ${countOf(claimed.length, 'новое событие', 'новых события', 'новых событий')}`,
    greeting: `Здравствуйте, ${person.name}!`,
    paragraphs: ['На платформе произошло то, о чём вы хотели узнавать сразу.'],
    groups: groupsOf(claimed, () => ''),
    footer: footerOf('Письмо пришло, потому что в настройках для таких событий выбрано «сразу письмом».', unsubscribe),
    unsubscribe,
    signature: centre,
  };
}

/** The digest since the last one, grouped by place. */
export function digestLetter({ claimed, person, centre, secret, placeOf }: Written, weekly: boolean): Letter {
  const unsubscribe = address(`/unsubscribe/${secret}?from=digest`);
  return {
    to: person.email,
    subject: `Сводка «Опоры»: ${countOf(claimed.length, 'новое событие', 'новых события', 'новых событий')}`,
    greeting: `Здравствуйте, ${person.name}!`,
    paragraphs: [
      weekly
        ? 'Вот что нового за неделю. Того, что вы уже прочитали на сайте, здесь нет.'
        : 'Вот что нового со вчерашнего дня. Того, что вы уже прочитали на сайте, здесь нет.',
    ],
    groups: groupsOf(claimed, placeOf),
    footer: footerOf(
      weekly
        ? 'Письмо пришло, потому что в настройках выбрана сводка раз в неделю.'
        : 'Письмо пришло, потому что в настройках выбрана ежедневная сводка.',
      unsubscribe,
    ),
    unsubscribe,
    signature: centre,
  };
}
