import { type Column, type SQL, sql } from 'drizzle-orm';
import { applications, publications } from '../../../db/schema/bank.ts';
import { adoptions } from '../../../db/schema/practices/adoptions.ts';

/** The columns a card needs; nothing heavy (no text, no HTML). */
export const cardColumns = {
  id: publications.id,
  collection: publications.collection,
  source: publications.source,
  slug: publications.slug,
  title: publications.title,
  summary: publications.summary,
  kind: publications.kind,
  subjects: publications.subjects,
  levels: publications.levels,
  audience: publications.audience,
  dimensions: publications.dimensions,
  risks: publications.risks,
  deficits: publications.deficits,
  problems: publications.problems,
  situations: publications.situations,
  year: publications.year,
  minutes: publications.minutes,
  cost: publications.cost,
  effort: publications.effort,
  evidence: publications.evidence,
  composite: publications.composite,
  effects: publications.effects,
  /** How many schools adopt a practice. The table is written out: Drizzle omits it in queries of a single table. */
  adopting: sql<number>`(select count(*) from ${adoptions} taken
    where taken."publicationId" = "publications"."id" and taken."state" <> 'stopped')`.mapWith(Number),
  /** How many people applied it, and for how many it worked; the table is written out for the same reason. */
  applied:
    sql<number>`(select count(*) from ${applications} used where used."publicationId" = "publications"."id")`.mapWith(
      Number,
    ),
  worked: sql<number>`(select count(*) from ${applications} used
    where used."publicationId" = "publications"."id" and used."outcome" = 3)`.mapWith(Number),
  licence: publications.licence,
  publishedAt: publications.publishedAt,
  reviewDueAt: publications.reviewDueAt,
};

type Columns = typeof cardColumns;
type CardRow = {
  [Name in keyof Columns]: Columns[Name] extends SQL<infer Value> ? Value : Extract<Columns[Name], Column>['_']['data'];
};

/** A publication in a list. */
export type Card = CardRow & { url: string };

/** The page of a publication. */
export const publicationUrl = ({ collection, slug }: { collection: 'material' | 'practice'; slug: string }): string =>
  `${collection === 'material' ? '/bank' : '/practices'}/${slug}`;

export const cardOf = <Row extends CardRow>(row: Row): Row & { url: string } => ({ ...row, url: publicationUrl(row) });
