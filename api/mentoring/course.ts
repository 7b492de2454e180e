import { and, eq, inArray, isNull } from 'drizzle-orm';
import { type Database, read, write } from '../../db/client.ts';
import { newId } from '../../db/identifier.ts';
import { users } from '../../db/schema/accounts.ts';
import { posts, threads } from '../../db/schema/discussions.ts';
import { pairHistory, pairPeople, pairs } from '../../db/schema/mentoring.ts';
import { schoolKinds, schools } from '../../db/schema/schools.ts';
import { type MaybeActor, signedIn } from '../accounts/actor.ts';
import { recordAudit } from '../accounts/audit.ts';
import { badInput, conflict, forbidden, parse } from '../http/problem.ts';
import { renderMarkdown } from '../markdown.ts';
import { agreementInput, proposalInput, stateInput } from './input.ts';
import { readPair } from './pair.ts';
import { administeredSide, mayLead, mayPropose } from './policy.ts';
import { pairStateTitles } from './words.ts';

type Act = (typeof pairHistory.$inferInsert)['act'];

async function remember(database: Database, actor: { id: string }, pairId: string, act: Act, note = '') {
  await database.insert(pairHistory).values({ pairId, userId: actor.id, act, note });
  // The reason stays with the pair: the audit log is read by those who may not know of it.
  await recordAudit(database, actor, `pair.${act}`, { kind: 'pair', id: pairId });
}

/**
 * Proposes a pair to both administrations. Mentors work in the leader school, mentees in the supported one; the coordinator is
 * a methodist, the proposer unless told.
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
  });
  return { id, url: `/pairs/${id}`, state: 'proposed' as const };
}

async function checkSchools(leader: string, supported: string): Promise<void> {
  const found = await read
    .select({ schoolId: schoolKinds.schoolId, kind: schoolKinds.kind })
    .from(schools)
    .innerJoin(schoolKinds, and(eq(schoolKinds.schoolId, schools.id), isNull(schoolKinds.until)))
    .where(inArray(schools.id, [leader, supported]));
  const is = (id: string, kind: string) => found.some((row) => row.schoolId === id && row.kind === kind);
  const errors = [
    ...(is(leader, 'leader') ? [] : [{ path: 'leader', message: 'Выберите школу-лидера.' }]),
    ...(is(supported, 'low_results')
      ? []
      : [{ path: 'supported', message: 'Выберите школу, которой нужна поддержка.' }]),
  ];
  if (errors.length > 0) throw badInput(errors);
}

interface Named {
  leader: string;
  supported: string;
  mentors: string[];
  mentees: string[];
  coordinator: string;
}

async function checkPeople({ leader, supported, mentors, mentees, coordinator }: Named): Promise<void> {
  const found = await read
    .select({ id: users.id, role: users.role, schoolId: users.schoolId })
    .from(users)
    .where(and(inArray(users.id, [...mentors, ...mentees, coordinator]), eq(users.state, 'active')));
  const works = (school: string) => (id: string) =>
    found.some((row) => row.id === id && row.schoolId === school && ['teacher', 'school_admin'].includes(row.role));
  const errors = [
    ...(mentors.every(works(leader)) ? [] : [{ path: 'mentors', message: 'Наставники работают в школе-лидере.' }]),
    ...(mentees.every(works(supported))
      ? []
      : [{ path: 'mentees', message: 'Наставляемые работают в школе, которой нужна поддержка.' }]),
    ...(found.some(({ id, role }) => id === coordinator && role === 'methodist')
      ? []
      : [{ path: 'coordinator', message: 'Координатор пары — методист центра.' }]),
  ];
  if (errors.length > 0) throw badInput(errors);
}

const moved = (state: keyof typeof pairStateTitles) =>
  conflict(`Состояние пары уже другое: «${pairStateTitles[state].toLowerCase()}». Обновите страницу.`, { state });

/**
 * An administration answers for its school. The second yes makes the pair agreed; a no ends it.
 * @throws Problem 401, 404, 403, 400, 409 when there is nothing to agree to any more
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
    return { state: state as 'agreed' | 'proposed' };
  });
}

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
    if (state === 'active') await openTalk(database, { pair, title: talkTitle(leader, supported), html, date: now });
    await remember(database, person, id, acts[state], reason);
  });
  return { state };
}

export const talkTitle = (leader: { title: string }, supported: { title: string }) =>
  `Разговор пары: ${leader.title} и ${supported.title}`;
/** The first post of every private talk. */
export const welcome =
  'Здесь говорят наставники, наставляемые и координатор пары. Больше этот разговор не видит никто: ни администрации школ, ни другие методисты, ни администратор платформы.';

interface NewTalk {
  pair: { id: string; coordinatorId: string };
  title: string;
  html: string;
  date: Date;
}

async function openTalk(database: Database, { pair, title, html, date }: NewTalk): Promise<void> {
  const id = newId();
  const authorId = pair.coordinatorId;
  await database.insert(threads).values({
    id,
    pairId: pair.id,
    title,
    authorId,
    postCount: 1,
    lastPostAt: date,
    lastPosterId: authorId,
    createdAt: date,
  });
  await database.insert(posts).values({ threadId: id, number: 1, authorId, body: welcome, html, createdAt: date });
}
