import { eq, sql } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { associationDocuments, documentVersions } from '../../../db/schema/associations/work.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { forgetFiles, hangAt, keepRow, removeBytes, takeIn } from '../../platform/files/index.ts';
import { badInput, forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { type Association, readAssociation } from './association.ts';
import { mostVersions } from './documentList.ts';
import { mayAdmit } from './policy.ts';
import { documentTitle, versionComment } from './workInput.ts';

async function keeping(actor: MaybeActor, key: string): Promise<{ person: Actor; association: Association }> {
  const person = signedIn(actor);
  const association = await readAssociation(person, key);
  if (!mayAdmit(person, association))
    throw forbidden('Документы выкладывают руководитель объединения, его заместители и методист.');
  return { person, association };
}

type SentForm = () => Promise<FormData | null>;
const unreadable = () => badInput([{ path: 'file', message: 'Файл не дошёл целиком. Отправьте его ещё раз.' }]);

/** Stores the bytes, then runs `put` and inserts the version, all or nothing. */
async function store(
  person: Actor,
  form: FormData,
  { associationId, documentId }: { associationId: string; documentId: string },
  put: (database: Database) => Promise<unknown>,
): Promise<{ number: number }> {
  const comment = parse(versionComment, form.get('comment') ?? '');
  const { stored } = await takeIn(person, form.get('file'));
  try {
    return await write(async (database) => {
      await put(database);
      const [last] = await database
        .select({ number: sql<number>`coalesce(max(${documentVersions.number}), 0)` })
        .from(documentVersions)
        .where(eq(documentVersions.documentId, documentId));
      const number = (last?.number ?? 0) + 1;
      if (number > mostVersions)
        throw badInput([{ path: 'file', message: 'У документа слишком много версий. Начните новый.' }]);
      await keepRow(database, person, stored, { kind: 'association', id: associationId });
      await hangAt(database, { kind: 'document', id: documentId }, stored.id, number);
      await database
        .insert(documentVersions)
        .values({ documentId, number, fileId: stored.id, comment, userId: person.id });
      return { number };
    });
  } catch (error) {
    await removeBytes(stored.key);
    throw error;
  }
}

/** Adds a document with its first version: a form with `title`, `file`, `comment`. @throws Problem 401, 404, 403, 400 */
export async function addDocument(
  actor: MaybeActor,
  key: string,
  sent: SentForm,
): Promise<{ id: string; number: number }> {
  const { person, association } = await keeping(actor, key);
  const form = await sent();
  if (!form) throw unreadable();
  const titled = documentTitle.safeParse(form.get('title'));
  if (!titled.success)
    throw badInput([{ path: 'title', message: titled.error.issues[0]?.message ?? 'Назовите документ.' }]);
  const id = newId();
  const { number } = await store(person, form, { associationId: association.id, documentId: id }, async (database) => {
    await database.insert(associationDocuments).values({ id, associationId: association.id, title: titled.data });
    await recordAudit(
      database,
      person,
      'association.document',
      { kind: 'association', id: association.id },
      { title: titled.data },
    );
  });
  return { id, number };
}

async function findDocument(actor: MaybeActor, id: string) {
  const person = signedIn(actor);
  const [document] = await read.select().from(associationDocuments).where(eq(associationDocuments.id, id));
  if (!document || !(await readAssociation(person, document.associationId)).inside)
    throw notFound('Такого документа нет.');
  return { document, ...(await keeping(person, document.associationId)) };
}

/** Adds the next version of a document: a form with `file` and `comment`; earlier ones stay. @throws Problem 401, 404, 403, 400 */
export async function addVersion(
  actor: MaybeActor,
  id: string,
  sent: SentForm,
): Promise<{ id: string; number: number }> {
  const { person, document, association } = await findDocument(actor, id);
  const form = await sent();
  if (!form) throw unreadable();
  const { number } = await store(person, form, { associationId: association.id, documentId: id }, async (database) => {
    await database.update(associationDocuments).set({ updatedAt: new Date() }).where(eq(associationDocuments.id, id));
    await recordAudit(
      database,
      person,
      'association.document-version',
      { kind: 'association', id: association.id },
      { title: document.title },
    );
  });
  return { id, number };
}

/** Deletes a document with all its versions. @throws Problem 401, 404, 403 */
export async function removeDocument(actor: MaybeActor, id: string): Promise<void> {
  const { person, document, association } = await findDocument(actor, id);
  const keys = await write(async (database) => {
    const own = await database
      .select({ fileId: documentVersions.fileId })
      .from(documentVersions)
      .where(eq(documentVersions.documentId, id));
    const gone = await forgetFiles(
      database,
      own.map(({ fileId }) => fileId),
    );
    await database.delete(associationDocuments).where(eq(associationDocuments.id, id));
    await recordAudit(
      database,
      person,
      'association.document-remove',
      { kind: 'association', id: association.id },
      { title: document.title },
    );
    return gone;
  });
  for (const key of keys) await removeBytes(key);
}
