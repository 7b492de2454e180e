import { and, eq, inArray, like, or } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';
import { attachments, files } from '../../../db/schema/files/files.ts';
import { materials } from '../../../db/schema/materials.ts';

/** More than sixty texts hold. */
const most = 1000;

/**
 * The pictures that hang on these published texts, by the id of the file: the key under which the bytes lie. A text that names
 * a file of something else does not get it: who prints may not be allowed to see it.
 */
export async function picturesOf(publicationIds: readonly string[]): Promise<Record<string, string>> {
  const ids = [...publicationIds];
  const texts = await read
    .select({ practiceId: publications.practiceId, materialId: materials.id })
    .from(publications)
    .leftJoin(materials, and(eq(publications.collection, 'material'), eq(materials.slug, publications.slug)))
    .where(inArray(publications.id, ids));
  const written = texts.flatMap(({ materialId }) => materialId ?? []);
  const practices = texts.flatMap(({ practiceId }) => practiceId ?? []);
  const rows = await read
    .select({ id: files.id, key: files.key })
    .from(attachments)
    .innerJoin(files, eq(files.id, attachments.fileId))
    .where(
      and(
        like(files.type, 'image/%'),
        or(
          and(eq(attachments.subjectKind, 'material'), inArray(attachments.subjectId, written)),
          and(eq(attachments.subjectKind, 'practice'), inArray(attachments.subjectId, practices)),
          and(eq(attachments.subjectKind, 'publication'), inArray(attachments.subjectId, ids)),
        ),
      ),
    )
    .limit(most);
  return Object.fromEntries(rows.map(({ id, key }) => [id, key]));
}
