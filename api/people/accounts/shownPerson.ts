import { type AnyColumn, sql } from 'drizzle-orm';
import { consents } from '../../../db/schema/accounts.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';

/** For a query: whether the person of this column has given the consent to publish their name. */
export const publishes = (userId: AnyColumn) =>
  sql<number>`exists (select 1 from ${consents} where ${consents.userId} = ${userId} and ${consents.purpose} = 'publication' and ${consents.withdrawnAt} is null)`;

export interface ShownPerson {
  id: string | null;
  name: string;
}

/**
 * A person as the caller may see them: people who signed in see names, guests only the names of those who consented
 * to publication (152-ФЗ, статья 10.1).
 */
export const shownPerson = (
  viewer: MaybeActor,
  { id, name, publishes }: { id: string; name: string; publishes: boolean },
): ShownPerson => (viewer || publishes ? { id, name } : { id: null, name: 'Участник' });
