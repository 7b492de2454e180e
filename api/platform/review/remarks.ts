import { and, asc, eq, gte, isNull } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { type Database, read } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { users } from '../../../db/schema/accounts.ts';
import { badInput, notFound } from '../problem/index.ts';
import { firstPressSince } from '../repetition/index.ts';
import type { Column, OptionalColumn } from './columns.ts';

/** What was said about a place of a text; an answer has no answers of its own. */
export interface Said {
  id: string;
  author: { id: string; name: string };
  body: string;
  html: string;
  createdAt: Date;
}
export interface Remark<Place extends string> extends Said {
  place: Place;
  resolvedAt: Date | null;
  answers: Said[];
}

/** Where a room keeps its remarks. */
interface RemarkTable<Place extends string> {
  table: SQLiteTable & {
    id: Column<string>;
    parentId: OptionalColumn<string>;
    authorId: Column<string>;
    body: Column<string>;
    html: Column<string>;
    createdAt: Column<Date>;
    resolvedAt: OptionalColumn<Date>;
  };
  /** The column of the thing that is reviewed. */
  of: Column<string>;
  /** The column of the place that is meant: a part, or words of the text. */
  place: Column<Place>;
  /** The place of every answer; that of its remark when left out. */
  answersAt?: Place;
  words: {
    /** There are as many as a review bears. */
    full: string;
    /** The remark to be answered does not exist. */
    gone: string;
    /** The remark to be resolved does not exist. */
    missing: string;
  };
}

/** What somebody says; `html` is rendered from `body` before the transaction. */
export interface NewRemark<Place extends string> {
  authorId: string;
  place: Place;
  body: string;
  html: string;
  /** The remark that this one answers. */
  parent?: string | undefined;
}

/** Beyond this a review is a discussion, and belongs into one. */
const mostRemarks = 300;

/** The remarks of one room: whoever calls has asked the policy. */
export function remarksOn<Place extends string>({ table, of, place, answersAt, words }: RemarkTable<Place>) {
  const remark = (thingId: string, id: string) => and(eq(of, thingId), eq(table.id, id), isNull(table.parentId));

  /** The same words of the same person a moment ago: a second press. */
  const pressedBefore = (thingId: string, { authorId, place: at, body, parent }: NewRemark<Place>) =>
    and(
      eq(of, thingId),
      eq(table.authorId, authorId),
      parent ? eq(table.parentId, parent) : and(isNull(table.parentId), eq(place, at)),
      eq(table.body, body),
      gte(table.createdAt, firstPressSince()),
    );

  return {
    /** With their answers, oldest first. */
    async list(thingId: string): Promise<Remark<Place>[]> {
      const { id, parentId, authorId, body, html, createdAt, resolvedAt } = table;
      const rows = await read
        .select({ id, parentId, authorId, name: users.name, place, body, html, createdAt, resolvedAt })
        .from(table)
        .innerJoin(users, eq(users.id, authorId))
        .where(eq(of, thingId))
        .orderBy(asc(createdAt), asc(id))
        .limit(mostRemarks);
      const said = (row: (typeof rows)[number]): Said => ({
        id: row.id,
        author: { id: row.authorId, name: row.name },
        body: row.body,
        html: row.html,
        createdAt: row.createdAt,
      });
      const answers = Map.groupBy(rows, ({ parentId }) => parentId);
      return (answers.get(null) ?? []).map((row) => ({
        ...said(row),
        place: row.place,
        resolvedAt: row.resolvedAt,
        answers: (answers.get(row.id) ?? []).map(said),
      }));
    },

    /**
     * A remark, or an answer to one. A second press is no second remark.
     * @throws Problem 400 when the remark to be answered does not exist or there are 300 already
     */
    async add(database: Database, thingId: string, one: NewRemark<Place>): Promise<{ id: string; repeated: boolean }> {
      const [said] = await database.select({ id: table.id }).from(table).where(pressedBefore(thingId, one)).limit(1);
      if (said) return { id: said.id, repeated: true };
      if ((await database.$count(table, eq(of, thingId))) >= mostRemarks)
        throw badInput([{ path: 'body', message: words.full }]);
      const { parent, authorId, body, html } = one;
      const [answered] = parent ? await database.select({ place }).from(table).where(remark(thingId, parent)) : [];
      if (parent && !answered) throw badInput([{ path: 'parent', message: words.gone }]);
      const at = answered ? (answersAt ?? answered.place) : one.place;
      const id = newId();
      await database
        .insert(table)
        .values({ id, [of.name]: thingId, [place.name]: at, parentId: parent ?? null, authorId, body, html });
      return { id, repeated: false };
    },

    /** Resolves a remark or reopens it. @throws Problem 404 */
    async resolve(database: Database, thingId: string, id: string, by: { actorId: string; resolved: boolean }) {
      const changed = await database
        .update(table)
        .set(by.resolved ? { resolvedAt: new Date(), resolvedBy: by.actorId } : { resolvedAt: null, resolvedBy: null })
        .where(remark(thingId, id))
        .returning({ id: table.id });
      if (changed.length === 0) throw notFound(words.missing);
    },
  };
}
