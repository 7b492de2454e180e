import { eq, sql } from 'drizzle-orm';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { actorOf, loggedOf, outcomeOf } from '../../support/workflow.ts';

const { read, write } = await import('../../../db/client.ts');
const { notFound } = await import('../../../api/platform/problem/index.ts');
const { onSignal } = await import('../../../api/platform/signals/index.ts');
const { flowOf, rowIn, takeStep, takeStepIn } = await import('../../../api/platform/workflow/index.ts');

/** A document that is agreed on, as a programme is: its flow is all that a room declares. */
const states = ['draft', 'submitted', 'returned', 'confirmed', 'revised', 'lapsed'] as const;
type State = (typeof states)[number];
const documents = sqliteTable('test_documents', {
  id: text().primaryKey(),
  state: text({ enum: states }).notNull().default('draft'),
  version: integer().notNull().default(1),
  schoolId: text().notNull(),
  remark: text().notNull().default(''),
});
type Document = typeof documents.$inferSelect;

const school = {
  may: ({ role, school: own }: Awaited<ReturnType<typeof actorOf>>, { schoolId }: Document) =>
    role === 'school_admin' && own?.id === schoolId,
  whyNot: 'Документ ведёт администрация школы.',
};
const centre = {
  may: ({ role }: Awaited<ReturnType<typeof actorOf>>) => role === 'methodist',
  whyNot: 'Решает методист.',
};
const versioned = z.object({ version: z.number(), reason: z.string().optional() });
const told: string[] = [];

const flow = flowOf<Document, State>()({
  kind: 'test-document',
  titles: {
    draft: 'Черновик',
    submitted: 'На согласовании',
    returned: 'Возвращён',
    confirmed: 'Утверждён',
    revised: 'Пересматривается',
    lapsed: 'Срок вышел',
  },
  moved: (title) => `Документ сейчас в состоянии «${title}». Обновите страницу.`,
  async find(database, _actor, id) {
    const [found] = await database.select().from(documents).where(eq(documents.id, id));
    if (!found) throw notFound();
    return found;
  },
  row: rowIn(documents, { raises: true }),
  steps: {
    submit: {
      ...school,
      from: ['draft', 'returned', 'revised'],
      to: 'submitted',
      asks: versioned,
      audit: 'document.submitted',
      tell: async (_database, { after }) => void told.push(`submitted ${after.version}`),
    },
    return: {
      ...centre,
      from: ['submitted'],
      to: 'returned',
      asks: versioned,
      reason: 'Напишите, что исправить.',
      audit: 'document.returned',
    },
    confirm: { ...centre, from: ['submitted'], to: 'confirmed', asks: versioned, audit: 'document.confirmed' },
    revise: { ...school, from: ['confirmed'], to: 'revised', asks: versioned, audit: 'document.revised' },
    lapse: { from: ['submitted'], to: 'lapsed', may: 'clock', audit: 'document.lapsed' },
  },
  signals: ({ after }) => [{ kind: 'practice.changed', practiceId: after.id }],
});

const heard: string[] = [];
let admin: Awaited<ReturnType<typeof actorOf>>;
let methodist: Awaited<ReturnType<typeof actorOf>>;
const begun = (id: string) =>
  write((database) => database.insert(documents).values({ id, schoolId: admin.school?.id ?? '' }));
const stateOf = async (id: string) =>
  (await read.select().from(documents).where(eq(documents.id, id)))[0] ?? { state: 'gone', version: 0 };

beforeAll(async () => {
  await write((database) =>
    database.run(
      sql.raw(
        "CREATE TABLE test_documents (id text PRIMARY KEY, state text NOT NULL DEFAULT 'draft', version integer NOT NULL DEFAULT 1, schoolId text NOT NULL, remark text NOT NULL DEFAULT '')",
      ),
    ),
  );
  [admin, methodist] = await Promise.all([actorOf('school'), actorOf('methodist')]);
  onSignal((signal) => signal.kind === 'practice.changed' && heard.push(signal.practiceId));
});

