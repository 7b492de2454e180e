import type { Database } from '../../../db/client.ts';
import { upkeep } from '../../../db/schema/contentReview.ts';

/** Remembers when the links of a text were last gathered, so that it is looked through again only once it changed. */
export async function rememberLinksRead(
  database: Database,
  { publicationId, at }: { publicationId: string; at: Date },
): Promise<void> {
  await database
    .insert(upkeep)
    .values({ publicationId, linksReadAt: at })
    .onConflictDoUpdate({ target: upkeep.publicationId, set: { linksReadAt: at } });
}
