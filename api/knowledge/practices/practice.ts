import { and, eq } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { type Practice, type PracticeContent, practices } from '../../../db/schema/practices.ts';
import type { Actor, MaybeActor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { conflict, forbidden, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { type AuthorName, authorsShown } from './authors.ts';
import { contentOf, sameContent } from './content.ts';
import { findPractice, practiceFor } from './find.ts';
import { practiceChange, practiceInput } from './input.ts';
import { isWriter, mayCreate, mayEdit, mayFollow, mayRead } from './policy.ts';
import { revisions } from './revisions.ts';
import { type Abilities, abilitiesOf } from './steps.ts';

/** The answer of a write: enough to continue. */
export interface Saved {
  id: string;
  state: Practice['state'];
  url: string;
  version: number;
}

/** A practice for its reader. */
export interface ReadPractice extends PracticeContent, Saved {
  authors: AuthorName[];
  /** What this reader may do now. */
  may: Abilities;
  schoolId: string | null;
  slug: string | null;
  createdAt: Date;
  updatedAt: Date;
  submittedAt: Date | null;
  publishedAt: Date | null;
}

/** The page of a practice: the public one when published, else the review. */
export const practiceUrl = ({ id, state, slug }: Pick<Practice, 'id' | 'state' | 'slug'>): string =>
  state === 'published' && slug ? `/practices/${slug}` : `/practices/${id}/review`;

export const savedOf = (practice: Pick<Practice, 'id' | 'state' | 'slug' | 'version'>): Saved => ({
  id: practice.id,
  state: practice.state,
  url: practiceUrl(practice),
  version: practice.version,
});

/**
 * Creates a draft of a practice.
 * @throws Problem 403 when the author has no school and is not a methodist; 400
 */
export async function createPractice(actor: Actor, input: unknown): Promise<Saved> {
  if (!mayCreate(actor))
    throw forbidden(
      'Практику пишут сотрудники школ и методисты. Если вы работаете в школе, попросите её администрацию подтвердить вас.',
    );
  const content = parse(practiceInput, input);
  const id = newId();
  await write(async (database) => {
    await database.insert(practices).values({ ...content, id, authorId: actor.id, schoolId: actor.school?.id ?? null });
    await recordAudit(database, actor, 'practice.created', { kind: 'practice', id }, {});
  });
  emit({ kind: 'practice.changed', practiceId: id });
  return savedOf({ id, state: 'draft', slug: null, version: 1 });
}

/**
 * Saves an edit based on the version that was read. A save without changes keeps the version.
 * @throws Problem 409 with `current` (the other's text and its version) when it changed meanwhile
 */
export async function savePractice(actor: Actor, id: string, input: unknown): Promise<Saved> {
  await practiceFor(read, actor, id, mayEdit, whyClosed);
  const { version, ...change } = parse(practiceChange, input);
  const saved = await write(async (database) => {
    const practice = await practiceFor(database, actor, id, mayEdit, whyClosed);
    const before = contentOf(practice);
    const after: PracticeContent = { ...before, ...withoutMissing(change) };
    if (sameContent(before, after)) return practice;
    if (practice.version !== version)
      throw conflict(
        'Пока вы писали, практику изменили. Ваш текст не пропал: сравните его с новым и сохраните ещё раз.',
        {
          current: { ...before, version: practice.version, updatedAt: practice.updatedAt.toISOString() },
        },
      );
    const next = { version: version + 1, updatedAt: new Date() };
    await database
      .update(practices)
      .set({ ...after, ...next })
      .where(and(eq(practices.id, id), eq(practices.version, version)));
    await recordAudit(database, actor, 'practice.saved', { kind: 'practice', id }, { version: next.version });
    return { ...practice, ...next };
  });
  emit({ kind: 'practice.changed', practiceId: id });
  return savedOf(saved);
}

const whyClosed = 'Править можно черновик и практику на доработке — её автору и соавторам.';

/** Drops omitted fields, so that they do not overwrite. */
function withoutMissing<Values extends object>(values: Values): { [Name in keyof Values]?: NonNullable<Values[Name]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Values]?: NonNullable<Values[Name]>;
  };
}

/**
 * A practice with the names of its authors. A reader who is not a writer sees a returned one as submitted,
 * not the edit in progress; guests see only names of authors who consented.
 * @throws Problem 404 when the reader may not know of it
 */
export async function readPractice(actor: MaybeActor, id: string): Promise<ReadPractice> {
  const practice = await practiceFor(read, actor, id, mayRead);
  const content = isWriter(actor, practice) ? contentOf(practice) : await submittedContent(practice);
  return {
    ...content,
    ...savedOf(practice),
    authors: await authorsShown(actor, practice),
    may: abilitiesOf(actor, practice),
    schoolId: practice.schoolId,
    slug: practice.slug,
    createdAt: practice.createdAt,
    updatedAt: practice.updatedAt,
    submittedAt: practice.submittedAt,
    publishedAt: practice.publishedAt,
  };
}

async function submittedContent(practice: Practice): Promise<PracticeContent> {
  const latest = practice.state === 'returned' ? await revisions.newest(read, practice.id) : undefined;
  return latest?.content ?? contentOf(practice);
}

/** Whether this actor sees the inside of its review: remarks, revisions, decisions. */
export async function mayFollowPractice(actor: MaybeActor, id: string): Promise<boolean> {
  const practice = actor && (await findPractice(read, id));
  return Boolean(practice && mayFollow(actor, practice));
}

/** Whether this actor may read it; for its files. */
export async function mayReadPractice(actor: MaybeActor, id: string): Promise<boolean> {
  const practice = await findPractice(read, id);
  return practice !== null && mayRead(actor, practice);
}
