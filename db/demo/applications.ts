import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { newId } from '../identifier.ts';
import { applications, publications } from '../schema/bank.ts';
import type { DemoPart } from './part.ts';
import { daysAgo, type Ids, readData } from './people.ts';

interface ApplicationData {
  /** The slug of a material's file. */
  material: string;
  by: string;
  days: number;
  outcome: number;
  report: string;
}

/** Who applied which material, and how it went. */
function prepareApplications(ids: Ids) {
  const told = readData<{ applications: ApplicationData[] }>('applications').applications;
  return async (database: Database) => {
    const slugs = [...new Set(told.map(({ material }) => material))];
    const found = await database
      .select({ id: publications.id, slug: publications.slug })
      .from(publications)
      .where(and(eq(publications.collection, 'material'), inArray(publications.slug, slugs)));
    const bySlug = new Map(found.map(({ id, slug }) => [slug, id]));
    await database.insert(applications).values(
      told.map(({ material, by, days, outcome, report }) => {
        const publicationId = bySlug.get(material);
        if (!publicationId) throw new Error(`The demo applies a material that is not there: ${material}`);
        const at = daysAgo(days, 3);
        // Its id tells its age too: lists are ordered by it.
        return {
          id: newId(at.getTime()),
          publicationId,
          userId: ids.person(by),
          outcome,
          report,
          createdAt: at,
          updatedAt: at,
        };
      }),
    );
  };
}

export const part: DemoPart = { order: 30, prepare: prepareApplications };
