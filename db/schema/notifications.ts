import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { createdAt, id, moment } from './columns.ts';

/** Something that a person should learn of. */
export const notifications = sqliteTable(
  'notifications',
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** What happened: `post`, `mention`, `pair` … (the kinds of `api/people/notifications/kinds.ts`). */
    kind: text().notNull(),
    /** One line that says what happened. Shown in the app; in mail only when not `secret`. */
    title: text().notNull(),
    /** Why this came to this person: «вы следите за обсуждением». */
    reason: text().notNull(),
    url: text().notNull(),
    /** What it is about, as `thread:ID`: where one turns it off, and what is not told twice while unread. */
    subject: text().notNull(),
    /** From a private place: mail says «есть новое» and nothing else. */
    secret: integer({ mode: 'boolean' }).notNull().default(false),
    actorId: text().references(() => users.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    readAt: moment(),
    /** When it went out by mail, or was passed over since it stays on the site; null while it may go out. */
    mailedAt: moment(),
  },
  (table) => [
    index('notifications_user').on(table.userId, table.createdAt),
    index('notifications_unread').on(table.userId, table.readAt),
    // What still may go out by mail: few, however many were ever told.
    index('notifications_waiting')
      .on(table.userId, table.createdAt)
      .where(sql`${table.mailedAt} is null and ${table.readAt} is null`),
    index('notifications_subject').on(table.userId, table.subject),
  ],
);

/** By which way a person hears of a kind: beside a letter it always stands in the app too, but for `off`. */
export const channels = ['now', 'digest', 'site', 'off'] as const;
export type Channel = (typeof channels)[number];
export const rhythms = ['daily', 'weekly'] as const;

/** How a person wants to hear of things. Who has no row has the defaults of `api/people/notifications/kinds.ts`. */
export const notificationSettings = sqliteTable('notification_settings', {
  userId: text()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  /** The kinds whose channel the person changed. */
  channels: text({ mode: 'json' }).$type<Record<string, Channel>>().notNull().default({}),
  digest: text({ enum: rhythms }).notNull().default('daily'),
  /** The hour of the digest, 0–23, by the clock of the place. */
  hour: integer().notNull().default(7),
  /** The day of a weekly digest, 1 (Monday) – 7. */
  weekday: integer().notNull().default(1),
  /** Hours between which no letter goes out; null when letters may come at any time. */
  quietFrom: integer(),
  quietUntil: integer(),
  /** No letter goes out before. */
  pausedUntil: moment(),
  /** When the last digest was due, so that no hour sends two. */
  digestAt: moment(),
});
