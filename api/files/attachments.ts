import { and, asc, eq } from 'drizzle-orm';
import { type Database, read, write } from '../../db/client.ts';
import { newId } from '../../db/identifier.ts';
import { attachments, files } from '../../db/schema/files.ts';
import type { Actor } from '../accounts/actor.ts';
import { recordAudit } from '../accounts/audit.ts';
import { badInput, notFound, parse } from '../http/problem.ts';
import { line } from '../http/russian.ts';
import { log } from '../log.ts';
import type { SubjectKind } from './access.ts';
import { disk, newKey } from './store.ts';
import { typeOf } from './types.ts';

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

export const mostBytes = 20 * 1024 * 1024;
export const mostFiles = 10;

const refused = (message: string) => badInput([{ path: 'file', message }]);

/** The address of a file; the name in it is for people, the id alone finds it. */
export const fileUrl = ({ id, name }: { id: string; name: string }): string =>
  `/files/${id}/${encodeURIComponent(name)}`;

/** The files of a thing in the order in which they came. */
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

/**
 * Stores a file and hangs it on a thing. `allowed` asks the policy again inside the transaction. When anything fails after
 * the bytes lie on disk, they are taken away again.
 * @throws Problem 400 for an empty or too large file, an unknown type, a name that lies, more than ten files
 */
export async function attach(
  actor: Actor,
  subject: Subject,
  file: unknown,
  allowed: (database: Database) => Promise<unknown>,
): Promise<Attachment> {
  if (!(file instanceof File) || (file.size === 0 && !file.name)) throw refused('Выберите файл.');
  if (file.size === 0) throw refused(`Файл «${file.name}» пуст.`);
  if (file.size > mostBytes) throw refused(`Файл «${file.name}» больше 20 МБ. Уменьшите его или разделите на части.`);
  const name = nameOf(file.name);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = await typeOf(name, bytes);
  const stored = { id: newId(), key: newKey(), name, type, size: bytes.length, ownerId: actor.id };
  await disk.put(stored.key, bytes);
  try {
    await write(async (database) => {
      await allowed(database);
      const known = await attachmentsOf(subject, database);
      if (known.length >= mostFiles)
        throw refused(`Файлов может быть не больше ${mostFiles}. Уберите лишний и повторите.`);
      await database.insert(files).values(stored);
      await database
        .insert(attachments)
        .values({ subjectKind: subject.kind, subjectId: subject.id, fileId: stored.id, position: known.length });
      await recordAudit(database, actor, 'file.attached', subject, { file: stored.id, type, size: stored.size });
    });
  } catch (error) {
    await removeBytes(stored.key);
    throw error;
  }
  const { id, size } = stored;
  return { id, name, type, size, url: fileUrl(stored) };
}

/** The last part of a path that a browser may send, on one line and without characters that folders or headers mean. */
function nameOf(sent: string): string {
  const own = sent.split(/[\\/]/).at(-1) ?? '';
  return parse(line(150), own.replace(/["<>|?*:]/g, '_'));
}

/**
 * Takes a file off a thing and from the disk.
 * @throws Problem 404 when it does not hang there
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

/** Bytes without a row are unreachable, so a failure here is for the log and not for the person. */
async function removeBytes(key: string): Promise<void> {
  await disk.delete(key).catch((error: unknown) => log.error({ err: error }, 'a file was not removed'));
}
