import { and, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { postDrafts } from '../../../db/schema/discussions/reading.ts';
import { attachments, files } from '../../../db/schema/files/files.ts';
import type { Actor } from '../actor/index.ts';
import { numberOf } from '../russian/shared/russian.ts';
import { pictureSize } from './pictureSize.ts';
import { fileUrl, keepRow, refused, removeBytes, takeIn } from './taking.ts';

const day = 86_400_000;
/** How many files one person may have that are in no text yet. */
const mostLoose = 60;
const atOnce = 200;

/** What a text needs to show a file: `markdown` is ready to be inserted. */
interface LooseFile {
  id: string;
  name: string;
  type: string;
  /** Bytes. */
  size: number;
  url: string;
  width: number | null;
  height: number | null;
  markdown: string;
}

const units = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} КБ` : `${numberOf(bytes / 1024 / 1024)} МБ`;
/** The label inside `[…]`, without characters that would end it or are Markdown. */
const words = (text: string) =>
  text
    .replace(/[[\]\\`*_<>!\n]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * Stores a file for a text that is being written. Until the text is sent, only its owner can open the file.
 * @param description alternative text of a picture
 * @throws Problem as `takeIn` and `keepRow`; 400 when sixty files already wait
 */
export async function uploadLoose(actor: Actor, file: unknown, description = ''): Promise<LooseFile> {
  await requireFewLoose(read, actor);
  const { stored, bytes } = await takeIn(actor, file);
  try {
    await write(async (database) => {
      await requireFewLoose(database, actor);
      await keepRow(database, actor, stored, null, new Date());
    });
  } catch (error) {
    await removeBytes(stored.key);
    throw error;
  }
  const { id, name, type, size } = stored;
  const picture = type.startsWith('image/');
  const points = picture ? pictureSize(type, bytes) : null;
  const url = fileUrl(stored);
  const address = points ? `${url}#${points.width}x${points.height}` : url;
  const markdown = picture ? `![${words(description)}](${address})` : `[${words(name)}, ${units(size)}](${url})`;
  return { id, name, type, size, url, width: points?.width ?? null, height: points?.height ?? null, markdown };
}

/** Checked before the bytes are written, and again where parallel uploads are counted. */
async function requireFewLoose(database: Database, { id }: Actor): Promise<void> {
  const waiting = await database.$count(files, and(eq(files.ownerId, id), isNotNull(files.looseAt)));
  if (waiting >= mostLoose)
    throw refused(`Больше ${mostLoose} файлов ждут отправки. Отправьте начатые сообщения или подождите день.`);
}

/** Ids of the files that a text shows or links to. */
export const filesIn = (body: string): string[] =>
  body.includes('/files/')
    ? [...new Set(Array.from(body.matchAll(/\]\(\/files\/([0-9a-z]{16})\//g), ([, id]) => id as string))].slice(0, 40)
    : [];

/**
 * Attaches the author's own files in a text to its post. Other people's files are not attached: that would open them
 * to new readers. Files that an edit removed become loose again.
 */
export async function hangOnPost(database: Database, postId: string, authorId: string, ids: string[]): Promise<void> {
  const subject = { subjectKind: 'post' as const, subjectId: postId };
  const own = ids.length
    ? await database
        .select({ id: files.id })
        .from(files)
        .where(and(inArray(files.id, ids), eq(files.ownerId, authorId)))
    : [];
  const hung = await database
    .delete(attachments)
    .where(and(eq(attachments.subjectKind, 'post'), eq(attachments.subjectId, postId)))
    .returning({ id: attachments.fileId });
  if (own.length > 0)
    await database
      .insert(attachments)
      .values(own.map(({ id }) => ({ ...subject, fileId: id, position: ids.indexOf(id) })));
  const touched = [...hung, ...own].map(({ id }) => id);
  if (touched.length > 0)
    await database
      .update(files)
      .set({
        looseAt: sql`case when exists (select 1 from ${attachments} where ${attachments.fileId} = ${files.id}) then null else ${Date.now()} end`,
      })
      .where(inArray(files.id, touched));
}

/** Removes files that were attached to nothing for a day, except those in a draft of their owner. @returns how many */
export async function removeLoose(now = Date.now()): Promise<number> {
  let removed = 0;
  for (;;) {
    const old = await write((database) => {
      const due = database
        .select({ id: files.id })
        .from(files)
        .where(
          and(
            lt(files.looseAt, new Date(now - day)),
            sql`not exists (select 1 from ${attachments} where ${attachments.fileId} = ${files.id})`,
            sql`not exists (select 1 from ${postDrafts} where ${postDrafts.userId} = ${files.ownerId} and instr(${postDrafts.body}, ${files.id}) > 0)`,
          ),
        )
        .limit(atOnce);
      return database.delete(files).where(inArray(files.id, due)).returning({ key: files.key });
    });
    for (const { key } of old) await removeBytes(key);
    removed += old.length;
    if (old.length < atOnce) return removed;
  }
}
