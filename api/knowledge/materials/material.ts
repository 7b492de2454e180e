import { and, eq } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { publications } from '../../../db/schema/bank.ts';
import { attachments } from '../../../db/schema/files/files.ts';
import type { Material, MaterialContent } from '../../../db/schema/materials.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { type MaterialRow, materialFor } from './find.ts';
import { type Abilities, abilitiesOf } from './steps.ts';

/** The answer of a write: enough to continue. */
export interface Saved {
  id: string;
  state: Material['state'];
  /** The page of the draft. */
  url: string;
  version: number;
}

export const materialUrl = (id: string): string => `/materials/${id}`;

export const savedOf = ({ id, state, version }: Pick<Material, 'id' | 'state' | 'version'>): Saved => ({
  id,
  state,
  url: materialUrl(id),
  version,
});

/** A material for a methodist who works on it. */
export interface ReadMaterial extends Saved {
  content: MaterialContent;
  /** What this reader may do now. */
  may: Abilities;
  author: { id: string; name: string };
  slug: string | null;
  /** The public page; null while there is none. */
  publishedUrl: string | null;
  /** Its address in the catalogue, where everyone who may read it finds it; null before its first publication. */
  publicationId: string | null;
  /** How many files will be published with the draft. */
  draftFiles: number;
  /** There is still a file at this address, which the first publication replaces. */
  replacesFile: boolean;
  publishedRevision: number | null;
  publishedAt: Date | null;
  publishAt: Date | null;
  submittedAt: Date | null;
  updatedAt: Date;
  archiveReason: string;
}

/**
 * The draft with everything about it.
 * @throws Problem 404 when the caller is not a methodist
 */
export const readMaterial = async (actor: Actor, id: string): Promise<ReadMaterial> =>
  materialShown(actor, await materialFor(read, actor, id));

/** The same for a material whose access was checked already. */
export async function materialShown(actor: Actor, material: MaterialRow): Promise<ReadMaterial> {
  const [[author], [shown], draftFiles] = await Promise.all([
    read.select({ id: users.id, name: users.name }).from(users).where(eq(users.id, material.authorId)).limit(1),
    material.slug
      ? read
          .select({ id: publications.id, source: publications.source, state: publications.state })
          .from(publications)
          .where(and(eq(publications.collection, 'material'), eq(publications.slug, material.slug)))
          .limit(1)
      : [],
    read.$count(attachments, and(eq(attachments.subjectKind, 'draft'), eq(attachments.subjectId, material.id))),
  ]);
  return {
    ...savedOf(material),
    content: material.content,
    may: abilitiesOf(actor, material),
    author: author ?? { id: material.authorId, name: '' },
    slug: material.slug,
    publishedUrl: shown?.state === 'published' ? `/bank/${material.slug}` : null,
    publicationId: shown?.id ?? null,
    draftFiles,
    replacesFile: shown?.source === 'file',
    publishedRevision: material.publishedRevision,
    publishedAt: material.publishedAt,
    publishAt: material.publishAt,
    submittedAt: material.submittedAt,
    updatedAt: material.updatedAt,
    archiveReason: material.archiveReason,
  };
}
