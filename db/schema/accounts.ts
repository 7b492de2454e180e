import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { codes, createdAt, id, moment } from './columns.ts';
import { schools } from './schools.ts';

export const roleCodes = ['teacher', 'school_admin', 'methodist', 'controller', 'admin'] as const;
export type Role = (typeof roleCodes)[number];

export const users = sqliteTable(
  'users',
  {
    id: id(),
    /** Lower case; unique. */
    email: text().notNull().unique(),
    name: text().notNull(),
    passwordHash: text(),
    role: text({ enum: roleCodes }).notNull(),
    schoolId: text().references(() => schools.id),
    /** `waiting`: came by the school's link and is not yet confirmed by its administration. */
    state: text({ enum: ['waiting', 'active', 'blocked'] }).notNull(),
    position: text().notNull().default(''),
    subjects: codes(),
    about: text().notNull().default(''),
    /** Who sees position, subjects and `about`: nobody else, people who signed in, everyone. */
    profile: text({ enum: ['private', 'signed-in', 'everyone'] })
      .notNull()
      .default('private'),
    /** Incremented with every change of profile, role or school. */
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [index('users_school').on(table.schoolId, table.state), index('users_role').on(table.role, table.state)],
);

export const sessions = sqliteTable(
  'sessions',
  {
    /** SHA-256 of the cookie's secret, hexadecimal: the database alone opens no session. */
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: moment().notNull(),
    createdAt: createdAt(),
    /** The browser's User-Agent, shortened, to recognise the device. */
    device: text().notNull().default(''),
  },
  (table) => [index('sessions_user').on(table.userId), index('sessions_expiry').on(table.expiresAt)],
);

/** Browsers in which a person has signed in: attacks by strangers do not slow these down. */
export const knownDevices = sqliteTable(
  'known_devices',
  {
    /** SHA-256 of the cookie's secret and the person's id, hexadecimal: rows of people who share a browser cannot be linked. */
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** When the person last signed in there. */
    usedAt: createdAt(),
  },
  (table) => [index('known_devices_user').on(table.userId, table.usedAt), index('known_devices_used').on(table.usedAt)],
);

/** One-time links: an invitation, a request to join a school, a password reset, the first administrator. Only the hash of the secret is kept. */
export const tokens = sqliteTable(
  'tokens',
  {
    id: id(),
    secretHash: text().notNull().unique(),
    purpose: text({ enum: ['invitation', 'join', 'reset', 'setup'] }).notNull(),
    userId: text().references(() => users.id, { onDelete: 'cascade' }),
    email: text(),
    name: text(),
    position: text(),
    role: text({ enum: roleCodes }),
    schoolId: text().references(() => schools.id),
    createdBy: text().references(() => users.id),
    createdAt: createdAt(),
    expiresAt: moment().notNull(),
    usedAt: moment(),
  },
  (table) => [
    index('tokens_school').on(table.schoolId, table.purpose, table.usedAt),
    index('tokens_email').on(table.email),
  ],
);

/** The log of consents (152-ФЗ, статья 9): the text shown, when, from which address. Only the withdrawal changes a row. */
export const consents = sqliteTable(
  'consents',
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    purpose: text({ enum: ['processing', 'publication'] }).notNull(),
    version: integer().notNull(),
    text: text().notNull(),
    address: text().notNull(),
    givenAt: createdAt(),
    withdrawnAt: moment(),
  },
  (table) => [index('consents_user').on(table.userId, table.purpose)],
);
