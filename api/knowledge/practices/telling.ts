import { and, eq } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { notify } from '../../people/notifications/index.ts';
import type { Actor } from '../../platform/actor/index.ts';
import type { PracticeRow } from './find.ts';

const named = ({ title }: { title: string }) => `«${title || 'без названия'}»`;
const about = (practice: { id: string }, actor: Actor | null) => ({
  kind: 'practice' as const,
  subject: `practice:${practice.id}`,
  ...(actor && { actorId: actor.id }),
});

/** Tells the centre's methodists that a practice waits for their word. @param practice as it stood before */
export async function tellOfSubmission(database: Database, practice: PracticeRow, actor: Actor | null): Promise<void> {
  const methodists = await database
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'methodist'), eq(users.state, 'active')));
  const writers = new Set([practice.authorId, ...practice.coauthors]);
  await notify(
    database,
    methodists.map(({ id }) => id).filter((id) => !writers.has(id)),
    {
      ...about(practice, actor),
      title: practice.submittedAt
        ? `Практика ${named(practice)} вернулась после доработки`
        : `На рассмотрение пришла практика ${named(practice)}`,
      reason: 'вы методист и рассматриваете практики',
      url: `/practices/${practice.id}/review`,
    },
  );
}

const outcomes = {
  publish: (name: string) => `Практика ${name} опубликована`,
  return: (name: string) => `Практику ${name} вернули на доработку: прочитайте замечания`,
  reject: (name: string) => `Практику ${name} отклонили: причина на её странице`,
};

/** Tells the authors what was decided. */
export const tellOfDecision = (
  database: Database,
  practice: PracticeRow,
  actor: Actor | null,
  decision: keyof typeof outcomes,
) =>
  notify(database, [practice.authorId, ...practice.coauthors], {
    ...about(practice, actor),
    title: outcomes[decision](named(practice)),
    reason: 'вы среди авторов этой практики',
    url: decision === 'publish' ? `/practices/${practice.slug}` : `/practices/${practice.id}`,
  });

/** Asks a person whether they want to be a co-author; nothing of theirs is shown before they agree. */
export const askCoauthor = (
  database: Database,
  practice: { id: string; title: string },
  actor: Actor,
  userId: string,
) =>
  notify(database, [userId], {
    ...about(practice, actor),
    title: `Вас просят быть соавтором практики ${named(practice)}: согласитесь или откажитесь`,
    reason: 'автор практики позвал вас',
    url: `/practices/${practice.id}/invitation`,
  });
