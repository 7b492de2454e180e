import { and, asc, eq } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { attachments, files } from '../../../db/schema/files/files.ts';
import { fileTexts } from '../../../db/schema/files/texts.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { fileUrl, mostFiles, type Subject } from '../../platform/files/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { maySeePublication } from './policy.ts';
import type { Publication } from './publication.ts';

const firstWords = 420;

/** The files of a publication with a preview for readers. */
export async function enclosuresOf(actor: MaybeActor, { id, state, practiceId, collection }: Publication) {
  if (!maySeePublication(actor, { state })) throw notFound();
  const ofPractice = collection === 'practice' && practiceId !== null;
  return enclosuresOn(ofPractice ? { kind: 'practice', id: practiceId } : { kind: 'publication', id });
}

/** The same for any thing; checks no rights. */
export async function enclosuresOn({ kind, id }: Subject) {
  const rows = await read
    .select({
      id: files.id,
      name: files.name,
      type: files.type,
      size: files.size,
      read: fileTexts.state,
      pages: fileTexts.pages,
      text: fileTexts.text,
      thumbnailKey: fileTexts.thumbnailKey,
      width: fileTexts.width,
      height: fileTexts.height,
    })
    .from(attachments)
    .innerJoin(files, eq(files.id, attachments.fileId))
    .leftJoin(fileTexts, eq(fileTexts.fileId, files.id))
    .where(and(eq(attachments.subjectKind, kind), eq(attachments.subjectId, id)))
    .orderBy(asc(attachments.position), asc(files.id))
    .limit(mostFiles);
  return rows.map(({ text, thumbnailKey, read: readState, ...file }) => ({
    ...file,
    url: fileUrl(file),
    /** The text of a file: null until it was extracted. */
    read: readState,
    beginning: beginningOf(text ?? ''),
    thumbnail: thumbnailKey ? `${fileUrl(file)}?small` : null,
  }));
}

export type Enclosure = Awaited<ReturnType<typeof enclosuresOn>>[number];

/** The first lines, cut at the end of a word. */
function beginningOf(text: string): string {
  if (text.length <= firstWords) return text;
  const cut = text.slice(0, firstWords);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('\n'), firstWords - 40))}…`;
}
