import { and, eq, inArray } from 'drizzle-orm';
import { type Database, write } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { pairPeople, pairs } from '../../../db/schema/mentoring/pairs.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { conflict, forbidden, parse } from '../../platform/problem/index.ts';
import { takeStep } from '../../platform/workflow/index.ts';
import { remember } from './history.ts';
import { proposalInput } from './input.ts';
import { checkPeople, checkSchools } from './named.ts';
import { administeredSide, mayPropose } from './policy.ts';
import { answering, pairFlow } from './steps.ts';
import { becauseAdministers, becauseCoordinates, becauseInside, circleOf, tell } from './telling.ts';

/**
 * Proposes a pair to both administrations. Mentors come from the leader school, mentees from the supported one; the coordinator is
 * a methodist, by default the proposer.
 * @throws Problem 401, 403, 400
 */
export async function proposePair(actor: MaybeActor, input: unknown) {
  const methodist = signedIn(actor);
  if (!mayPropose(methodist)) throw forbidden('Пары школ собирают методисты центра.');
  const { leader, supported, mentors, mentees, purpose, coordinator = methodist.id } = parse(proposalInput, input);
  await checkSchools(leader, supported);
  await checkPeople({ leader, supported, mentors, mentees, coordinator });
  const id = newId();
  await write(async (database) => {
    const [twin] = await database
      .select({ id: pairs.id })
      .from(pairs)
      .where(
        and(
          eq(pairs.leaderId, leader),
          eq(pairs.supportedId, supported),
          inArray(pairs.state, ['proposed', 'agreed', 'active']),
        ),
      );
    if (twin) throw conflict('Такая пара уже есть: откройте её в списке пар.', { url: `/pairs/${twin.id}` });
    await database
      .insert(pairs)
      .values({ id, leaderId: leader, supportedId: supported, coordinatorId: coordinator, state: 'proposed', purpose });
    await database
      .insert(pairPeople)
      .values([
        ...mentors.map((userId) => ({ pairId: id, userId, side: 'mentor' as const })),
        ...mentees.map((userId) => ({ pairId: id, userId, side: 'mentee' as const })),
      ]);
    await remember(database, methodist, id, 'propose');
    await tellOfProposal(database, id, methodist.id);
  });
  return { id, url: `/pairs/${id}`, state: 'proposed' as const };
}

async function tellOfProposal(database: Database, id: string, actorId: string): Promise<void> {
  const circle = await circleOf(database, id);
  const title = `Центр предлагает пару: ${circle.title}`;
  await tell(database, id, circle.administrations, {
    title: `${title}. Согласна ли ваша школа?`,
    reason: becauseAdministers,
    actorId,
  });
  const named = [...circle.mentors, ...circle.mentees].filter((one) => !circle.administrations.includes(one));
  await tell(database, id, named, { title: `${title}. Вас назвали её участником`, reason: becauseInside, actorId });
  await tell(database, id, [circle.coordinator], {
    title: `${title}. Координатор — вы`,
    reason: becauseCoordinates,
    actorId,
  });
}

/**
 * An administration answers for its school. The second yes makes the pair agreed; a no ends it.
 * @throws Problem 401, 404, 403, 400, 409 when the pair is no longer proposed
 */
export async function answerProposal(actor: MaybeActor, id: string, input: unknown) {
  const person = signedIn(actor);
  const { after } = await takeStep(pairFlow, person, id, answering, input, {
    async change(_database, { thing, input: { decision, comment: note }, now }) {
      if (decision === 'decline') return { set: { endedAt: now }, facts: { note } };
      const leads = administeredSide(person, thing) === 'leader';
      return { set: leads ? { leaderAgreedAt: now } : { supportedAgreedAt: now }, facts: { note } };
    },
  });
  return { state: after.state };
}
