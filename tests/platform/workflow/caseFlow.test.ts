import { eq, sql } from 'drizzle-orm';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { actorOf, loggedOf, outcomeOf } from '../../support/workflow.ts';

const { read, write } = await import('../../../db/client.ts');
const { notFound } = await import('../../../api/platform/problem/index.ts');
const { flowOf, rowIn, takeStep } = await import('../../../api/platform/workflow/index.ts');
type Actor = Awaited<ReturnType<typeof actorOf>>;

/** A case: steps one after another, each submitted by one side and accepted by the other. */
const definition = [
  { code: 'application', submits: 'school' },
  { code: 'interview', submits: 'centre' },
  { code: 'agreement', submits: 'school' },
] as const;
const states = [
  'draft',
  'open',
  'submitted',
  'returned',
  'skipping',
  'paused',
  'done',
  'refused',
  'withdrawn',
] as const;
type State = (typeof states)[number];
const cases = sqliteTable('test_cases', {
  id: text().primaryKey(),
  state: text({ enum: states }).notNull().default('draft'),
  version: integer().notNull().default(1),
  schoolId: text().notNull(),
  /** The place of the present step. */
  at: integer().notNull().default(0),
  resumesTo: text({ enum: states }),
  responsibleId: text(),
});
type Case = typeof cases.$inferSelect;

const sideOf = ({ role, school }: Actor, { schoolId }: Case) => {
  if (role === 'methodist') return 'centre';
  return role === 'school_admin' && school?.id === schoolId ? 'school' : null;
};
const submits = (actor: Actor, thing: Case) => sideOf(actor, thing) === definition[thing.at]?.submits;
const accepts = (actor: Actor, thing: Case) => sideOf(actor, thing) !== null && !submits(actor, thing);
const working = ['draft', 'open', 'returned'] as const;
const whyNot = 'Сейчас ход другой стороны.';

const flow = flowOf<Case, State>()({
  kind: 'test-case',
  titles: {
    draft: 'Черновик',
    open: 'Готовится',
    submitted: 'На проверке',
    returned: 'Возвращён',
    skipping: 'Просят пропустить',
    paused: 'Приостановлен',
    done: 'Завершён',
    refused: 'Отклонён',
    withdrawn: 'Отозван',
  },
  moved: (title) => `Этап сейчас в состоянии «${title}».`,
  async find(database, _actor, id) {
    const [found] = await database.select().from(cases).where(eq(cases.id, id));
    if (!found) throw notFound();
    return found;
  },
  row: rowIn(cases, { raises: true }),
  steps: {
    submit: { from: working, to: 'submitted', may: submits, whyNot, audit: 'case.submit' },
    accept: {
      from: ['submitted', 'skipping'],
      to: ({ thing }) => (thing.at + 1 < definition.length ? 'open' : 'done'),
      may: accepts,
      whyNot,
      audit: 'case.accept',
    },
    return: {
      from: ['submitted'],
      to: 'returned',
      may: accepts,
      whyNot,
      reason: 'Что исправить?',
      audit: 'case.return',
    },
    refuse: { from: ['submitted'], to: 'refused', may: accepts, whyNot, reason: 'Почему нет?', audit: 'case.refuse' },
    skip: { from: working, to: 'skipping', may: submits, whyNot, reason: 'Почему этап не нужен?', audit: 'case.skip' },
    reassign: { from: working, to: ({ thing }) => thing.state, may: submits, whyNot, audit: 'case.reassign' },
    pause: {
      from: [...working, 'submitted'],
      to: 'paused',
      may: (actor) => actor.role === 'methodist',
      reason: 'До каких пор ждём?',
      audit: 'case.pause',
    },
    resume: {
      from: ['paused'],
      to: ({ thing }) => thing.resumesTo ?? 'open',
      may: (actor) => actor.role === 'methodist',
      audit: 'case.resume',
    },
    withdraw: {
      from: [...working, 'submitted', 'paused'],
      to: 'withdrawn',
      may: (actor, thing) => sideOf(actor, thing) === 'school',
      reason: 'Почему отзываете?',
      audit: 'case.withdraw',
    },
  },
});
type Act = keyof typeof flow.steps;
const names = Object.keys(flow.steps) as Act[];
const asks = z.object({
  act: z.enum(names),
  reason: z.string().max(1000).default(''),
  to: z.string().max(40).optional(),
  version: z.number().int(),
});
type Acts = z.infer<typeof asks>;
const acts = { leadsTo: names, asks, choose: ({ act }: Acts) => act };

