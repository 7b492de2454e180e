import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { associations } from './associations/associations.ts';
import { associationGroups, placeStates, workPlanRows } from './associations/work.ts';
import { createdAt, id, moment } from './columns.ts';

export const meetingStates = ['planned', 'held', 'closed', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];
export const meetingForms = ['in-person', 'online', 'mixed'] as const;
export type MeetingForm = (typeof meetingForms)[number];

/** Заседание: planned → held → closed (its minutes are signed), or cancelled. */
export const meetings = sqliteTable(
  'meetings',
  {
    id: id(),
    title: text().notNull(),
    startsAt: moment().notNull(),
    /** Planned duration. */
    minutes: integer().notNull().default(90),
    form: text({ enum: meetingForms }).notNull(),
    place: text().notNull().default(''),
    /** The online link: shown to invited people. */
    link: text().notNull().default(''),
    note: text().notNull().default(''),
    state: text({ enum: meetingStates }).notNull().default('planned'),
    /** Only this sub-group is invited. */
    groupId: text().references(() => associationGroups.id, { onDelete: 'set null' }),
    planRowId: text().references(() => workPlanRows.id, { onDelete: 'set null' }),
    /** The number of the protocol. */
    number: text().notNull().default(''),
    chairId: text().references(() => users.id, { onDelete: 'set null' }),
    secretaryId: text().references(() => users.id, { onDelete: 'set null' }),
    cancelReason: text().notNull().default(''),
    createdBy: text()
      .notNull()
      .references(() => users.id),
    closedAt: moment(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    index('meetings_starts').on(table.startsAt),
    index('meetings_plan_row').on(table.planRowId),
    index('meetings_group').on(table.groupId),
  ],
);

/** The associations that meet. The host leads the meeting; others take part once their head agreed. */
export const meetingAssociations = sqliteTable(
  'meeting_associations',
  {
    meetingId: text()
      .notNull()
      .references(() => meetings.id, { onDelete: 'cascade' }),
    associationId: text()
      .notNull()
      .references(() => associations.id, { onDelete: 'cascade' }),
    host: integer({ mode: 'boolean' }).notNull().default(false),
    state: text({ enum: placeStates }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.meetingId, table.associationId] }),
    index('meeting_associations_association').on(table.associationId, table.state, table.meetingId),
  ],
);

/** An agenda item, with its part of the minutes. */
export const meetingItems = sqliteTable(
  'meeting_items',
  {
    id: id(),
    meetingId: text()
      .notNull()
      .references(() => meetings.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    title: text().notNull(),
    speaker: text().notNull().default(''),
    /** The platform user in `speaker`, when the text is exactly their full name. */
    speakerId: text().references(() => users.id, { onDelete: 'set null' }),
    /** Слушали. */
    heard: text().notNull().default(''),
    /** Выступили. */
    spoke: text().notNull().default(''),
  },
  (table) => [
    index('meeting_items_meeting').on(table.meetingId, table.position),
    index('meeting_items_speaker').on(table.speakerId),
  ],
);

export const answerCodes = ['yes', 'maybe', 'no'] as const;
export type AnswerCode = (typeof answerCodes)[number];
export const attendanceCodes = ['present', 'absent', 'excused'] as const;
export type Attendance = (typeof attendanceCodes)[number];

/** A person invited to a meeting: their answer, and whether they came. */
export const meetingPeople = sqliteTable(
  'meeting_people',
  {
    meetingId: text()
      .notNull()
      .references(() => meetings.id, { onDelete: 'cascade' }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    answer: text({ enum: answerCodes }),
    answeredAt: moment(),
    attendance: text({ enum: attendanceCodes }),
  },
  (table) => [
    primaryKey({ columns: [table.meetingId, table.userId] }),
    index('meeting_people_user').on(table.userId, table.meetingId),
  ],
);

export const outcomeKinds = ['decision', 'information', 'task'] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/** Outcomes of a meeting. Decisions and tasks stay open across meetings until they are marked done. */
export const meetingOutcomes = sqliteTable(
  'meeting_outcomes',
  {
    id: id(),
    meetingId: text()
      .notNull()
      .references(() => meetings.id, { onDelete: 'cascade' }),
    itemId: text().references(() => meetingItems.id, { onDelete: 'set null' }),
    kind: text({ enum: outcomeKinds }).notNull(),
    body: text().notNull(),
    responsibleId: text().references(() => users.id, { onDelete: 'set null' }),
    due: moment(),
    doneAt: moment(),
    doneBy: text().references(() => users.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (table) => [
    index('meeting_outcomes_meeting').on(table.meetingId, table.createdAt),
    index('meeting_outcomes_responsible').on(table.responsibleId, table.doneAt),
  ],
);

/** An agenda template, one question per line. */
export const meetingTemplates = sqliteTable(
  'meeting_templates',
  {
    id: id(),
    associationId: text()
      .notNull()
      .references(() => associations.id, { onDelete: 'cascade' }),
    title: text().notNull(),
    questions: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('meeting_templates_association').on(table.associationId, table.title)],
);

/** The seed of the secret address of a person's calendar. */
export const calendarLinks = sqliteTable('calendar_links', {
  userId: text()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  seed: text().notNull().unique(),
  createdAt: createdAt(),
});

export const nameCauses = ['closed', 'withdrawn'] as const;

/**
 * Minutes that may contain the typed name of a person who withdrew a consent: the centre checks and removes it.
 * `words` is the surname to look for; it is emptied when the centre has checked.
 */
export const meetingNames = sqliteTable(
  'meeting_names',
  {
    id: id(),
    meetingId: text()
      .notNull()
      .references(() => meetings.id, { onDelete: 'cascade' }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    cause: text({ enum: nameCauses }).notNull(),
    words: text().notNull(),
    createdAt: createdAt(),
    settledAt: moment(),
    settledBy: text().references(() => users.id, { onDelete: 'set null' }),
  },
  (table) => [
    uniqueIndex('meeting_names_once').on(table.meetingId, table.userId),
    index('meeting_names_waiting').on(table.settledAt, table.createdAt),
  ],
);
