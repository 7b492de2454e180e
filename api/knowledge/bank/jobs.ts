import { eq } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';
import { attachments } from '../../../db/schema/files/files.ts';
import { readFileThrough, readJob } from '../../platform/files/index.ts';
import { onJob } from '../../platform/jobs/index.ts';
import { emit } from '../../platform/signals/index.ts';

/** Background jobs of the bank: files of materials and practices are read for search and preview. */
export function registerBankJobs(): void {
  onJob(
    readJob,
    async ({ fileId }) => {
      await readFileThrough(String(fileId));
      for (const publication of await publicationsOf(String(fileId)))
        emit({ kind: 'publication.changed', publicationId: publication.id, ...publication });
    },
    'Прочитать приложенный файл, чтобы его находил поиск',
  );
}

/** Publications that show a file: the one it is attached to, or the published form of its practice. */
async function publicationsOf(fileId: string) {
  const columns = { id: publications.id, collection: publications.collection, slug: publications.slug };
  const [own, ofPractice] = await Promise.all([
    read
      .select(columns)
      .from(attachments)
      .innerJoin(publications, eq(publications.id, attachments.subjectId))
      .where(eq(attachments.fileId, fileId))
      .limit(10),
    read
      .select(columns)
      .from(attachments)
      .innerJoin(publications, eq(publications.practiceId, attachments.subjectId))
      .where(eq(attachments.fileId, fileId))
      .limit(10),
  ]);
  return [...new Map([...own, ...ofPractice].map((row) => [row.id, row])).values()];
}
