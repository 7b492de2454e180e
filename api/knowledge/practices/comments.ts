import { read, write } from '../../../db/client.ts';
import { type PracticePart, practiceComments } from '../../../db/schema/practices.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { renderMarkdown } from '../../platform/markdown/index.ts';
import { parse } from '../../platform/problem/index.ts';
import { remarksOn, type Said } from '../../platform/review/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { practiceFor } from './find.ts';
import { commentInput } from './input.ts';
import { mayComment, mayFollow } from './policy.ts';

export interface Remark extends Said {
  part: PracticePart;
  resolvedAt: Date | null;
  answers: Said[];
}

const remarks = remarksOn({
  table: practiceComments,
  of: practiceComments.practiceId,
  place: practiceComments.part,
  words: {
    full: 'Замечаний уже 300. Договоритесь об остальном лично.',
    gone: 'Замечания, на которое вы отвечаете, уже нет.',
    missing: 'Такого замечания нет.',
  },
});
const whyNotComment = 'Замечания пишут, пока практика на рассмотрении или на доработке.';

/** The remarks on a practice with their answers, oldest first. */
export async function commentsOf(actor: Actor, practiceId: string): Promise<Remark[]> {
  await practiceFor(read, actor, practiceId, mayFollow);
  return (await remarks.list(practiceId)).map(({ place: part, ...remark }) => ({ ...remark, part }));
}

/**
 * Writes a remark on a part, or an answer to one. An answer stands under its remark's part, whatever part it names.
 * A second press is no second remark.
 * @throws Problem 400 when the remark to be answered does not exist or there are 300 already
 */
export async function addComment(
  actor: Actor,
  practiceId: string,
  input: unknown,
): Promise<{ id: string; html: string }> {
  await practiceFor(read, actor, practiceId, mayComment, whyNotComment);
  const { part: place, ...said } = parse(commentInput, input);
  const html = renderMarkdown(said.body);
  const { id, repeated } = await write(async (database) => {
    await practiceFor(database, actor, practiceId, mayComment, whyNotComment);
    const made = await remarks.add(database, practiceId, { ...said, authorId: actor.id, place, html });
    if (!made.repeated)
      await recordAudit(
        database,
        actor,
        'practice.commented',
        { kind: 'practice', id: practiceId },
        { comment: made.id },
      );
    return made;
  });
  if (!repeated) emit({ kind: 'practice.changed', practiceId });
  return { id, html };
}

/**
 * Resolves a remark, or reopens it. Every participant of the review may do both.
 * @throws Problem 404 when it does not exist
 */
export async function resolveComment(actor: Actor, practiceId: string, id: string, resolved: boolean): Promise<void> {
  await write(async (database) => {
    await practiceFor(database, actor, practiceId, mayComment, whyNotComment);
    await remarks.resolve(database, practiceId, id, { actorId: actor.id, resolved });
    const action = resolved ? 'practice.commentResolved' : 'practice.commentReopened';
    await recordAudit(database, actor, action, { kind: 'practice', id: practiceId }, { comment: id });
  });
  emit({ kind: 'practice.changed', practiceId });
}
