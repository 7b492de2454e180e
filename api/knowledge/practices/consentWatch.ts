import { and, eq, inArray, isNotNull, or } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { practiceAuthors, practices } from '../../../db/schema/practices.ts';
import { log } from '../../platform/log/index.ts';
import { emit, onSignal } from '../../platform/signals/index.ts';
import { renewAuthors } from './publication.ts';

/** When a person gives or withdraws the publishing consent, or changes their name, all their practices show it at once. */
onSignal((event) => {
  if (event.kind !== 'person.changed') return;
  renewNames(event.userId).catch((error: unknown) => log.error({ err: error }, 'names of practices were not renewed'));
});

/** Updates the names on a person's publications; signals each of them. */
export async function renewNames(userId: string): Promise<void> {
  const touched = await write(async (database) => {
    const found = await practicesOf(database, userId);
    await renewAuthors(database, found);
    return found;
  });
  for (const { id, slug } of touched)
    if (slug) emit({ kind: 'publication.changed', publicationId: id, collection: 'practice', slug });
}

async function practicesOf(database: Database, userId: string) {
  const shared = read
    .select({ id: practiceAuthors.practiceId })
    .from(practiceAuthors)
    .where(eq(practiceAuthors.userId, userId));
  const rows = await database
    .select({ id: practices.id, authorId: practices.authorId, schoolId: practices.schoolId, slug: practices.slug })
    .from(practices)
    .where(and(isNotNull(practices.slug), or(eq(practices.authorId, userId), inArray(practices.id, shared))));
  if (rows.length === 0) return [];
  const people = await database
    .select({ practiceId: practiceAuthors.practiceId, userId: practiceAuthors.userId })
    .from(practiceAuthors)
    .where(
      inArray(
        practiceAuthors.practiceId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(practiceAuthors.addedAt);
  const coauthors = Map.groupBy(people, ({ practiceId }) => practiceId);
  return rows.map((row) => ({ ...row, coauthors: (coauthors.get(row.id) ?? []).map((person) => person.userId) }));
}
