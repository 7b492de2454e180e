import { inArray } from 'drizzle-orm';
import { newSeed } from '../../api/people/accounts/index.ts';
import type { Database } from '../client.ts';
import { newId } from '../identifier.ts';
import { associations } from '../schema/associations/associations.ts';
import { publications } from '../schema/bank.ts';
import {
  type CollectionState,
  type CollectionVisibility,
  collectionItems,
  collections,
} from '../schema/collections.ts';
import type { DemoPart } from './part.ts';
import { daysAgo, type Ids, type PeopleFile, readData } from './people.ts';

interface CollectionData {
  by: string;
  title: string;
  description: string;
  visibility: CollectionVisibility;
  /** The slug of an association. */
  association?: string;
  /** Whether its owner made a secret address. */
  linked?: boolean;
  state?: CollectionState;
  days: number;
  items: { slug: string; note: string }[];
}

/** Collections in all visibilities, one in the archive and one deleted. */
function prepareCollections(ids: Ids) {
  const data = readData<{ collections: CollectionData[] }>('collections').collections;
  const { people } = readData<PeopleFile>('people');
  return async (database: Database) => {
    const slugs = [...new Set(data.flatMap(({ items }) => items.map(({ slug }) => slug)))];
    const found = await database
      .select({ id: publications.id, slug: publications.slug })
      .from(publications)
      .where(inArray(publications.slug, slugs));
    const bySlug = new Map(found.map(({ id, slug }) => [slug, id]));
    const circles = await database.select({ id: associations.id, slug: associations.slug }).from(associations);
    const rows = data.map((one) => {
      const at = daysAgo(one.days, 2);
      const school = one.visibility === 'school' ? people[one.by]?.school : null;
      return {
        id: newId(at.getTime()),
        ownerId: ids.person(one.by),
        title: one.title,
        description: one.description.trim(),
        visibility: one.visibility,
        schoolId: school ? ids.school(school) : null,
        associationId: circles.find(({ slug }) => slug === one.association)?.id ?? null,
        seed: one.linked ? newSeed() : null,
        state: one.state ?? ('active' as const),
        stateAt: one.state ? at : null,
        createdAt: at,
        updatedAt: at,
      };
    });
    await database.insert(collections).values(rows);
    await database.insert(collectionItems).values(
      data.flatMap(({ items }, index) =>
        items.map(({ slug, note }, position) => {
          const publicationId = bySlug.get(slug);
          if (!publicationId) throw new Error(`The demo collects what is not there: ${slug}`);
          return { collectionId: rows[index]?.id as string, publicationId, note, position };
        }),
      ),
    );
  };
}

export const part: DemoPart = { order: 50, prepare: prepareCollections };
