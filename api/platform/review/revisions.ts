import { aliasedTable, and, desc, eq, type GetColumnData } from 'drizzle-orm';
import type { AnySQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { type Database, read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import type { Column, OptionalColumn } from './columns.ts';

/** A kept text without its words, and what was decided about it. */
export interface Revision<Decision extends string> {
  number: number;
  madeAt: Date;
  madeBy: string;
  decision: Decision | null;
  comment: string;
  decidedAt: Date | null;
  decidedBy: string | null;
}

type Named = Record<string, AnySQLiteColumn>;
type Told<More extends Named> = { [Name in keyof More]: GetColumnData<More[Name]> };

/** Where a room keeps its revisions. */
interface RevisionTable<Content, Decision extends string, More extends Named> {
  table: SQLiteTable & {
    id: Column<string>;
    number: Column<number>;
    content: Column<Content>;
    decision: OptionalColumn<Decision>;
    comment: Column<string>;
    decidedBy: OptionalColumn<string>;
    decidedAt: OptionalColumn<Date>;
  };
  /** The column of the thing whose text it is. */
  of: Column<string>;
  madeAt: Column<Date>;
  madeBy: Column<string>;
  /** What this room tells of each beside the common. */
  more?: More;
}

interface Kept<Content> {
  content: Content;
  by: string;
  at: Date;
}

/** As many as somebody looks through. */
const mostListed = 100;

/** The revisions of one room, numbered from 1: whoever calls has asked the policy. */
export function revisionsOn<Content, Decision extends string, More extends Named = Record<never, never>>({
  table,
  of,
  madeAt,
  madeBy,
  more,
}: RevisionTable<Content, Decision, More>) {
  const { number, content, decision, comment, decidedAt, decidedBy } = table;
  const decider = aliasedTable(users, 'decider');

  const newest = async (
    database: Database,
    thingId: string,
  ): Promise<{ number: number; content: Content } | undefined> =>
    (await database.select({ number, content }).from(table).where(eq(of, thingId)).orderBy(desc(number)).limit(1))[0];

  return {
    newest,

    /** Newest first, at most a hundred. */
    async list(thingId: string): Promise<(Revision<Decision> & Told<More>)[]> {
      const rows: unknown[] = await read
        .select({
          ...more,
          number,
          madeAt,
          madeBy: users.name,
          decision,
          comment,
          decidedAt,
          decidedBy: decider.name,
        })
        .from(table)
        .innerJoin(users, eq(users.id, madeBy))
        .leftJoin(decider, eq(decider.id, decidedBy))
        .where(eq(of, thingId))
        .orderBy(desc(number))
        .limit(mostListed);
      return rows as (Revision<Decision> & Told<More>)[];
    },

    async numbered(
      database: Database,
      thingId: string,
      wanted: number,
    ): Promise<{ id: string; content: Content } | undefined> {
      const [row] = await database
        .select({ id: table.id, content })
        .from(table)
        .where(and(eq(of, thingId), eq(number, wanted)))
        .limit(1);
      return row;
    },

    /** Keeps a text as the next revision and answers its number. @param rest values of the room's own columns */
    async keep(database: Database, thingId: string, kept: Kept<Content>, rest: Record<string, unknown> = {}) {
      const next = ((await newest(database, thingId))?.number ?? 0) + 1;
      const { content, by, at } = kept;
      await database
        .insert(table)
        .values({ ...rest, [of.name]: thingId, number: next, content, [madeBy.name]: by, [madeAt.name]: at });
      return next;
    },

    /** Writes down what was decided about a revision. */
    async decide(
      database: Database,
      thingId: string,
      decided: { number: number; decision: Decision; comment: string; by: string; at: Date },
    ): Promise<void> {
      await database
        .update(table)
        .set({
          decision: decided.decision,
          comment: decided.comment,
          decidedBy: decided.by,
          decidedAt: decided.at,
        })
        .where(and(eq(of, thingId), eq(number, decided.number)));
    },
  };
}
