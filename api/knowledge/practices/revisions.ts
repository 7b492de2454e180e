import { aliasedTable, and, desc, eq, inArray } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { type PracticeContent, practiceParts, practiceRevisions } from '../../../db/schema/practices.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { compareParts, type PartChange } from '../../platform/review/index.ts';
import { titleOf, type Vocabulary } from '../../platform/taxonomy/index.ts';
import { partTitles } from './content.ts';
import { practiceFor } from './find.ts';
import { mayFollow } from './policy.ts';

export interface Revision {
  number: number;
  submittedAt: Date;
  submittedBy: string;
  decision: 'publish' | 'return' | 'reject' | null;
  comment: string;
  decidedAt: Date | null;
  decidedBy: string | null;
}

/** The submissions of a practice with what was decided about each, newest first. */
export async function revisionsOf(actor: Actor, practiceId: string): Promise<Revision[]> {
  await practiceFor(read, actor, practiceId, mayFollow);
  const decider = aliasedTable(users, 'decider');
  return read
    .select({
      number: practiceRevisions.number,
      submittedAt: practiceRevisions.submittedAt,
      submittedBy: users.name,
      decision: practiceRevisions.decision,
      comment: practiceRevisions.comment,
      decidedAt: practiceRevisions.decidedAt,
      decidedBy: decider.name,
    })
    .from(practiceRevisions)
    .innerJoin(users, eq(users.id, practiceRevisions.submittedBy))
    .leftJoin(decider, eq(decider.id, practiceRevisions.decidedBy))
    .where(eq(practiceRevisions.practiceId, practiceId))
    .orderBy(desc(practiceRevisions.number))
    .limit(100);
}

/**
 * What changed from one revision to another, part by part.
 * @throws Problem 404 when one of them is not there
 */
export async function compareRevisions(
  actor: Actor,
  practiceId: string,
  from: number,
  to: number,
): Promise<PartChange[]> {
  await practiceFor(read, actor, practiceId, mayFollow);
  const rows = await read
    .select({ number: practiceRevisions.number, content: practiceRevisions.content })
    .from(practiceRevisions)
    .where(and(eq(practiceRevisions.practiceId, practiceId), inArray(practiceRevisions.number, [from, to])));
  const before = rows.find(({ number }) => number === from);
  const after = rows.find(({ number }) => number === to);
  if (!before || !after) throw notFound('Такой редакции у практики нет.');
  return compareContents(before.content, after.content);
}

/** What changed from one text of a practice to another, part by part, lists and numbers as lines of text. */
export const compareContents = (before: PracticeContent, after: PracticeContent): PartChange[] =>
  compareParts(asTexts(before), asTexts(after));

const facets: [keyof PracticeContent & Vocabulary, string][] = [
  ['subjects', 'Предметы'],
  ['levels', 'Уровни'],
  ['risks', 'Риски'],
  ['deficits', 'Дефициты'],
];

const number = (value: number | null) => value?.toLocaleString('ru') ?? '…';

function asTexts(content: PracticeContent): { part: string; title: string; text: string }[] {
  const effects = content.effects.map(
    ({ measure, unit, before, after, period, scope }) =>
      `${measure}: было ${number(before)}, стало ${number(after)} ${unit}${period && `, ${period}`}${scope && `, ${scope}`}`,
  );
  return [
    { part: 'title', title: 'Название', text: content.title },
    { part: 'summary', title: 'Суть', text: content.summary },
    ...practiceParts.map((part) => ({ part, title: partTitles[part], text: content[part] })),
    { part: 'effects', title: 'Показатели', text: effects.join('\n') },
    ...facets.map(([part, title]) => ({
      part,
      title,
      text: content[part].map((code) => titleOf(part, code)).join(', '),
    })),
  ];
}
