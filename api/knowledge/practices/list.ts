import { and, desc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';
import { type Practice, practiceAuthors, practiceComments, practices } from '../../../db/schema/practices.ts';
import type { Actor, MaybeActor } from '../../platform/actor/index.ts';
import { page } from '../../platform/http/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { cardColumns, cardOf } from '../bank/index.ts';
import { findPractice } from './find.ts';
import { practiceUrl, readPractice } from './practice.ts';

interface Asked {
  limit: number;
  cursor?: string | undefined;
}

/** The published practices, from files and from the database, newest first. */
export async function publishedPractices({ limit, cursor }: Asked) {
  const [time, before] = (cursor ?? '').split('.');
  const until = time && before ? new Date(Number(time)) : null;
  const rows = await read
    .select({ ...cardColumns, authors: publications.authors, owner: publications.owner, effects: publications.effects })
    .from(publications)
    .where(
      and(
        eq(publications.collection, 'practice'),
        eq(publications.state, 'published'),
        until && !Number.isNaN(until.getTime()) && before
          ? or(
              lt(publications.publishedAt, until),
              and(eq(publications.publishedAt, until), lt(publications.id, before)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(publications.publishedAt), desc(publications.id))
    .limit(limit + 1);
  return page(
    rows,
    limit,
    (row) => ({ ...cardOf(row), state: 'published' as const }),
    (row) => `${row.publishedAt.getTime()}.${row.id}`,
  );
}

/** The caller's own practice in a list. */
export interface OwnPractice {
  id: string;
  title: string;
  summary: string;
  url: string;
  state: Practice['state'];
  version: number;
  /** Unresolved remarks. */
  openComments: number;
  coauthored: boolean;
  updatedAt: Date;
  submittedAt: Date | null;
}

/** The practices of a person as author or co-author, in all states, the newest first. */
export async function ownPractices(actor: Actor, { limit, cursor }: Asked) {
  const shared = read
    .select({ id: practiceAuthors.practiceId })
    .from(practiceAuthors)
    .where(eq(practiceAuthors.userId, actor.id));
  const open = read.$count(
    practiceComments,
    and(
      eq(practiceComments.practiceId, practices.id),
      isNull(practiceComments.parentId),
      isNull(practiceComments.resolvedAt),
    ),
  );
  const rows = await read
    .select({ practice: practices, openComments: sql<number>`${open}` })
    .from(practices)
    .where(
      and(
        or(eq(practices.authorId, actor.id), inArray(practices.id, shared)),
        cursor ? lt(practices.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(practices.id))
    .limit(limit + 1);
  return page(
    rows,
    limit,
    ({ practice, openComments }): OwnPractice => ({
      id: practice.id,
      title: practice.title,
      summary: practice.summary,
      url: practiceUrl(practice),
      state: practice.state,
      version: practice.version,
      openComments,
      coauthored: practice.authorId !== actor.id,
      updatedAt: practice.updatedAt,
      submittedAt: practice.submittedAt,
    }),
    ({ practice }) => practice.id,
  );
}

/** The practices of a school in one state, for its desk and its card; the newest first, at most 100. */
export async function practicesOfSchool(schoolId: string, state: Practice['state'] = 'published') {
  const rows = await read
    .select()
    .from(practices)
    .where(and(eq(practices.schoolId, schoolId), eq(practices.state, state)))
    .orderBy(desc(practices.updatedAt))
    .limit(100);
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    summary: row.summary,
    url: practiceUrl(row),
    updatedAt: row.updatedAt,
  }));
}

/**
 * One practice by its id: with its parts, or from the catalogue (a founding practice has only its text).
 * @throws Problem 404
 */
export async function onePractice(actor: MaybeActor, id: string) {
  if (await findPractice(read, id)) return readPractice(actor, id);
  const [row] = await read
    .select({ ...cardColumns, authors: publications.authors, effects: publications.effects, text: publications.text })
    .from(publications)
    .where(and(eq(publications.id, id), eq(publications.collection, 'practice'), eq(publications.state, 'published')))
    .limit(1);
  if (!row) throw notFound();
  const { authors, effects, text } = row;
  const names = authors.map((name) => ({ id: null, name, consents: true }));
  return { ...cardOf(row), state: 'published' as const, authors: names, effects, text };
}
