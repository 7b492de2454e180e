import { and, eq, inArray, like, or } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { type Effect, publications } from '../../../db/schema/bank.ts';
import { type DraftEffect, type Practice, type PracticeContent, practiceParts } from '../../../db/schema/practices.ts';
import { schools } from '../../../db/schema/schools.ts';
import { slugFrom } from '../../platform/http/index.ts';
import { plainText, renderMarkdown } from '../../platform/markdown/index.ts';
import { inTurns } from '../../platform/worker/index.ts';
import { type NewPublication, putPublications, renameAuthors } from '../bank/index.ts';
import { namesForPublication } from './authors.ts';
import { partTitles } from './content.ts';

/** The reviewer's fields on the card of a publication. */
interface CardMarks {
  effort: number;
  cost: number;
  evidence: number;
  audience: string[];
  situations: string[];
}

export const plainMarks: CardMarks = { effort: 2, cost: 1, evidence: 1, audience: ['teacher'], situations: [] };

/** The rendered revision: made before the transaction, because rendering takes time. */
export interface Rendered {
  content: PracticeContent;
  html: string;
  text: string;
  minutes: number;
}

/** Words per minute when reading a practice with understanding. */
const readingSpeed = 150;

/** The six parts under their headings, with English ids. */
export async function renderPractice(content: PracticeContent): Promise<Rendered> {
  const parts = await inTurns(
    practiceParts,
    (part) => `<h2 id="${part}">${partTitles[part]}</h2>\n${renderMarkdown(content[part])}`,
  );
  const html = parts.join('\n');
  const text = plainText(html);
  return { content, html, text, minutes: Math.max(1, Math.ceil(text.split(' ').length / readingSpeed)) };
}

const isWhole = (effect: DraftEffect): effect is Effect => effect.before !== null && effect.after !== null;

/** Slugs that are pages below `/practices/`. */
const taken = ['new', 'mine'];

/** A free slug, in the catalogue and in the database. */
export async function freeSlug(database: Database, title: string): Promise<string> {
  const wanted = slugFrom(title) || 'praktika';
  const rows = await database
    .select({ slug: publications.slug })
    .from(publications)
    .where(
      and(
        eq(publications.collection, 'practice'),
        or(eq(publications.slug, wanted), like(publications.slug, `${wanted}-%`)),
      ),
    );
  const used = new Set([...taken, ...rows.map(({ slug }) => slug)]);
  let slug = wanted;
  for (let number = 2; used.has(slug); number++) slug = `${wanted}-${number}`;
  return slug;
}

type Published = Pick<Practice, 'id' | 'authorId' | 'schoolId' | 'slug'> & { coauthors: readonly string[] };

/**
 * Writes a practice to the catalogue under its own id, or updates it there. Runs inside `write`; the caller emits
 * `publication.changed`.
 * @returns its slug
 */
export async function publishInto(
  database: Database,
  practice: Published,
  { content, html, text, minutes }: Rendered,
  marks: CardMarks,
  at = new Date(),
): Promise<string> {
  const slug = practice.slug ?? (await freeSlug(database, content.title));
  const [school] = practice.schoolId
    ? await database.select({ title: schools.title }).from(schools).where(eq(schools.id, practice.schoolId))
    : [];
  const dueAt = new Date(at);
  dueAt.setFullYear(dueAt.getFullYear() + 2);
  const publication: NewPublication = {
    ...marks,
    id: practice.id,
    collection: 'practice',
    source: 'database',
    slug,
    state: 'published',
    title: content.title,
    summary: content.summary,
    kind: 'practice',
    subjects: content.subjects,
    levels: content.levels,
    dimensions: [],
    risks: content.risks,
    deficits: content.deficits,
    problems: [],
    effects: content.effects.filter(isWhole),
    authors: await namesForPublication(database, practice),
    owner: school?.title ?? 'Методический центр',
    schoolId: practice.schoolId,
    practiceId: practice.id,
    composite: false,
    year: at.getFullYear(),
    minutes,
    licence: 'CC BY 4.0',
    reviewedAt: at,
    reviewDueAt: dueAt,
    publishedAt: at,
    updatedAt: at,
    text,
    html,
    fileHash: null,
  };
  await putPublications(database, [publication]);
  return slug;
}

/** Writes the names anew into the publications of these practices: somebody gave or withdrew the consent. */
export async function renewAuthors(database: Database, practices: Published[]): Promise<void> {
  if (practices.length === 0) return;
  const kept = await database
    .select({ practiceId: publications.practiceId, authors: publications.authors })
    .from(publications)
    .where(
      inArray(
        publications.practiceId,
        practices.map(({ id }) => id),
      ),
    );
  const before = new Map(kept.map(({ practiceId, authors }) => [practiceId, authors.join()]));
  for (const practice of practices) {
    const authors = await namesForPublication(database, practice);
    if (before.has(practice.id) && before.get(practice.id) !== authors.join())
      await renameAuthors(database, practice.id, authors);
  }
}
