import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from '../accounts.ts';
import { publications } from '../bank.ts';
import { createdAt, id, moment } from '../columns.ts';
import { practices } from '../practices.ts';
import { schools } from '../schools.ts';

export const pairStates = ['proposed', 'agreed', 'active', 'completed', 'stopped'] as const;

/** A leader school and a school it supports. */
export const pairs = sqliteTable(
  'pairs',
  {
    id: id(),
    leaderId: text()
      .notNull()
      .references(() => schools.id),
    supportedId: text()
      .notNull()
      .references(() => schools.id),
    coordinatorId: text()
      .notNull()
      .references(() => users.id),
    state: text({ enum: pairStates }).notNull(),
    purpose: text().notNull().default(''),
    createdAt: createdAt(),
    startedAt: moment(),
    endedAt: moment(),
    /** When each administration agreed; null until then. */
    leaderAgreedAt: moment(),
    supportedAgreedAt: moment(),
    /** The time of the last goal, value, task or meeting: silence is measured from here. */
    lastEntryAt: moment(),
    /** When the coordinator was last notified of silence; a later entry begins a new period. */
    silenceToldAt: moment(),
    /** When both sides were asked for their mid-term reflections. */
    middleAskedAt: moment(),
    /** Incremented with every change of its people or coordinator. */
    peopleVersion: integer().notNull().default(1),
    /** The practice made from the pair's result. */
    practiceId: text().references(() => practices.id, { onDelete: 'set null' }),
  },
  (table) => [
    index('pairs_state').on(table.state),
    index('pairs_coordinator').on(table.coordinatorId),
    index('pairs_leader').on(table.leaderId, table.state),
    index('pairs_supported').on(table.supportedId, table.state),
  ],
);

export const pairPeople = sqliteTable(
  'pair_people',
  {
    pairId: text()
      .notNull()
      .references(() => pairs.id, { onDelete: 'cascade' }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    side: text({ enum: ['mentor', 'mentee'] }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.pairId, table.userId] }), index('pair_people_user').on(table.userId)],
);

const ofPair = () =>
  text()
    .notNull()
    .references(() => pairs.id, { onDelete: 'cascade' });
const byUser = () =>
  text()
    .notNull()
    .references(() => users.id);

export const pairActs = ['propose', 'agree', 'decline', 'start', 'complete', 'stop', 'people', 'coordinator'] as const;

/** Incremented with every edit of an entry; an edit names the version it is based on. */
const version = () => integer().notNull().default(1);

/** The history of a pair, with reasons. */
export const pairHistory = sqliteTable(
  'pair_history',
  {
    id: id(),
    pairId: ofPair(),
    userId: byUser(),
    act: text({ enum: pairActs }).notNull(),
    note: text().notNull().default(''),
    at: createdAt(),
  },
  (table) => [index('pair_history_pair').on(table.pairId)],
);

/** A measurable goal of a pair: 42 → 60 per cent by the first of May. */
export const pairGoals = sqliteTable(
  'pair_goals',
  {
    id: id(),
    pairId: ofPair(),
    userId: byUser(),
    title: text().notNull(),
    unit: text().notNull(),
    start: real().notNull(),
    target: real().notNull(),
    due: moment().notNull(),
    version: version(),
    createdAt: createdAt(),
  },
  (table) => [index('pair_goals_pair').on(table.pairId)],
);

/** A value of a goal on a day. */
export const pairValues = sqliteTable(
  'pair_values',
  {
    id: id(),
    pairId: ofPair(),
    goalId: text()
      .notNull()
      .references(() => pairGoals.id, { onDelete: 'cascade' }),
    userId: byUser(),
    value: real().notNull(),
    measuredAt: moment().notNull(),
    note: text().notNull().default(''),
    version: version(),
  },
  (table) => [index('pair_values_pair').on(table.pairId), index('pair_values_goal').on(table.goalId, table.measuredAt)],
);

export const pairTasks = sqliteTable(
  'pair_tasks',
  {
    id: id(),
    pairId: ofPair(),
    userId: byUser(),
    assigneeId: byUser(),
    title: text().notNull(),
    due: moment(),
    doneAt: moment(),
    version: version(),
    createdAt: createdAt(),
  },
  (table) => [
    index('pair_tasks_pair').on(table.pairId),
    index('pair_tasks_assignee').on(table.assigneeId, table.doneAt),
  ],
);

export const meetingForms = ['visit', 'lesson', 'call', 'consultation', 'seminar'] as const;

export const pairMeetings = sqliteTable(
  'pair_meetings',
  {
    id: id(),
    pairId: ofPair(),
    userId: byUser(),
    heldAt: moment().notNull(),
    form: text({ enum: meetingForms }).notNull(),
    topics: text().notNull(),
    agreed: text().notNull().default(''),
    minutes: integer().notNull(),
    version: version(),
    createdAt: createdAt(),
  },
  (table) => [index('pair_meetings_pair').on(table.pairId, table.heldAt)],
);

/** A planned meeting; its people are reminded. Once held it becomes a row of `pair_meetings`. */
export const pairPlans = sqliteTable(
  'pair_plans',
  {
    id: id(),
    pairId: ofPair(),
    userId: byUser(),
    at: moment().notNull(),
    form: text({ enum: meetingForms }).notNull(),
    place: text().notNull().default(''),
    topics: text().notNull().default(''),
    version: version(),
    createdAt: createdAt(),
  },
  (table) => [index('pair_plans_pair').on(table.pairId, table.at)],
);

/** A pinned material or practice of the bank. */
export const pairPins = sqliteTable(
  'pair_pins',
  {
    id: id(),
    pairId: ofPair(),
    publicationId: text()
      .notNull()
      .references(() => publications.id, { onDelete: 'cascade' }),
    userId: byUser(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('pair_pins_once').on(table.pairId, table.publicationId)],
);

export const reflectionStages = ['middle', 'final'] as const;

/** What one of a pair thinks of its work, in the middle and at the end; for its mentors, mentees and coordinator alone. */
export const pairReflections = sqliteTable(
  'pair_reflections',
  {
    id: id(),
    pairId: ofPair(),
    userId: byUser(),
    stage: text({ enum: reflectionStages }).notNull(),
    helped: text().notNull(),
    hindered: text().notNull().default(''),
    next: text().notNull().default(''),
    updatedAt: createdAt(),
  },
  (table) => [uniqueIndex('pair_reflections_once').on(table.pairId, table.userId, table.stage)],
);

/** «Другая сторона молчит»: a confidential report, seen only by the coordinator and the person who made it. */
export const pairSilences = sqliteTable(
  'pair_silences',
  {
    id: id(),
    pairId: ofPair(),
    userId: byUser(),
    body: text().notNull(),
    createdAt: createdAt(),
    answer: text().notNull().default(''),
    answeredAt: moment(),
  },
  (table) => [index('pair_silences_pair').on(table.pairId)],
);
