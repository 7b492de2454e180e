import { and, eq, inArray } from 'drizzle-orm';
import { readAside } from '../../../db/client.ts';
import { associationMembers, associations } from '../../../db/schema/associations/associations.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { onSignal } from '../../platform/signals/index.ts';
import { titleOf } from '../../platform/taxonomy/index.ts';
import { WordIndex } from './wordIndex.ts';

/** More than a city has. */
const most = 2000;

const index = new WordIndex(async () => {
  const rows = await readAside
    .select({
      id: associations.id,
      title: associations.title,
      purpose: associations.purpose,
      subjects: associations.subjects,
    })
    .from(associations)
    .limit(most);
  return rows.map(({ id, title, purpose, subjects }) => ({
    id,
    name: title,
    text: [purpose, ...subjects.map((code) => titleOf('subjects', code)), 'методическое объединение ММО'].join('\n'),
  }));
});
onSignal(({ kind }) => {
  if (kind === 'association.changed') index.forget();
});

/** Associations with these words in title, purpose or subjects. Only the public cards are searched. */
export async function findAssociations(actor: MaybeActor, question: string, skip: number, limit: number) {
  const ids = await index.find(question);
  const wanted = ids.slice(skip, skip + limit);
  const rows =
    wanted.length === 0
      ? []
      : await readAside
          .select({
            id: associations.id,
            title: associations.title,
            slug: associations.slug,
            purpose: associations.purpose,
            subjects: associations.subjects,
            membership: associationMembers.membership,
          })
          .from(associations)
          .leftJoin(
            associationMembers,
            and(
              eq(associationMembers.associationId, associations.id),
              eq(associationMembers.userId, actor?.id ?? ''),
              inArray(associationMembers.membership, ['member', 'deputy', 'head']),
            ),
          )
          .where(inArray(associations.id, wanted))
          .limit(limit);
  const items = rows
    .sort((one, other) => wanted.indexOf(one.id) - wanted.indexOf(other.id))
    .map(({ id, title, slug, purpose, subjects, membership }) => ({
      id,
      url: `/associations/${slug}`,
      title,
      purpose,
      subjects: subjects.map((code) => titleOf('subjects', code)),
      /** Whether the caller is a member. */
      mine: membership !== null,
    }));
  return { total: ids.length, items };
}
