import { and, eq } from 'drizzle-orm';
import { type Database, read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { attachments, files } from '../../../db/schema/files/files.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { type Attachment, attach, attachmentsOf, detach, readableBy } from '../../platform/files/index.ts';
import { forbidden, notFound, Problem } from '../../platform/problem/index.ts';
import { enter } from './entries.ts';
import { type Pair, readPair } from './pair.ts';
import { administeredSide, worksInside } from './policy.ts';
import { becauseInside, circleOf, insidersOf, tell } from './telling.ts';

readableBy('pair', async (actor, id) => {
  try {
    await readPair(actor, id);
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
});

const subject = (id: string) => ({ kind: 'pair' as const, id });

export interface PairDocument extends Attachment {
  by: { id: string; name: string };
  createdAt: Date;
}

/** The papers of a pair: agreement, lesson sheets, reports; for everyone who may see it. @throws Problem 404 */
export async function listDocuments(actor: MaybeActor, id: string): Promise<PairDocument[]> {
  await readPair(actor, id);
  const [attached, owners] = await Promise.all([
    attachmentsOf(subject(id)),
    read
      .select({ id: files.id, createdAt: files.createdAt, by: { id: users.id, name: users.name } })
      .from(attachments)
      .innerJoin(files, eq(files.id, attachments.fileId))
      .innerJoin(users, eq(users.id, files.ownerId))
      .where(and(eq(attachments.subjectKind, 'pair'), eq(attachments.subjectId, id)))
      .limit(100),
  ]);
  return attached.flatMap((file) => {
    const owner = owners.find((one) => one.id === file.id);
    return owner ? [{ ...file, by: owner.by, createdAt: owner.createdAt }] : [];
  });
}

/** The people of the pair and the administrations, who sign the agreement and the report. A stopped pair is read-only. */
export const mayAddDocuments = (actor: MaybeActor, pair: Pair): boolean =>
  pair.state !== 'stopped' && (worksInside(actor, pair.parties) || administeredSide(actor, pair.parties) !== null);
const whyClosed =
  'Документы добавляют участники пары, координатор и администрации двух школ, пока пара не остановлена.';

async function documented(actor: MaybeActor, id: string): Promise<{ person: Actor; pair: Pair }> {
  const person = signedIn(actor);
  const pair = await readPair(person, id);
  if (!mayAddDocuments(person, pair)) throw forbidden(whyClosed);
  return { person, pair };
}

/** Adds a paper; `readForm` is called only after the policy check. @throws Problem 401, 404, 403, 400 */
export async function addDocument(actor: MaybeActor, id: string, readForm: () => Promise<FormData | null>) {
  const { person, pair } = await documented(actor, id);
  const form = await readForm();
  const attached = await attach(person, subject(id), form?.get('file'), async () => {});
  await enter(pair, (database) => tellOfDocument(database, id, { name: attached.name, actorId: person.id }));
  return attached;
}

async function tellOfDocument(database: Database, id: string, { name, actorId }: { name: string; actorId: string }) {
  const circle = await circleOf(database, id);
  await tell(database, id, insidersOf(circle), {
    title: `Новый документ пары: ${name}`,
    reason: becauseInside,
    at: '#documents',
    actorId,
  });
}

/** Deletes a paper: for its uploader and the coordinator. @throws Problem 401, 404, 403 */
export async function removeDocument(actor: MaybeActor, id: string, fileId: string): Promise<void> {
  const { person, pair } = await documented(actor, id);
  const document = (await listDocuments(person, id)).find((one) => one.id === fileId);
  if (!document) throw notFound('Такого документа у пары нет: возможно, его уже убрали.');
  if (document.by.id !== person.id && pair.coordinator.id !== person.id)
    throw forbidden('Документ убирает тот, кто его добавил, и координатор пары.');
  await detach(person, subject(id), fileId, async () => {});
}
