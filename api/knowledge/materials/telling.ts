import { and, eq } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { notify } from '../../people/notifications/index.ts';
import type { Actor } from '../../platform/actor/index.ts';
import type { MaterialRow } from './find.ts';

const about = ({ id }: { id: string }, actor: Actor | null) => ({
  kind: 'practice' as const,
  subject: `material:${id}`,
  ...(actor && { actorId: actor.id }),
});

/** Tells the other methodists that a text waits for a second pair of eyes. */
export async function tellOfSubmission(database: Database, material: MaterialRow, actor: Actor | null): Promise<void> {
  const methodists = await database
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'methodist'), eq(users.state, 'active')));
  await notify(
    database,
    methodists.map(({ id }) => id).filter((id) => id !== actor?.id && !material.writers.includes(id)),
    {
      ...about(material, actor),
      title: `Материал «${material.title}» ждёт проверки`,
      reason: 'вы методист и проверяете материалы коллег',
      url: `/materials/${material.id}`,
    },
  );
}

/** Tells those who wrote at it what became of it. */
export const tellWriters = (
  database: Database,
  material: MaterialRow,
  actor: Actor | null,
  title: string,
  url = `/materials/${material.id}`,
) =>
  notify(
    database,
    [...new Set([material.authorId, ...material.writers])].filter((id) => id !== actor?.id),
    { ...about(material, actor), title, reason: 'вы среди авторов этого материала', url },
  );
