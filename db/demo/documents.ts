import { disk, newKey } from '../../api/platform/files/index.ts';
import { wordType, writeWord } from '../../api/platform/papers/index.ts';
import type { Database } from '../client.ts';
import { newId } from '../identifier.ts';
import { associationDocuments, documentVersions } from '../schema/associations/work.ts';
import { attachments, files } from '../schema/files/files.ts';
import { daysAgo, type Ids } from './people.ts';

export interface DocumentData {
  title: string;
  versions: { by: string; days: number; name: string; comment: string; text: string[] }[];
}
interface Shelf {
  slug: string;
  documents: DocumentData[];
}

interface Written {
  slug: string;
  title: string;
  versions: {
    by: string;
    days: number;
    comment: string;
    file: { id: string; key: string; name: string; type: string; size: number };
  }[];
}

/** Writes the documents of associations as Word files to the store; their rows are inserted with everything else. */
export async function prepareDocuments(shelves: Shelf[], ids: Ids) {
  const written: Written[] = [];
  for (const { slug, documents } of shelves)
    for (const { title, versions } of documents) {
      const stored: Written['versions'] = [];
      for (const { name, text, ...version } of versions) {
        const { bytes } = await writeWord({
          title,
          author: '',
          name,
          parts: [{ kind: 'title', text: title }, ...text.map((line) => ({ kind: 'text' as const, text: line }))],
        });
        const key = newKey();
        await disk.put(key, bytes);
        stored.push({
          ...version,
          file: { id: newId(), key, name: `${name}.docx`, type: wordType, size: bytes.length },
        });
      }
      written.push({ slug, title, versions: stored });
    }
  return async (database: Database, associationIds: Record<string, string>) => {
    for (const { slug, title, versions } of written) {
      const documentId = newId();
      const [first, last] = [versions[0], versions.at(-1)];
      await database.insert(associationDocuments).values({
        id: documentId,
        associationId: associationIds[slug] as string,
        title,
        createdAt: daysAgo(first?.days ?? 0),
        updatedAt: daysAgo(last?.days ?? 0),
      });
      for (const [index, { by, days, comment, file }] of versions.entries()) {
        const number = index + 1;
        const userId = ids.person(by);
        const createdAt = daysAgo(days);
        await database.insert(files).values({ ...file, ownerId: userId, createdAt });
        await database
          .insert(attachments)
          .values({ subjectKind: 'document', subjectId: documentId, fileId: file.id, position: number });
        await database
          .insert(documentVersions)
          .values({ documentId, number, fileId: file.id, comment, userId, createdAt });
      }
    }
  };
}
