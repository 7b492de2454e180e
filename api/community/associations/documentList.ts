import { and, desc, eq, inArray, lt, or } from 'drizzle-orm';
import type { z } from 'zod';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { associationDocuments, documentVersions } from '../../../db/schema/associations/work.ts';
import { files } from '../../../db/schema/files/files.ts';
import { publishes, shownPerson } from '../../people/accounts/index.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { fileUrl, readableBy } from '../../platform/files/index.ts';
import { type listQuery, page } from '../../platform/http/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { readAssociation } from './association.ts';

/** With more versions it is several documents. */
export const mostVersions = 100;

/** A document is visible to those who may see the association's inside. */
readableBy('document', async (actor, documentId) => {
  const [found] = await read
    .select({ associationId: associationDocuments.associationId })
    .from(associationDocuments)
    .where(eq(associationDocuments.id, documentId));
  return found !== undefined && (await readAssociation(actor, found.associationId)).inside;
});

const versionsOf = (documentIds: string[]) =>
  read
    .select({
      documentId: documentVersions.documentId,
      number: documentVersions.number,
      comment: documentVersions.comment,
      createdAt: documentVersions.createdAt,
      file: { id: files.id, name: files.name, type: files.type, size: files.size },
      by: { id: users.id, name: users.name, publishes: publishes(users.id) },
    })
    .from(documentVersions)
    .innerJoin(files, eq(files.id, documentVersions.fileId))
    .innerJoin(users, eq(users.id, documentVersions.userId))
    .where(inArray(documentVersions.documentId, documentIds))
    .orderBy(desc(documentVersions.number))
    .limit(mostVersions * 100);

/** The documents of an association, the latest changed first, with all versions. @throws Problem 404 */
export async function listDocuments(actor: MaybeActor, key: string, { limit, cursor }: z.infer<typeof listQuery>) {
  const association = await readAssociation(actor, key);
  if (!association.inside) throw notFound();
  const [time, after] = cursor?.split('_') ?? [];
  const rows = await read
    .select()
    .from(associationDocuments)
    .where(
      and(
        eq(associationDocuments.associationId, association.id),
        time && after
          ? or(
              lt(associationDocuments.updatedAt, new Date(Number(time))),
              and(eq(associationDocuments.updatedAt, new Date(Number(time))), lt(associationDocuments.id, after)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(associationDocuments.updatedAt), desc(associationDocuments.id))
    .limit(limit + 1);
  const versions = await versionsOf(rows.map(({ id }) => id));
  return page(
    rows,
    limit,
    ({ id, title, updatedAt }) => ({
      id,
      title,
      updatedAt,
      versions: versions
        .filter(({ documentId }) => documentId === id)
        .map(({ documentId: _document, by, file, ...version }) => ({
          ...version,
          by: shownPerson(actor, { ...by, publishes: Boolean(by.publishes) }),
          file: { ...file, url: fileUrl(file) },
        })),
    }),
    ({ id, updatedAt }) => `${updatedAt.getTime()}_${id}`,
  );
}
