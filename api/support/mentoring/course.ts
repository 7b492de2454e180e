import { eq } from 'drizzle-orm';
import { type Database, write } from '../../../db/client.ts';
import { pairs } from '../../../db/schema/mentoring/pairs.ts';
import { openTalk } from '../../community/discussions/index.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { renderMarkdown } from '../../platform/markdown/index.ts';
import { conflict, forbidden, parse } from '../../platform/problem/index.ts';
import { remember } from './history.ts';
import { stateInput } from './input.ts';
import { readPair } from './pair.ts';
import { mayLead } from './policy.ts';
import { becauseAdministers, becauseInside, circleOf, insidersOf, tell } from './telling.ts';
import { pairStateTitles } from './words.ts';

/** A step that the state no longer allows. */
export const moved = (state: keyof typeof pairStateTitles) =>
  conflict(`Состояние пары уже другое: «${pairStateTitles[state].toLowerCase()}». Обновите страницу.`, { state });

const before = { active: ['agreed'], completed: ['active'], stopped: ['proposed', 'agreed', 'active'] } as const;
const acts = { active: 'start', completed: 'complete', stopped: 'stop' } as const;

/**
 * Starts, completes or stops a pair. A start opens its private talk.
 * @throws Problem 401, 404, 403, 400 (no reason for a stop), 409 when the state does not lead there
 */
export async function movePair(actor: MaybeActor, id: string, input: unknown) {
  const person = signedIn(actor);
  const { parties, leader, supported } = await readPair(person, id);
  if (!mayLead(person, parties)) throw forbidden('Работу пары начинают и завершают её координатор и методисты центра.');
  const { state, reason } = parse(stateInput, input);
  const html = renderMarkdown(welcome);
  await write(async (database) => {
    const [pair] = await database.select().from(pairs).where(eq(pairs.id, id));
    const from: readonly string[] = before[state];
    if (!pair || !from.includes(pair.state)) throw moved(pair?.state ?? 'stopped');
    const now = new Date();
    await database
      .update(pairs)
      .set(state === 'active' ? { state, startedAt: now } : { state, endedAt: now })
      .where(eq(pairs.id, id));
    if (state === 'active')
      await openTalk(database, {
        pairId: id,
        title: talkTitle(leader, supported),
        authorId: pair.coordinatorId,
        body: welcome,
        html,
        date: now,
      });
    await remember(database, person, id, acts[state], reason);
    await tellOfMove(database, id, { state, actorId: person.id });
  });
  return { state };
}

const news = {
  active: { title: 'пара начала работу. Начните с цели', at: '#goals' },
  completed: { title: 'работа пары завершена. Напишите, пожалуйста, итоговое размышление', at: '#reflections' },
  stopped: { title: 'работа пары остановлена', at: '' },
} as const;

/** Those inside are led to what they do next; the administrations are told the step. */
async function tellOfMove(
  database: Database,
  id: string,
  { state, actorId }: { state: keyof typeof news; actorId: string },
): Promise<void> {
  const circle = await circleOf(database, id);
  const { title, at } = news[state];
  const told = (words: string) => `${circle.title}: ${words}`;
  const inside = insidersOf(circle);
  await tell(database, id, inside, { title: told(title), reason: becauseInside, at, actorId });
  const outside = circle.administrations.filter((one) => !inside.includes(one));
  await tell(database, id, outside, {
    title: told(title.split('. ')[0] as string),
    reason: becauseAdministers,
    actorId,
  });
}

export const talkTitle = (leader: { title: string }, supported: { title: string }) =>
  `Разговор пары: ${leader.title} и ${supported.title}`;
/** The first post of every private talk. */
export const welcome =
  'Здесь говорят наставники, наставляемые и координатор пары. Больше этот разговор не видит никто: ни администрации школ, ни другие методисты, ни администратор платформы.';
