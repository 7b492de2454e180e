import { eq, inArray } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { associations } from '../../../db/schema/associations/associations.ts';
import { publications } from '../../../db/schema/bank.ts';
import { threads } from '../../../db/schema/discussions/discussions.ts';
import { gathered } from '../../platform/capability/index.ts';

const about = 'Обсуждения материалов и практик';

/** The title of the place of each subject: an association's name for its discussions, else words for its kind. */
export async function placesOf(subjects: readonly string[]): Promise<(subject: string) => string> {
  const ids = (sort: string) => subjects.flatMap((subject) => (subject.startsWith(`${sort}:`) ? [idOf(subject)] : []));
  const [talk, groups] = await Promise.all([
    read
      .select({ id: threads.id, association: associations.title, publication: publications.id })
      .from(threads)
      .leftJoin(associations, eq(associations.id, threads.associationId))
      .leftJoin(publications, eq(publications.id, threads.publicationId))
      .where(inArray(threads.id, ids('thread'))),
    read
      .select({ id: associations.id, title: associations.title })
      .from(associations)
      .where(inArray(associations.id, ids('association'))),
  ]);
  const known = new Map([
    ...talk.map(({ id, association, publication }): [string, string | null] => [
      `thread:${id}`,
      association ?? (publication ? about : null),
    ]),
    ...groups.map(({ id, title }): [string, string] => [`association:${id}`, title]),
  ]);
  const others = gathered(({ noticePlaces }) => noticePlaces);
  return (subject) => known.get(subject) ?? others[subject.split(':', 1)[0] ?? ''] ?? 'Ещё';
}

const idOf = (subject: string) => subject.slice(subject.indexOf(':') + 1);
