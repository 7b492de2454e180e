import { bySurname, paperName } from '../../people/accounts/index.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import type { Paper, Part } from '../../platform/papers/index.ts';
import { forbidden } from '../../platform/problem/index.ts';
import { dayOf, timeOf } from '../../platform/russian/shared/russian.ts';
import { ofAssociation } from '../associations/index.ts';
import { type Meeting, readMeeting } from './meeting.ts';
import { formTitles } from './words.ts';

type Outcome = Meeting['outcomes'][number];

/** «1.2. Провести срез. Ответственный: А. С. Берёзкина. Срок: до 15.12.2026.» */
function decided(outcome: Outcome, number: string): string {
  const body = /[.!?…]$/.test(outcome.body) ? outcome.body : `${outcome.body}.`;
  const who = outcome.responsible ? ` Ответственный: ${paperName(outcome.responsible.name)}.` : '';
  const until = outcome.due ? ` Срок: до ${dayOf(outcome.due)}.` : '';
  return `${number} ${outcome.kind === 'information' ? 'Принять к сведению: ' : ''}${body}${who}${until}`;
}

function partsOfItem({ items, outcomes }: Meeting, index: number): Part[] {
  const item = items[index] as Meeting['items'][number];
  const own = outcomes.filter((outcome) => 'itemId' in outcome && outcome.itemId === item.id);
  const heard = [item.speaker, item.heard || `по вопросу «${item.title}».`].filter(Boolean).join(' — ');
  return [
    { kind: 'subheading', text: `${index + 1}. ${item.title}` },
    { kind: 'text', lead: 'СЛУШАЛИ:', text: heard },
    ...(item.spoke ? [{ kind: 'text' as const, lead: 'ВЫСТУПИЛИ:', text: item.spoke }] : []),
    ...(own.length > 0
      ? [
          {
            kind: 'text' as const,
            lead: 'РЕШИЛИ:',
            text: own.map((outcome, place) => decided(outcome, `${index + 1}.${place + 1}.`)).join('\n'),
          },
        ]
      : []),
  ];
}

function carriedParts({ carried }: Meeting): Part[] {
  if (carried.length === 0) return [];
  const lines = carried.map(
    (outcome) =>
      `${outcome.body}${/[.!?…]$/.test(outcome.body) ? '' : '.'} (${dayOf(outcome.meeting.startsAt)}${outcome.responsible ? `, ${paperName(outcome.responsible.name)}` : ''}) — ${outcome.doneAt ? 'выполнено' : 'остаётся на контроле'}.`,
  );
  return [
    { kind: 'heading', text: 'О решениях прошлых заседаний' },
    { kind: 'numbered', items: lines },
  ];
}

/** A meeting without an agenda has no empty headings. */
function agendaParts({ items }: Meeting): Part[] {
  if (items.length === 0) return [];
  return [
    { kind: 'heading', text: 'Повестка дня' },
    { kind: 'numbered', items: items.map(({ title, speaker }) => (speaker ? `${title} (${speaker})` : title)) },
  ];
}

function courseParts(meeting: Meeting): Part[] {
  if (meeting.items.length === 0) return [];
  return [
    { kind: 'heading', text: 'Ход заседания' },
    ...meeting.items.flatMap((_, index) => partsOfItem(meeting, index)),
  ];
}

function presence(meeting: Meeting): Part[] {
  const named = (mark: string) =>
    (meeting.people ?? [])
      .filter(({ attendance }) => attendance === mark)
      .map(({ name }) => name)
      .sort(bySurname)
      .map(paperName);
  const [present, excused] = [named('present'), named('excused')];
  return [
    { kind: 'text', lead: `Присутствовали (${present.length}):`, text: present.join(', ') || 'не отмечены' },
    ...(excused.length > 0
      ? [{ kind: 'text' as const, lead: 'Отсутствовали по уважительной причине:', text: excused.join(', ') }]
      : []),
  ];
}

/** «заседания объединения учителей математики»; several are listed by their quoted titles. */
export function meetingOf(titles: string[]): string {
  const [title = ''] = titles;
  if (titles.length === 1) return `заседания ${ofAssociation(title)}`;
  return `совместного заседания объединений ${titles.map((each) => `«${each}»`).join(', ')}`;
}

/** The minutes in their usual form: №, дата, председатель, секретарь, присутствовали, повестка, слушали / выступили / решили, подписи. */
export function paperOf(meeting: Meeting): Paper {
  const number = meeting.number || '___';
  const hosts = meeting.associations
    .filter(({ state }) => state === 'agreed')
    .sort((one, other) => Number(other.host) - Number(one.host));
  const where = [formTitles[meeting.form], meeting.form === 'online' ? '' : meeting.place].filter(Boolean).join(', ');
  const rest = meeting.outcomes.filter(({ itemId }) => !meeting.items.some(({ id }) => id === itemId));
  return {
    title: `Протокол № ${number}: ${meeting.title}`,
    author: meeting.secretary?.name ?? 'Опора',
    name: `Протокол № ${number} от ${dayOf(meeting.startsAt)}`,
    parts: [
      {
        kind: 'title',
        text: `ПРОТОКОЛ № ${number}`,
        under: meetingOf(hosts.map(({ title }) => title)),
      },
      {
        kind: 'facts',
        items: [
          { term: 'Дата', text: `${dayOf(meeting.startsAt)}, ${timeOf(meeting.startsAt)}` },
          { term: 'Место и форма', text: where },
          { term: 'Тема', text: meeting.title },
          { term: 'Председатель', text: meeting.chair ? paperName(meeting.chair.name) : '' },
          { term: 'Секретарь', text: meeting.secretary ? paperName(meeting.secretary.name) : '' },
        ],
      },
      ...presence(meeting),
      ...agendaParts(meeting),
      ...carriedParts(meeting),
      ...courseParts(meeting),
      ...(rest.length > 0
        ? [
            { kind: 'heading' as const, text: 'Общие решения' },
            {
              kind: 'text' as const,
              lead: 'РЕШИЛИ:',
              text: rest
                .map((outcome, place) => decided(outcome, `${meeting.items.length + 1}.${place + 1}.`))
                .join('\n'),
            },
          ]
        : []),
      {
        kind: 'signatures',
        items: [
          { role: 'Председатель', name: meeting.chair ? paperName(meeting.chair.name) : '' },
          { role: 'Секретарь', name: meeting.secretary ? paperName(meeting.secretary.name) : '' },
        ],
      },
    ],
  };
}

/** The minutes of a meeting, for those who may see its people, because it names them. @throws Problem 404, 403 */
export async function minutesPaper(actor: MaybeActor, id: string): Promise<Paper> {
  const meeting = await readMeeting(actor, id);
  if (!meeting.people)
    throw forbidden('Протокол читают участники объединений, которые собирались, и методический центр: в нём имена.');
  return paperOf(meeting);
}