/** `POST /api/cases/{id}/acts` in one call. */
const act = (actor: Actor, id: string, input: unknown) =>
  takeStep(flow, actor, id, acts, input, {
    async change(_database, { thing, input: { act, to } }) {
      if (act === 'accept') return { set: { at: thing.at + 1 } };
      if (act === 'pause') return { set: { resumesTo: thing.state } };
      return act === 'reassign' ? { set: { responsibleId: to ?? null }, facts: { to } } : {};
    },
  });

let school: Actor;
let centre: Actor;
let stranger: Actor;
const begun = (id: string) =>
  write((database) => database.insert(cases).values({ id, schoolId: school.school?.id ?? '' }));
const caseOf = async (id: string) => (await read.select().from(cases).where(eq(cases.id, id)))[0] as Case;

beforeAll(async () => {
  await write((database) =>
    database.run(
      sql.raw(
        "CREATE TABLE test_cases (id text PRIMARY KEY, state text NOT NULL DEFAULT 'draft', version integer NOT NULL DEFAULT 1, schoolId text NOT NULL, at integer NOT NULL DEFAULT 0, resumesTo text, responsibleId text)",
      ),
    ),
  );
  [school, centre, stranger] = await Promise.all([actorOf('school'), actorOf('methodist'), actorOf('outsider')]);
});

describe('a case with steps and turns, declared as data', () => {
  it('walks its steps, each side in its turn', async () => {
    await begun('c1');
    await act(school, 'c1', { act: 'submit', version: 1 });
    await act(centre, 'c1', { act: 'return', reason: 'Нет темы', version: 2 });
    await act(school, 'c1', { act: 'submit', version: 3 });
    await act(centre, 'c1', { act: 'accept', version: 4 });
    expect(await caseOf('c1')).toMatchObject({ state: 'open', at: 1 });
    await act(centre, 'c1', { act: 'reassign', to: 'somebody', version: 5 });
    await act(centre, 'c1', { act: 'pause', reason: 'Каникулы', version: 6 });
    await act(centre, 'c1', { act: 'resume', version: 7 });
    expect(await caseOf('c1')).toMatchObject({ state: 'open', responsibleId: 'somebody', version: 8 });
    await act(centre, 'c1', { act: 'skip', reason: 'Уже говорили', version: 8 });
    await act(school, 'c1', { act: 'accept', version: 9 });
    await act(school, 'c1', { act: 'submit', version: 10 });
    const { after } = await act(centre, 'c1', { act: 'accept', version: 11 });
    expect(after).toMatchObject({ state: 'done', at: 3, version: 12 });
    expect(await loggedOf('c1')).toHaveLength(11);
  });

  it('asks whose turn it is before the version, and the version before the state', async () => {
    await begun('c2');
    expect(await outcomeOf(act(centre, 'c2', { act: 'submit', version: 9 }))).toEqual([403, whyNot]);
    expect((await outcomeOf(act(stranger, 'c2', { act: 'nonsense' })))[0]).toBe(403);
    expect((await outcomeOf(act(school, 'c2', { act: 'nonsense', version: 1 })))[0]).toBe(400);
    expect(await outcomeOf(act(school, 'c2', { act: 'submit', version: 9 }))).toEqual([
      409,
      expect.stringContaining('Пока страница была открыта'),
    ]);
    expect(await outcomeOf(act(centre, 'c2', { act: 'accept', version: 1 }))).toEqual([
      409,
      'Этап сейчас в состоянии «черновик».',
    ]);
  });

  it.each(['return', 'refuse'] as const)('asks for a reason to %s', async (name) => {
    const id = `reason-${name}`;
    await begun(id);
    await act(school, id, { act: 'submit', version: 1 });
    expect((await outcomeOf(act(centre, id, { act: name, version: 2 })))[0]).toBe(400);
    expect((await outcomeOf(act(centre, id, { act: name, reason: 'Так решили', version: 2 })))[0]).toBe(200);
  });

  it.each([
    ['skip', () => school],
    ['pause', () => centre],
    ['withdraw', () => school],
  ] as const)('asks for a reason to %s', async (name, who) => {
    const id = `reason-${name}`;
    await begun(id);
    expect((await outcomeOf(act(who(), id, { act: name, version: 1 })))[0]).toBe(400);
    expect((await outcomeOf(act(who(), id, { act: name, reason: 'Так решили', version: 1 })))[0]).toBe(200);
  });

  it('gives one of two acts at once to the case', async () => {
    await begun('c3');
    await act(school, 'c3', { act: 'submit', version: 1 });
    const both = await Promise.all([
      outcomeOf(act(centre, 'c3', { act: 'accept', version: 2 })),
      outcomeOf(act(school, 'c3', { act: 'withdraw', reason: 'Передумали', version: 2 })),
    ]);
    expect(both.map(([status]) => status).sort()).toEqual([200, 409]);
    expect((await caseOf('c3')).version).toBe(3);
  });
});
