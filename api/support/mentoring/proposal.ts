import { and, eq, inArray } from 'drizzle-orm';
import { type Database, write } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { pairPeople, pairs } from '../../../db/schema/mentoring/pairs.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { conflict, forbidden, parse } from '../../platform/problem/index.ts';
import { moved } from './course.ts';
import { remember } from './history.ts';
import { agreementInput, proposalInput } from './input.ts';
import { checkPeople, checkSchools } from './named.ts';
import { readPair } from './pair.ts';
import { administeredSide, mayPropose } from './policy.ts';
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
  const { parties } = await readPair(person, id);
  const side = administeredSide(person, parties);
  if (!side) throw forbidden('За школу отвечает её администрация.');
  const { decision, comment } = parse(agreementInput, input);
  return write(async (database) => {
    const [pair] = await database.select().from(pairs).where(eq(pairs.id, id));
    if (pair?.state !== 'proposed') throw moved(pair?.state ?? 'stopped');
    const now = new Date();
    if (decision === 'decline') {
      await database.update(pairs).set({ state: 'stopped', endedAt: now }).where(eq(pairs.id, id));
      await remember(database, person, id, 'decline', comment);
      await tellOfAnswer(database, id, person, 'отказалась: пара не состоится');
      return { state: 'stopped' as const };
    }
    const own = side === 'leader' ? 'leaderAgreedAt' : 'supportedAgreedAt';
    if (pair[own]) return { state: 'proposed' as const };
    const state = pair[side === 'leader' ? 'supportedAgreedAt' : 'leaderAgreedAt'] ? 'agreed' : 'proposed';
    await database
      .update(pairs)
      .set({ [own]: now, state })
      .where(eq(pairs.id, id));
    await remember(database, person, id, 'agree', comment);
    await tellOfAnswer(
      database,
      id,
      person,
      state === 'agreed' ? 'согласилась: согласны обе школы' : 'согласилась на пару',
    );
    return { state: state as 'agreed' | 'proposed' };
  });
}

/** Notifies the coordinator of every answer; the others, when the pair is agreed or declined. */
async function tellOfAnswer(database: Database, id: string, person: Actor, answer: string): Promise<void> {
  const circle = await circleOf(database, id);
  const title = `${circle.title}: ${person.school?.title ?? 'школа'} ${answer}`;
  await tell(database, id, [circle.coordinator], { title, reason: becauseCoordinates, actorId: person.id });
  if (answer === 'согласилась на пару') return;
  const rest = [...circle.administrations, ...circle.mentors, ...circle.mentees];
  await tell(database, id, rest, { title, reason: 'пара касается вас или вашей школы', actorId: person.id });
}