describe('a document that is agreed on, declared as data', () => {
  it('goes from draft to revision, each step written down, told and raised by a version', async () => {
    await begun('d1');
    await takeStep(flow, admin, 'd1', 'submit', { version: 1 });
    await takeStep(
      flow,
      methodist,
      'd1',
      'return',
      { version: 2, reason: 'Нет целей' },
      { change: async (_database, { reason }) => ({ set: { remark: reason } }) },
    );
    expect(await stateOf('d1')).toMatchObject({ state: 'returned', version: 3, remark: 'Нет целей' });
    await takeStep(flow, admin, 'd1', 'submit', { version: 3 });
    await takeStep(flow, methodist, 'd1', 'confirm', { version: 4 });
    const { after } = await takeStep(flow, admin, 'd1', 'revise', { version: 5 });
    expect(after).toMatchObject({ state: 'revised', version: 6 });
    expect(await stateOf('d1')).toMatchObject({ state: 'revised', version: 6 });
    expect(await loggedOf('d1')).toEqual(
      ['submitted', 'returned', 'submitted', 'confirmed', 'revised'].map((step) => `document.${step}`),
    );
    expect(told).toEqual(['submitted 2', 'submitted 4']);
    expect(heard.filter((id) => id === 'd1')).toHaveLength(5);
  });

  it('refuses in the order of the contract: 404, 403, 400, 409', async () => {
    await begun('d2');
    expect((await outcomeOf(takeStep(flow, admin, 'nothing', 'submit', {})))[0]).toBe(404);
    expect(await outcomeOf(takeStep(flow, methodist, 'd2', 'submit', {}))).toEqual([403, school.whyNot]);
    expect((await outcomeOf(takeStep(flow, admin, 'd2', 'submit', {})))[0]).toBe(400);
    expect((await outcomeOf(takeStep(flow, admin, 'd2', 'submit', { version: 7 })))[0]).toBe(409);
    expect(await outcomeOf(takeStep(flow, admin, 'd2', 'revise', { version: 1 }))).toEqual([
      409,
      'Документ сейчас в состоянии «черновик». Обновите страницу.',
    ]);
    await takeStep(flow, admin, 'd2', 'submit', { version: 1 });
    expect(await outcomeOf(takeStep(flow, methodist, 'd2', 'return', { version: 2 }))).toEqual([
      400,
      'Напишите, что исправить.',
    ]);
    expect(await loggedOf('d2')).toEqual(['document.submitted']);
  });

  it('lets one of two who decide at once win', async () => {
    await begun('d3');
    await takeStep(flow, admin, 'd3', 'submit', { version: 1 });
    const both = await Promise.all([
      outcomeOf(takeStep(flow, methodist, 'd3', 'confirm', { version: 2 })),
      outcomeOf(takeStep(flow, methodist, 'd3', 'return', { version: 2, reason: 'Нет сроков' })),
    ]);
    expect(both.map(([status]) => status).sort()).toEqual([200, 409]);
    expect((await stateOf('d3')).version).toBe(3);
    expect(await loggedOf('d3')).toHaveLength(2);
  });

  it('claims the row only as it was read, also from another process', async () => {
    await begun('d4');
    const seen = (await stateOf('d4')) as Document;
    await takeStep(flow, admin, 'd4', 'submit', { version: 1 });
    expect(await write((database) => flow.row.claim(database, seen, 'submitted'))).toBeNull();
    expect(await write((database) => flow.row.claim(database, { ...seen, state: 'submitted' }, 'draft'))).toBeNull();
  });

  it('leaves nothing of a step that fails half-way', async () => {
    await begun('d5');
    const before = heard.length;
    const failing = takeStep(
      flow,
      admin,
      'd5',
      'submit',
      { version: 1 },
      {
        change: () => Promise.reject(new Error('the disk is full')),
      },
    );
    await expect(failing).rejects.toThrow('the disk is full');
    expect(await stateOf('d5')).toMatchObject({ state: 'draft', version: 1 });
    expect(await loggedOf('d5')).toEqual([]);
    expect(heard).toHaveLength(before);
  });

  it('is moved by the clock in a transaction of the caller', async () => {
    await begun('d6');
    await takeStep(flow, admin, 'd6', 'submit', { version: 1 });
    expect((await outcomeOf(takeStep(flow, methodist, 'd6', 'lapse')))[0]).toBe(403);
    await write((database) => takeStepIn(database, flow, null, 'd6', 'lapse'));
    expect((await stateOf('d6')).state).toBe('lapsed');
    expect((await outcomeOf(write((database) => takeStepIn(database, flow, null, 'd6', 'lapse'))))[0]).toBe(409);
  });
});
