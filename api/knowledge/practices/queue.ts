import { and, asc, count, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { practiceAuthors, practiceComments, practiceRevisions, practices } from '../../../db/schema/practices.ts';
import { schools } from '../../../db/schema/schools.ts';
import { type Actor, isMethodist } from '../../platform/actor/index.ts';
import { page } from '../../platform/http/index.ts';
import { forbidden } from '../../platform/problem/index.ts';
import { practiceUrl } from './practice.ts';

/** A practice that waits for a decision. */
export interface Waiting {
  id: string;
  title: string;
  url: string;
  author: string;
  school: string | null;
  submittedAt: Date;
  /** Whole days since the submission. */
  days: number;
  revision: number;
  openComments: number;
  /** The methodist wrote it: somebody else decides. */
  own: boolean;
}

const revisionCount = read
  .select({ total: count().as('total') })
  .from(practiceRevisions)
  .where(eq(practiceRevisions.practiceId, practices.id));
const openCount = read
  .select({ total: count().as('total') })
  .from(practiceComments)
  .where(
    and(
      eq(practiceComments.practiceId, practices.id),
      isNull(practiceComments.parentId),
      isNull(practiceComments.resolvedAt),
    ),
  );

/**
 * What waits for the methodists, the longest waiting first.
 * @throws Problem 403 for everyone else
 */
export async function reviewQueue(actor: Actor, { limit, cursor }: { limit: number; cursor?: string | undefined }) {
  if (!isMethodist(actor)) throw forbidden('Очередь на рассмотрение видят методисты.');
  const [time, after] = (cursor ?? '').split('.');
  const since = time && after ? new Date(Number(time)) : null;
  const rows = await read
    .select({
      practice: practices,
      author: users.name,
      school: schools.title,
      revision: sql<number>`(${revisionCount})`,
      openComments: sql<number>`(${openCount})`,
      coauthor: practiceAuthors.userId,
    })
    .from(practices)
    .innerJoin(users, eq(users.id, practices.authorId))
    .leftJoin(schools, eq(schools.id, practices.schoolId))
    .leftJoin(practiceAuthors, and(eq(practiceAuthors.practiceId, practices.id), eq(practiceAuthors.userId, actor.id)))
    .where(
      and(
        eq(practices.state, 'review'),
        since && !Number.isNaN(since.getTime()) && after
          ? or(gt(practices.submittedAt, since), and(eq(practices.submittedAt, since), gt(practices.id, after)))
          : undefined,
      ),
    )
    .orderBy(asc(practices.submittedAt), asc(practices.id))
    .limit(limit + 1);
  const now = Date.now();
  return page(
    rows,
    limit,
    ({ practice, author, school, revision, openComments, coauthor }): Waiting => {
      const submittedAt = practice.submittedAt ?? practice.createdAt;
      return {
        id: practice.id,
        title: practice.title,
        url: practiceUrl(practice),
        author,
        school,
        submittedAt,
        days: Math.floor((now - submittedAt.getTime()) / 86_400_000),
        revision,
        openComments,
        own: practice.authorId === actor.id || coauthor !== null,
      };
    },
    ({ practice }) => `${practice.submittedAt?.getTime() ?? 0}.${practice.id}`,
  );
}

/** How many practices wait for a decision, for the desk of a methodist. */
export const waitingCount = (): Promise<number> => read.$count(practices, eq(practices.state, 'review'));
