import type { Database } from '../../../db/client.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { becauseAdministers, becauseCoordinates, becauseInside, circleOf, insidersOf, tell } from './telling.ts';

const news = {
  active: { title: 'пара начала работу. Начните с цели', at: '#goals' },
  completed: { title: 'работа пары завершена. Напишите, пожалуйста, итоговое размышление', at: '#reflections' },
  stopped: { title: 'работа пары остановлена', at: '' },
} as const;

/** Those inside are led to what they do next; the administrations are told the step. */
export async function tellOfMove(
  database: Database,
  id: string,
  state: keyof typeof news,
  actor: Actor | null,
): Promise<void> {
  const circle = await circleOf(database, id);
  const { title, at } = news[state];
  const told = (words: string) => `${circle.title}: ${words}`;
  const by = actor ? { actorId: actor.id } : {};
  const inside = insidersOf(circle);
  await tell(database, id, inside, { title: told(title), reason: becauseInside, at, ...by });
  const outside = circle.administrations.filter((one) => !inside.includes(one));
  const step = title.split('. ')[0] as string;
  await tell(database, id, outside, { title: told(step), reason: becauseAdministers, ...by });
}

const answers = {
  yes: 'согласилась на пару',
  agreed: 'согласилась: согласны обе школы',
  declined: 'отказалась: пара не состоится',
} as const;

/** The coordinator hears every answer; the rest hear that the pair is agreed or will not be. */
export async function tellOfAnswer(
  database: Database,
  id: string,
  actor: Actor | null,
  answer: keyof typeof answers,
): Promise<void> {
  const circle = await circleOf(database, id);
  const title = `${circle.title}: ${actor?.school?.title ?? 'школа'} ${answers[answer]}`;
  const by = actor ? { actorId: actor.id } : {};
  await tell(database, id, [circle.coordinator], { title, reason: becauseCoordinates, ...by });
  if (answer === 'yes') return;
  const rest = [...circle.administrations, ...circle.mentors, ...circle.mentees];
  await tell(database, id, rest, { title, reason: 'пара касается вас или вашей школы', ...by });
}
