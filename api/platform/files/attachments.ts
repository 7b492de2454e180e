import { and, asc, eq, inArray, max } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { attachments, files } from '../../../db/schema/files/files.ts';
import type { Actor } from '../actor/index.ts';
import { recordAudit } from '../audit/index.ts';
import { notFound } from '../problem/index.ts';
import type { SubjectKind } from './access.ts';
import type { Place } from './quotas.ts';
import { fileUrl, keepRow, mostBytes, refused, removeBytes, takeIn } from './taking.ts';

export interface Attachment {
  id: string;
  name: string;
  type: string;
  /** Bytes. */
  size: number;
  url: string;
}
export interface Subject {
  kind: SubjectKind;
  id: string;
}

export { fileUrl, mostBytes };
export const mostFiles = 10;

/** The files of a thing, oldest first. */
export async function attachmentsOf(subject: Subject, database: Database = read): Promise<Attachment[]> {
  const rows = await database
    .select({ id: files.id, name: files.name, type: files.type, size: files.size })
    .from(attachments)
    .innerJoin(files, eq(files.id, attachments.fileId))
    .where(and(eq(attachments.subjectKind, subject.kind), eq(attachments.subjectId, subject.id)))
    .orderBy(asc(attachments.position), asc(files.id))
    .limit(mostFiles * 5);
  return rows.map((file) => ({ ...file, url: fileUrl(file) }));
}

/** Hangs a stored file on a thing, in the caller's transaction. */
export async function hangAt(database: Database, subject: Subject, fileId: string, position: number): Promise<void> {
  await database.insert(attachments).values({ subjectKind: subject.kind, subjectId: subject.id, fileId, position });
}

async function nextPosition(database: Database, subject: Subject): Promise<number> {
  const [last] = await database
    .select({ position: max(attachments.position) })
    .from(attachments)
    .where(and(eq(attachments.subjectKind, subject.kind), eq(attachments.subjectId, subject.id)));
  return (last?.position ?? -1) + 1;
}

/** Hangs the files of one thing on another, behind those that hang there, in the caller's transaction. */
export async function rehang(database: Database, from: Subject, to: Subject): Promise<void> {
  const moved = await database
    .delete(attachments)
    .where(and(eq(attachments.subjectKind, from.kind), eq(attachments.subjectId, from.id)))
    .returning();
  if (moved.length === 0) return;
  const first = await nextPosition(database, to);
  await database.insert(attachments).values(
    moved
      .sort((one, other) => one.position - other.position)
      .map(({ fileId }, index) => ({
        subjectKind: to.kind,
        subjectId: to.id,
        fileId,
        position: first + index,
      })),
  );
}

/** Puts the files of a thing into this order; `ids` are all that hang there, few. */
export async function putInOrder(database: Database, subject: Subject, ids: readonly string[]): Promise<void> {
  for (const [position, fileId] of ids.entries())
    await database
      .update(attachments)
      .set({ position })
      .where(
        and(
          eq(attachments.subjectKind, subject.kind),
          eq(attachments.subjectId, subject.id),
          eq(attachments.fileId, fileId),
        ),
      );
}

/** Forgets files in the caller's transaction. @returns the keys of their bytes, for `removeBytes` after it */
export async function forgetFiles(database: Database, ids: string[]): Promise<string[]> {
  const gone = await database.delete(files).where(inArray(files.id, ids)).returning({ key: files.key });
  return gone.map(({ key }) => key);
}

/**
 * Stores a file and attaches it to a thing. `allowed` checks the policy again inside the transaction. When anything fails
 * after the bytes are on disk, they are removed.
 * @throws Problem 400 for more than ten files, else as `takeIn` and `keepRow`
 */
export async function attach(
  actor: Actor,
  subject: Place & Subject,
  file: unknown,
  allowed: (database: Database) => Promise<unknown>,
  /** Runs in the same transaction. */
  also: (database: Database, fileId: string) => Promise<unknown> = async () => undefined,
): Promise<Attachment> {
  const { stored } = await takeIn(actor, file);
  try {
    await write(async (database) => {
      await allowed(database);
      const known = await attachmentsOf(subject, database);
      if (known.length >= mostFiles)
        throw refused(`Файлов может быть не больше ${mostFiles}. Уберите лишний и повторите.`);
      await keepRow(database, actor, stored, subject);
      await hangAt(database, subject, stored.id, await nextPosition(database, subject));
      await also(database, stored.id);
      await recordAudit(database, actor, 'file.attached', subject, {
        file: stored.id,
        type: stored.type,
        size: stored.size,
      });
    });
  } catch (error) {
    await removeBytes(stored.key);
    throw error;
  }
  const { id, name, type, size } = stored;
  return { id, name, type, size, url: fileUrl(stored) };
}

/**
 * Detaches a file from a thing and deletes it from disk.
 * @throws Problem 404 when it is not attached there
 */
export async function detach(
  actor: Actor,
  subject: Subject,
  fileId: string,
  allowed: (database: Database) => Promise<unknown>,
): Promise<void> {
  const key = await write(async (database) => {
    await allowed(database);
    const [found] = await database
      .select({ key: files.key })
      .from(attachments)
      .innerJoin(files, eq(files.id, attachments.fileId))
      .where(
        and(
          eq(attachments.subjectKind, subject.kind),
          eq(attachments.subjectId, subject.id),
          eq(attachments.fileId, fileId),
        ),
      );
    if (!found) throw notFound('Такого файла здесь нет: возможно, его уже убрали.');
    await database.delete(files).where(eq(files.id, fileId));
    await recordAudit(database, actor, 'file.detached', subject, { file: fileId });
    return found.key;
  });
  await removeBytes(key);
}
