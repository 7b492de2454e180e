import { and, desc, eq } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { users } from '../../../db/schema/accounts.ts';
import { pairReflections, pairSilences } from '../../../db/schema/mentoring/pairs.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { answerInput, reflectionInput, silenceInput, stageInput } from './input.ts';
import { readPair } from './pair.ts';
import { worksInside } from './policy.ts';
import { becauseCoordinates, becauseInside, tell } from './telling.ts';

/** For people outside a pair its confidential notes do not exist. */
async function confided(actor: MaybeActor, pairId: string) {
  if (!actor) throw notFound();
  const person = actor;
  const pair = await readPair(person, pairId);
  if (!worksInside(person, pair.parties)) throw notFound();
  return { person, pair };
}

/** Reflections of mentors, mentees and the coordinator: mid-term and final. @throws Problem 401, 404 */
export async function listReflections(actor: MaybeActor, pairId: string) {
  await confided(actor, pairId);
  const rows = await read
    .select({ reflection: pairReflections, by: { id: users.id, name: users.name } })
    .from(pairReflections)
    .innerJoin(users, eq(users.id, pairReflections.userId))
    .where(eq(pairReflections.pairId, pairId))
    .orderBy(desc(pairReflections.stage), users.name)
    .limit(200);
  return rows.map(({ reflection: { stage, helped, hindered, next, updatedAt }, by }) => ({
    stage,
    helped,
    hindered,
    next,
    updatedAt,
    by,
  }));
}

/** Saves the caller's reflection, replacing the earlier one. @throws Problem 401, 404, 403 (before the start), 400 */
export async function reflect(actor: MaybeActor, pairId: string, stage: string, input: unknown) {
  const { person, pair } = await confided(actor, pairId);
  if (pair.state !== 'active' && pair.state !== 'completed')
    throw forbidden('Размышления пишут, когда работа началась.');
  const named = parse(stageInput, stage);
  const words = { ...parse(reflectionInput, input), updatedAt: new Date() };
  await write((database) =>
    database
      .insert(pairReflections)
      .values({ pairId, userId: person.id, stage: named, ...words })
      .onConflictDoUpdate({
        target: [pairReflections.pairId, pairReflections.userId, pairReflections.stage],
        set: words,
      }),
  );
  return { stage: named };
}

/** Reports that the other side is silent: the coordinator reads all, everyone else only their own. @throws Problem 401, 404 */
export async function listSilences(actor: MaybeActor, pairId: string) {
  const { person, pair } = await confided(actor, pairId);
  const own = pair.coordinator.id === person.id ? undefined : eq(pairSilences.userId, person.id);
  const rows = await read
    .select({ silence: pairSilences, by: { id: users.id, name: users.name } })
    .from(pairSilences)
    .innerJoin(users, eq(users.id, pairSilences.userId))
    .where(and(eq(pairSilences.pairId, pairId), own))
    .orderBy(desc(pairSilences.id))
    .limit(100);
  return rows.map(({ silence: { id, body, createdAt, answer, answeredAt }, by }) => ({
    id,
    body,
    createdAt,
    answer,
    answeredAt,
    by,
  }));
}

/** Sends «Другая сторона молчит» to the coordinator alone. @throws Problem 401, 404, 403, 400 */
export async function saySilent(actor: MaybeActor, pairId: string, input: unknown) {
  const { person, pair } = await confided(actor, pairId);
  if (pair.coordinator.id === person.id) throw forbidden('Это сообщение приходит вам самим.');
  if (pair.state !== 'active') throw forbidden('Пара сейчас не работает.');
  const id = newId();
  const { body } = parse(silenceInput, input);
  await write(async (database) => {
    await database.insert(pairSilences).values({ id, pairId, userId: person.id, body });
    // Only to the coordinator, without the text.
    await tell(database, pairId, [pair.coordinator.id], {
      title: 'Участник пары пишет вам: другая сторона молчит',
      reason: becauseCoordinates,
      at: '#silence',
      actorId: person.id,
    });
  });
  return { id };
}

/** Saves the coordinator's answer. @throws Problem 401, 404, 403, 400 */
export async function answerSilence(actor: MaybeActor, pairId: string, silenceId: string, input: unknown) {
  const { person, pair } = await confided(actor, pairId);
  if (pair.coordinator.id !== person.id) throw forbidden('Отвечает координатор пары.');
  const { answer } = parse(answerInput, input);
  await write(async (database) => {
    const [said] = await database
      .update(pairSilences)
      .set({ answer, answeredAt: new Date() })
      .where(and(eq(pairSilences.id, silenceId), eq(pairSilences.pairId, pairId)))
      .returning({ userId: pairSilences.userId });
    if (!said) throw notFound();
    // A person who left the pair is not notified.
    if (!pair.people.some(({ id }) => id === said.userId)) return;
    await tell(database, pairId, [said.userId], {
      title: 'Координатор ответил вам о молчании другой стороны',
      reason: becauseInside,
      at: '#silence',
      actorId: person.id,
    });
  });
  return { id: silenceId };
}
