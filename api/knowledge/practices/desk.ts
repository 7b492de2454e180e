import { and, asc, count, desc, eq, inArray, ne, notExists, or, sql } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { publications } from '../../../db/schema/bank.ts';
import { adoptions } from '../../../db/schema/practices/adoptions.ts';
import { practiceAuthors, practices } from '../../../db/schema/practices.ts';
import { schools } from '../../../db/schema/schools.ts';
import { type Actor, isMethodist } from '../../platform/actor/index.ts';
import { type DeskWaiting, waitingBadge } from '../../platform/capability/index.ts';
import { countOf } from '../../platform/russian/shared/russian.ts';

const shownRows = 5;

const writtenWith = (actor: Actor) =>
  read
    .select({ one: sql`1` })
    .from(practiceAuthors)
    .where(and(eq(practiceAuthors.practiceId, practices.id), eq(practiceAuthors.userId, actor.id)));

/** Practices that await this methodist, the oldest first; not those they wrote, alone or with others. */
export async function practicesToReview(actor: Actor): Promise<DeskWaiting | null> {
  if (!isMethodist(actor)) return null;
  const waits = and(eq(practices.state, 'review'), ne(practices.authorId, actor.id), notExists(writtenWith(actor)));
  const [[total], items] = await Promise.all([
    read.select({ practices: count() }).from(practices).where(waits),
    read
      .select({
        id: practices.id,
        title: practices.title,
        author: users.name,
        school: schools.title,
        submittedAt: practices.submittedAt,
      })
      .from(practices)
      .innerJoin(users, eq(users.id, practices.authorId))
      .leftJoin(schools, eq(schools.id, practices.schoolId))
      .where(waits)
      .orderBy(asc(practices.submittedAt))
      .limit(shownRows),
  ]);
  if (!total?.practices) return null;
  return {
    title: `Ждут рассмотрения: ${countOf(total.practices, 'практика', 'практики', 'практик')}`,
    more: { title: 'Вся очередь', url: '/review' },
    rows: items.map(({ id, title, author, school, submittedAt }) => ({
      title,
      url: `/practices/${id}/review`,
      note: school ? `${author}, ${school}` : author,
      ...waitingBadge(submittedAt),
    })),
  };
}

/** Returned ones first, then drafts, then those under review. */
const byTurn = sql`case ${practices.state} when 'returned' then 0 when 'draft' then 1 else 2 end`;
const badges = {
  returned: { text: 'вернули на доработку', tone: 'warm', icon: 'undo-2' },
  draft: { text: 'черновик', tone: 'quiet', icon: 'pencil' },
  review: { text: 'на рассмотрении', tone: 'quiet', icon: 'clock' },
} as const;

/** Unpublished practices of this person, alone or with others. */
export async function unfinishedPractices(actor: Actor): Promise<DeskWaiting | null> {
  const shared = read
    .select({ id: practiceAuthors.practiceId })
    .from(practiceAuthors)
    .where(eq(practiceAuthors.userId, actor.id));
  const items = await read
    .select({ id: practices.id, title: practices.title, state: practices.state, updatedAt: practices.updatedAt })
    .from(practices)
    .where(
      and(
        or(eq(practices.authorId, actor.id), inArray(practices.id, shared)),
        inArray(practices.state, ['returned', 'draft', 'review']),
      ),
    )
    .orderBy(byTurn, desc(practices.updatedAt))
    .limit(shownRows);
  if (items.length === 0) return null;
  return {
    title: 'Ваши незаконченные практики',
    more: { title: 'Все мои практики', url: '/practices/mine' },
    rows: items.map(({ id, title, state, updatedAt }) => ({
      title: title || 'Без названия',
      url: state === 'review' ? `/practices/${id}/review` : `/practices/${id}/edit`,
      at: { word: 'изменена', date: updatedAt },
      badge: badges[state as keyof typeof badges],
    })),
  };
}

/** Practices of others that this person's school adopts without a report yet; for its administration all, else their own. */
export async function openAdoptions(actor: Actor): Promise<DeskWaiting | null> {
  const whose =
    actor.role === 'school_admin' && actor.school
      ? eq(adoptions.schoolId, actor.school.id)
      : eq(adoptions.userId, actor.id);
  const items = await read
    .select({ slug: publications.slug, title: publications.title, startedAt: adoptions.startedAt })
    .from(adoptions)
    .innerJoin(publications, eq(publications.id, adoptions.publicationId))
    .where(and(whose, eq(adoptions.state, 'adopting')))
    .orderBy(adoptions.startedAt)
    .limit(shownRows);
  if (items.length === 0) return null;
  return {
    title: 'Внедряете — расскажите, что вышло',
    rows: items.map(({ slug, title, startedAt }) => ({
      title,
      url: `/practices/${slug}`,
      at: { word: 'с', date: startedAt },
    })),
  };
}
