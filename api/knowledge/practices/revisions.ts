import { read } from '../../../db/client.ts';
import { type PracticeContent, practiceParts, practiceRevisions } from '../../../db/schema/practices.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { compareParts, type PartChange, revisionsOn } from '../../platform/review/index.ts';
import { titleOf, type Vocabulary } from '../../platform/taxonomy/index.ts';
import { partTitles } from './content.ts';
import { practiceFor } from './find.ts';
import { mayFollow } from './policy.ts';

export type Revision = Awaited<ReturnType<typeof revisionsOf>>[number];

/** One a submission: the text as it was handed in, and what was decided about it. */
export const revisions = revisionsOn({
  table: practiceRevisions,
  of: practiceRevisions.practiceId,
  madeAt: practiceRevisions.submittedAt,
  madeBy: practiceRevisions.submittedBy,
});

/** The submissions of a practice with what was decided about each, newest first. */
export async function revisionsOf(actor: Actor, practiceId: string) {
  await practiceFor(read, actor, practiceId, mayFollow);
  const listed = await revisions.list(practiceId);
  return listed.map(({ madeAt: submittedAt, madeBy: submittedBy, ...rest }) => ({ ...rest, submittedAt, submittedBy }));
}

/**
 * What changed from one revision to another, part by part.
 * @throws Problem 404 when one of them does not exist
 */
export async function compareRevisions(
  actor: Actor,
  practiceId: string,
  from: number,
  to: number,
): Promise<PartChange[]> {
  await practiceFor(read, actor, practiceId, mayFollow);
  const [before, after] = await Promise.all([
    revisions.numbered(read, practiceId, from),
    revisions.numbered(read, practiceId, to),
  ]);
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
