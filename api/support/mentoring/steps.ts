import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Database } from '../../../db/client.ts';
import { pairActs, pairPeople, pairs } from '../../../db/schema/mentoring/pairs.ts';
import type { Actor, MaybeActor } from '../../platform/actor/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { type Done, type Door, flowOf, rowIn } from '../../platform/workflow/index.ts';
import { remember } from './history.ts';
import { agreementInput, stateInput } from './input.ts';
import { administeredSide, mayLead, maySeePair } from './policy.ts';
import { tellOfAnswer, tellOfMove } from './stepNotices.ts';
import { pairStateTitles } from './words.ts';

type State = keyof typeof pairStateTitles;
export type Walked = typeof pairs.$inferSelect & { peopleIds: string[] };

/** The pair as its rules see it. @throws Problem 404 */
async function findPair(database: Database, actor: MaybeActor, id: string): Promise<Walked> {
  const [pair] = await database.select().from(pairs).where(eq(pairs.id, id));
  const people = await database
    .select({ userId: pairPeople.userId })
    .from(pairPeople)
    .where(eq(pairPeople.pairId, id))
    .limit(100);
  const found = pair && { ...pair, peopleIds: people.map(({ userId }) => userId) };
  if (!found || !maySeePair(actor, found)) throw notFound();
  return found;
}

const byLeaders = { may: mayLead, whyNot: 'Работу пары начинают и завершают её координатор и методисты центра.' };
const bySchools = {
  from: ['proposed'] as const,
  may: (actor: Actor, pair: Walked) => administeredSide(actor, pair) !== null,
  whyNot: 'За школу отвечает её администрация.',
};

const ownYes = (actor: MaybeActor, pair: Walked) =>
  administeredSide(actor, pair) === 'leader' ? pair.leaderAgreedAt : pair.supportedAgreedAt;
const othersYes = (actor: MaybeActor, pair: Walked) =>
  administeredSide(actor, pair) === 'leader' ? pair.supportedAgreedAt : pair.leaderAgreedAt;
const move = (state: 'active' | 'completed' | 'stopped') => (database: Database, done: Done<Walked>) =>
  tellOfMove(database, done.thing.id, state, done.actor);

/** Every way from one state of a pair to another; there are no others. */
export const pairFlow = flowOf<Walked, State>()({
  kind: 'pair',
  titles: pairStateTitles,
  moved: (title) => `Состояние пары уже другое: «${title}». Обновите страницу.`,
  find: findPair,
  row: rowIn(pairs),
  steps: {
    /** The second yes makes the pair agreed. */
    agree: {
      ...bySchools,
      to: ({ actor, thing }) => (othersYes(actor, thing) ? 'agreed' : 'proposed'),
      already: (pair, actor) => pair.state === 'proposed' && ownYes(actor, pair) !== null,
      audit: 'agree',
      tell: (database, { after, actor }) =>
        tellOfAnswer(database, after.id, actor, after.state === 'agreed' ? 'agreed' : 'yes'),
    },
    decline: {
      ...bySchools,
      to: 'stopped',
      audit: 'decline',
      tell: (database, { thing, actor }) => tellOfAnswer(database, thing.id, actor, 'declined'),
    },
    start: { ...byLeaders, from: ['agreed'], to: 'active', audit: 'start', tell: move('active') },
    complete: { ...byLeaders, from: ['active'], to: 'completed', audit: 'complete', tell: move('completed') },
    stop: {
      ...byLeaders,
      from: ['proposed', 'agreed', 'active'],
      to: 'stopped',
      reason: 'Напишите, почему работа остановлена.',
      audit: 'stop',
      tell: move('stopped'),
    },
  },
  // The reason stays with the pair: the audit log is read by those who may not know of it.
  async record(database, act, { actor, thing, facts: { note } }) {
    if (actor && isAct(act)) await remember(database, actor, thing.id, act, typeof note === 'string' ? note : '');
  },
});

const isAct = (act: string): act is (typeof pairActs)[number] => (pairActs as readonly string[]).includes(act);

const acts = { active: 'start', completed: 'complete', stopped: 'stop' } as const;

/** Those who lead a pair name the state to come to. */
export const leading: Door<Walked, 'start' | 'complete' | 'stop', z.infer<typeof stateInput>> = {
  leadsTo: ['start', 'complete', 'stop'],
  asks: stateInput,
  choose: ({ state }) => acts[state],
};

/** An administration answers for its school. */
export const answering: Door<Walked, 'agree' | 'decline', z.infer<typeof agreementInput>> = {
  leadsTo: ['agree', 'decline'],
  asks: agreementInput,
  choose: ({ decision }) => decision,
};
