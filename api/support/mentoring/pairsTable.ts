import { count, inArray, sum } from 'drizzle-orm';
import type { z } from 'zod';
import { read } from '../../../db/client.ts';
import { pairMeetings } from '../../../db/schema/mentoring/pairs.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { csvOf } from '../../platform/csv/index.ts';
import { forbidden } from '../../platform/problem/index.ts';
import { dayOf } from '../../platform/russian/shared/russian.ts';
import type { pairsQuery } from './input.ts';
import { listPairs, type PairRow } from './pair.ts';
import { seesEveryPair } from './policy.ts';
import { figure, pairStateTitles } from './words.ts';

const head = [
  'Школа-лидер',
  'Школа с поддержкой',
  'Состояние',
  'Над чем работают',
  'Наставники',
  'Наставляемые',
  'Координатор',
  'Начало',
  'Окончание',
  'Последняя запись',
  'Молчит',
  'Встреч',
  'Часов',
  'Целей',
  'Пройдено в среднем, %',
];

/**
 * The centre's pairs as CSV for Russian Excel: UTF-8 with a byte order mark, semicolons, decimal commas.
 * @throws Problem 401, 403; 404 for the administrator
 */
export async function pairsTable(actor: MaybeActor, query: z.infer<typeof pairsQuery>): Promise<string> {
  const person = signedIn(actor);
  const lines = [head];
  let cursor: string | undefined;
  do {
    const { items, next } = await listPairs(person, { ...query, limit: 100, cursor });
    if (!seesEveryPair(person))
      throw forbidden('Сводку по парам выгружают методический центр и управление образования.');
    const meetings = await meetingsOf(items.map(({ id }) => id));
    lines.push(...items.map((pair) => lineOf(pair, meetings.get(pair.id))));
    cursor = next ?? undefined;
  } while (cursor);
  return csvOf(lines);
}

interface Held {
  count: number;
  minutes: number;
}

async function meetingsOf(pairIds: string[]): Promise<Map<string, Held>> {
  if (pairIds.length === 0) return new Map();
  const rows = await read
    .select({ pairId: pairMeetings.pairId, count: count(), minutes: sum(pairMeetings.minutes) })
    .from(pairMeetings)
    .where(inArray(pairMeetings.pairId, pairIds))
    .groupBy(pairMeetings.pairId);
  return new Map(rows.map(({ pairId, count, minutes }) => [pairId, { count, minutes: Number(minutes) }]));
}

function lineOf(pair: PairRow, held: Held = { count: 0, minutes: 0 }): string[] {
  const names = (side: string) =>
    pair.people
      .filter((person) => person.side === side)
      .map(({ name }) => name)
      .join(', ');
  const day = (date: Date | null) => (date ? dayOf(date) : '');
  return [
    pair.leader.title,
    pair.supported.title,
    pairStateTitles[pair.state],
    pair.purpose,
    names('mentor'),
    names('mentee'),
    pair.coordinator.name,
    day(pair.startedAt),
    day(pair.endedAt),
    dayOf(pair.lastEntryAt),
    pair.silent ? 'да' : '',
    String(held.count),
    figure(held.minutes / 60),
    String(pair.goals.length),
    pair.progress === null ? '' : String(pair.progress),
  ];
}
