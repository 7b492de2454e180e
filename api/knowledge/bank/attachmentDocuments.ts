import { and, asc, eq, gt, inArray, or } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';
import { attachments, files } from '../../../db/schema/files/files.ts';
import { fileTexts } from '../../../db/schema/files/texts.ts';
import type { SearchDocument } from '../search/index.ts';
import { publicationUrl } from './card.ts';
import { searchDocumentOf } from './searchDocument.ts';

const atOnce = 200;
const behindItsPage = 0.8;

const hangsOn = or(
  and(eq(attachments.subjectKind, 'publication'), eq(attachments.subjectId, publications.id)),
  and(eq(attachments.subjectKind, 'practice'), eq(attachments.subjectId, publications.practiceId)),
);

const filesAfter = (after: string) =>
  read
    .select({ id: files.id, name: files.name, text: fileTexts.text, publication: publications })
    .from(fileTexts)
    .innerJoin(files, eq(files.id, fileTexts.fileId))
    .innerJoin(attachments, eq(attachments.fileId, files.id))
    .innerJoin(publications, hangsOn)
    .where(
      and(
        eq(fileTexts.state, 'read'),
        inArray(attachments.subjectKind, ['publication', 'practice']),
        eq(publications.state, 'published'),
        gt(files.id, after),
      ),
    )
    .orderBy(asc(files.id))
    .limit(atOnce);

/**
 * Search documents of all published files: found by their own text and by the title of their
 * publication, and linked to the file on its page.
 */
export async function attachmentDocuments(): Promise<SearchDocument[]> {
  const documents: SearchDocument[] = [];
  let after = '';
  for (;;) {
    const rows = await filesAfter(after);
    documents.push(
      ...rows.map(({ id, name, text, publication }) => {
        const page = searchDocumentOf(publication);
        return {
          ...page,
          // A search for the title finds the page before its files.
          standing: (page.standing ?? 1) * behindItsPage,
          url: `${publicationUrl(publication)}#file-${id}`,
          // A person who finds the file is looking for the material, so its title comes first.
          title: `${publication.title}: «${name}»`,
          summary: `Файл к ${publication.collection === 'material' ? 'материалу' : 'практике'} «${publication.title}»`,
          text,
          kind: 'Вложение',
          filedUnder: [],
        };
      }),
    );
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return documents;
    after = last.id;
  }
}
