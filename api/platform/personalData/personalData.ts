import { eq, getTableColumns, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database } from '../../../db/client.ts';

/** The person whose data it is. */
export interface Person {
  id: string;
  email: string;
  name: string;
}

/** Replaces the name of a person who left. */
export const departed = 'Бывший участник';

/** Which consent is withdrawn: to processing, when the account is closed; else to the publication of the name. */
export type WithdrawalCause = 'closed' | 'withdrawn';

/**
 * What happens to the rows when the account is closed: they are deleted; they stay and refer to an account without a name
 * (`how` says what else changes in them); or they stay unchanged, and `why` names the law or the purpose.
 */
export type Leaving =
  | { act: 'erased' }
  | { act: 'anonymised'; how: string; change?: (person: Person) => Record<string, unknown> }
  | { act: 'kept'; why: string; change?: (person: Person) => Record<string, unknown> };

export const erased: Leaving = { act: 'erased' };
export const kept = (why: string, change?: (person: Person) => Record<string, unknown>): Leaving => ({
  act: 'kept',
  why,
  ...(change && { change }),
});
/** @param change new values of columns; without it only the reference to the person loses its name */
export const anonymised = (how: string, change?: (person: Person) => Record<string, unknown>): Leaving => ({
  act: 'anonymised',
  how,
  ...(change && { change }),
});

/** One kind of personal data: what the export holds of it, and what happens to it when the person leaves. */
export interface PersonalData {
  /** The key of the export, in words the person understands. */
  called: string;
  table: SQLiteTable;
  /** Columns that refer to a person: property names of the table. */
  personal: readonly string[];
  /** Columns that hold a name as text. */
  names: readonly string[];
  /** Secrets of the person: never exported. */
  secrets: readonly string[];
  /** The person's own rows. */
  where: (person: Person) => SQL;
  /** What the export shows of a row. */
  exported: Record<string, SQLiteColumn>;
  leaving: Leaving;
  /** Runs in the transaction of the withdrawal, before anything is changed. */
  onWithdrawal?: (database: Database, person: Person, cause: WithdrawalCause) => Promise<void>;
}

type ColumnsOf<Table extends SQLiteTable> = Table['_']['columns'];
type Name<Table extends SQLiteTable> = Extract<keyof ColumnsOf<Table>, string>;

interface Told<Table extends SQLiteTable> {
  /** Columns with the person's id: a row is theirs when one of them matches. */
  by?: readonly Name<Table>[];
  /** Columns with their e-mail. */
  emails?: readonly Name<Table>[];
  /** Columns that refer to people in another way (JSON, names in a text); `where` then finds the rows. */
  covers?: readonly Name<Table>[];
  names?: readonly Name<Table>[];
  secrets?: readonly Name<Table>[];
  /** Replaces the search by `by` and `emails`. */
  where?: (person: Person) => SQL | undefined;
  /** Filters the rows found. */
  only?: SQL | undefined;
  gives: readonly Name<Table>[];
  leaving: Leaving;
  onWithdrawal?: PersonalData['onWithdrawal'];
}

/** Declares one kind of personal data of a table. Throws at once when a secret would be exported. */
export function personal<Table extends SQLiteTable>(called: string, table: Table, told: Told<Table>): PersonalData {
  const columns = getTableColumns(table) as Record<string, SQLiteColumn>;
  const { by = [], emails = [], covers = [], names = [], secrets = [], gives, only, where } = told;
  const leak = gives.find((name) => secrets.includes(name));
  if (leak) throw new Error(`«${called}» would export the secret ${leak}`);
  const of = (name: string) => columns[name] as SQLiteColumn;
  const mine = (person: Person) =>
    where?.(person) ??
    or(...by.map((name) => eq(of(name), person.id)), ...emails.map((name) => eq(of(name), person.email)));
  return {
    called,
    table,
    personal: [...by, ...emails, ...covers],
    names,
    secrets,
    where: (person) => sql`(${mine(person) ?? sql`0`})${only ? sql` and (${only})` : sql``}`,
    exported: Object.fromEntries(gives.map((name) => [name, of(name)])),
    leaving: told.leaving,
    ...(told.onWithdrawal && { onWithdrawal: told.onWithdrawal }),
  };
}
