import { and, eq, or } from 'drizzle-orm';
import { type Database, read } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';
import { attachments } from '../../../db/schema/files/files.ts';
import { materialWriters } from '../../../db/schema/materials.ts';
import type { Actor } from '../../platform/actor/index.ts';
import {
  type Attachment,
  attach,
  detach,
  mostFiles,
  readableBy,
  readLater,
  refused,
  rehang,
  type Subject,
} from '../../platform/files/index.ts';
import { type Enclosure, enclosuresOn } from '../bank/index.ts';
import { findMaterial, type MaterialRow, materialFor } from './find.ts';
import { mayEdit, mayRead } from './policy.ts';

/** Files of a draft: visible with the draft, published together with it. */
const filesOf = (id: string) => ({ kind: 'draft', id }) as const satisfies Subject;
const whyClosed = 'Прикладывать и убирать файлы можно, пока материал в черновиках или на доработке.';

readableBy('draft', async (actor, id) => {
  const material = await findMaterial(read, id);
  return material !== null && mayRead(actor, material);
});

/** @throws Problem 404 when the caller is not a methodist */
export const draftFiles = async (actor: Actor, id: string): Promise<Enclosure[]> =>
  draftFilesIn(await materialFor(read, actor, id));

/** The same for a material whose access was checked already. */
export const draftFilesIn = ({ id }: MaterialRow): Promise<Enclosure[]> => enclosuresOn(filesOf(id));

/** The page of a material in the bank, to show the files that readers have. */
const pageOf = ({ slug }: MaterialRow) =>
  and(eq(publications.collection, 'material'), eq(publications.slug, slug ?? ''));

/**
 * Adds a file at the end; `readForm` is called only after the policy check. Its text is extracted in the background.
 * Adding a file counts as writing: another person must publish it.
 * @throws Problem 404, 403; 400 for a file type that is not allowed, or when readers would get more than ten
 */
export async function attachToDraft(
  actor: Actor,
  id: string,
  readForm: () => Promise<FormData | null>,
): Promise<Attachment> {
  await materialFor(read, actor, id, mayEdit, whyClosed);
  const form = await readForm();
  return attach(
    actor,
    filesOf(id),
    form?.get('file'),
    async (database) => {
      const material = await materialFor(database, actor, id, mayEdit, whyClosed);
      const page = database.select({ id: publications.id }).from(publications).where(pageOf(material));
      const count = await database.$count(
        attachments,
        or(
          and(eq(attachments.subjectKind, 'draft'), eq(attachments.subjectId, id)),
          and(eq(attachments.subjectKind, 'publication'), eq(attachments.subjectId, page)),
        ),
      );
      if (count >= mostFiles)
        throw refused(
          `У материала уже ${mostFiles} файлов вместе с теми, что видят читатели. Уберите лишний и повторите.`,
        );
      await database.insert(materialWriters).values({ materialId: id, userId: actor.id }).onConflictDoNothing();
    },
    readLater,
  );
}

/** Deletes a file of a draft, for good: no reader has ever seen it. @throws Problem 404, 403 */
export async function detachFromDraft(actor: Actor, id: string, fileId: string): Promise<void> {
  await materialFor(read, actor, id, mayEdit, whyClosed);
  await detach(actor, filesOf(id), fileId, (database) => materialFor(database, actor, id, mayEdit, whyClosed));
}

/** Hangs the files of a draft on its page, behind those that hang there. Inside the transaction that publishes it. */
export const publishFiles = (database: Database, materialId: string, publicationId: string): Promise<void> =>
  rehang(database, filesOf(materialId), { kind: 'publication', id: publicationId });
