import { and, desc, eq, gt } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { files } from '../../../db/schema/files/files.ts';
import { removedAttachments } from '../../../db/schema/files/texts.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import {
  type Attachment,
  attach,
  attachmentsOf,
  mostFiles,
  putBack,
  putInOrder,
  readableBy,
  readLater,
  refused,
  restorableSince,
  takeOff,
} from '../../platform/files/index.ts';
import { badInput, conflict, forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { orderInput } from './input.ts';
import { mayAttach, maySeePublication } from './policy.ts';
import { type Publication, readPublicationById } from './publication.ts';

readableBy('publication', async (actor, id) => {
  const publication = await readPublicationById(actor, id).catch(() => null);
  return publication !== null && maySeePublication(actor, publication);
});

const subjectOf = (id: string) => ({ kind: 'publication' as const, id });

async function publicationFor(actor: Actor, id: string): Promise<Publication> {
  const publication = await readPublicationById(actor, id);
  if (!mayAttach(actor)) throw forbidden('Файлы к материалам прикладывают методисты.');
  if (publication.practiceId !== null)
    throw forbidden('Файлы практики прикладывают её авторы: верните практику на доработку.');
  return publication;
}

const changed = ({ id, collection, slug }: Publication) =>
  emit({ kind: 'publication.changed', publicationId: id, collection, slug });

/** Adds a file at the end; `readForm` is called only after the policy check. Its text is extracted in the background. */
export async function attachToPublication(
  actor: Actor,
  id: string,
  readForm: () => Promise<FormData | null>,
): Promise<Attachment> {
  const publication = await publicationFor(actor, id);
  const form = await readForm();
  const attached = await attach(actor, subjectOf(id), form?.get('file'), async () => undefined, readLater);
  changed(publication);
  return attached;
}

/** Removes a file; for a day it can be restored. */
export async function detachFromPublication(actor: Actor, id: string, fileId: string): Promise<void> {
  const publication = await publicationFor(actor, id);
  await write(async (database) => {
    if (!(await takeOff(database, { publicationId: id, fileId, by: actor.id })))
      throw notFound('Такого файла здесь нет: возможно, его уже убрали.');
    await recordAudit(database, actor, 'file.detached', subjectOf(id), { file: fileId });
  });
  changed(publication);
}

/** Restores a file that was removed within the last day. */
export async function restoreToPublication(actor: Actor, id: string, fileId: string): Promise<void> {
  const publication = await publicationFor(actor, id);
  await write(async (database) => {
    if (!(await putBack(database, id, fileId)))
      throw notFound('Вернуть этот файл уже нельзя: с тех пор прошли сутки, или его вернул другой методист.');
    if ((await attachmentsOf(subjectOf(id), database)).length > mostFiles)
      throw refused(`Файлов может быть не больше ${mostFiles}. Уберите лишний и повторите.`);
    await recordAudit(database, actor, 'file.restored', subjectOf(id), { file: fileId });
  });
  changed(publication);
}

/**
 * Sets the order of the files.
 * @throws Problem 409 when the list differs from the current files
 */
export async function orderAttachments(actor: Actor, id: string, input: unknown): Promise<Attachment[]> {
  const publication = await publicationFor(actor, id);
  const { files: wanted } = parse(orderInput, input);
  if (new Set(wanted).size !== wanted.length) throw badInput([{ path: 'files', message: 'Один файл назван дважды.' }]);
  await write(async (database) => {
    const known = (await attachmentsOf(subjectOf(id), database)).map((file) => file.id);
    if (known.length !== wanted.length || !wanted.every((file) => known.includes(file)))
      throw conflict('Список файлов изменился. Обновите страницу и расставьте их снова.');
    await putInOrder(database, subjectOf(id), wanted);
  });
  changed(publication);
  return attachmentsOf(subjectOf(id));
}

/** What can still be put back, the newest first: for methodists. */
export async function removedFrom(actor: Actor, id: string) {
  await publicationFor(actor, id);
  return read
    .select({ id: files.id, name: files.name, removedAt: removedAttachments.removedAt })
    .from(removedAttachments)
    .innerJoin(files, eq(files.id, removedAttachments.fileId))
    .where(and(eq(removedAttachments.publicationId, id), gt(removedAttachments.removedAt, restorableSince())))
    .orderBy(desc(removedAttachments.removedAt))
    .limit(mostFiles);
}
