import { and, asc, count, eq } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import type { Actor } from '../../platform/actor/index.ts';
import type { DeskWaiting } from '../../platform/capability/index.ts';
import { countOf } from '../../platform/russian/shared/russian.ts';

const shownRows = 5;

/** People who applied by the school's link and wait for its administration. */
export async function newcomers(actor: Actor): Promise<DeskWaiting | null> {
  if (actor.role !== 'school_admin' || !actor.school) return null;
  const waits = and(eq(users.schoolId, actor.school.id), eq(users.state, 'waiting'));
  const [[total], items] = await Promise.all([
    read.select({ people: count() }).from(users).where(waits),
    read
      .select({ name: users.name, position: users.position, createdAt: users.createdAt })
      .from(users)
      .where(waits)
      .orderBy(asc(users.createdAt))
      .limit(shownRows),
  ]);
  if (!total?.people) return null;
  return {
    title: `Просятся в школу: ${countOf(total.people, 'человек', 'человека', 'человек')}`,
    more: { title: 'Проверить и подтвердить', url: `/schools/${actor.school.slug}/people` },
    rows: items.map(({ name, position, createdAt }) => ({
      title: name,
      ...(position && { note: position }),
      at: { word: 'с', date: createdAt },
    })),
  };
}
