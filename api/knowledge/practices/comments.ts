import { and, asc, eq, gte, isNull } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { users } from '../../../db/schema/accounts.ts';
import { type PracticePart, practiceComments } from '../../../db/schema/practices.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { renderMarkdown } from '../../platform/markdown/index.ts';
import { badInput, notFound, parse } from '../../platform/problem/index.ts';
import { firstPressSince } from '../../platform/repetition/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { practiceFor } from './find.ts';
import { commentInput } from './input.ts';
import { mayComment, mayFollow } from './policy.ts';

/** What was said about a part; an answer has no answers of its own. */
export interface Said {
  id: string;
  author: { id: string; name: string };
  body: string;
  html: string;
  createdAt: Date;
}
export interface Remark extends Said {
  part: PracticePart;
  resolvedAt: Date | null;
  answers: Said[];
}

/** Beyond this a review is a discussion, and belongs into one. */
const mostComments = 300;

/** The remarks on a practice with their answers, oldest first. */
export async function commentsOf(actor: Actor, practiceId: string): Promise<Remark[]> {
  await practiceFor(read, actor, practiceId, mayFollow);
  const rows = await read
    .select({ comment: practiceComments, name: users.name })
    .from(practiceComments)
    .innerJoin(users, eq(users.id, practiceComments.authorId))
    .where(eq(practiceComments.practiceId, practiceId))
    .orderBy(asc(practiceComments.createdAt), asc(practiceComments.id))
    .limit(mostComments);
  const said = ({ comment, name }: (typeof rows)[number]): Said => ({
    id: comment.id,
    author: { id: comment.authorId, name },
    body: comment.body,
    html: comment.html,
    createdAt: comment.createdAt,
  });
  const answers = Map.groupBy(
    rows.filter(({ comment }) => comment.parentId),
    ({ comment }) => comment.parentId,
  );
  return rows
    .filter(({ comment }) => !comment.parentId)
    .map((row) => ({
      ...said(row),
      part: row.comment.part,
      resolvedAt: row.comment.resolvedAt,
      answers: (answers.get(row.comment.id) ?? []).map(said),
    }));
}

const whyNotComment = 'Замечания пишут, пока практика на рассмотрении или на доработке.';

/**
 * Writes a remark on a part, or an answer to one. An answer stands under its remark's part, whatever part it names.
 * A second press is no second remark.
 * @throws Problem 400 when the remark to be answered is not there or there are 300 already
 */
export async function addComment(
  actor: Actor,
  practiceId: string,
  input: unknown,
): Promise<{ id: string; html: string }> {
  await practiceFor(read, actor, practiceId, mayComment, whyNotComment);
  const { part, body, parent } = parse(commentInput, input);
  const html = renderMarkdown(body);
  const made = await write(async (database) => {
    await practiceFor(database, actor, practiceId, mayComment, whyNotComment);
    const [said] = await database
      .select({ id: practiceComments.id })
      .from(practiceComments)
      .where(
        and(
          eq(practiceComments.practiceId, practiceId),
          eq(practiceComments.authorId, actor.id),
          parent
            ? eq(practiceComments.parentId, parent)
            : and(isNull(practiceComments.parentId), eq(practiceComments.part, part)),
          eq(practiceComments.body, body),
          gte(practiceComments.createdAt, firstPressSince()),
        ),
      )
      .limit(1);
    if (said) return { ...said, repeated: true };
    const known = await database.$count(practiceComments, eq(practiceComments.practiceId, practiceId));
    if (known >= mostComments)
      throw badInput([{ path: 'body', message: 'Замечаний уже 300. Договоритесь об остальном лично.' }]);
    const [answered] = parent ? await database.select().from(practiceComments).where(remark(practiceId, parent)) : [];
    if (parent && !answered)
      throw badInput([{ path: 'parent', message: 'Замечания, на которое вы отвечаете, уже нет.' }]);
    const id = newId();
    await database.insert(practiceComments).values({
      id,
      practiceId,
      part: answered?.part ?? part,
      parentId: answered?.id ?? null,
      authorId: actor.id,
      body,
      html,
    });
    await recordAudit(database, actor, 'practice.commented', { kind: 'practice', id: practiceId }, { comment: id });
    return { id, repeated: false };
  });
  if (!made.repeated) emit({ kind: 'practice.changed', practiceId });
  return { id: made.id, html };
}

const remark = (practiceId: string, id: string) =>
  and(eq(practiceComments.practiceId, practiceId), eq(practiceComments.id, id), isNull(practiceComments.parentId));

/**
 * Settles a remark, or opens it again. Whoever takes part in the review may do both.
 * @throws Problem 404 when it is not there
 */
export async function resolveComment(actor: Actor, practiceId: string, id: string, resolved: boolean): Promise<void> {
  await write(async (database) => {
    await practiceFor(database, actor, practiceId, mayComment, whyNotComment);
    const changed = await database
      .update(practiceComments)
      .set(resolved ? { resolvedAt: new Date(), resolvedBy: actor.id } : { resolvedAt: null, resolvedBy: null })
      .where(remark(practiceId, id))
      .returning({ id: practiceComments.id });
    if (changed.length === 0) throw notFound('Такого замечания нет.');
    const action = resolved ? 'practice.commentResolved' : 'practice.commentReopened';
    await recordAudit(database, actor, action, { kind: 'practice', id: practiceId }, { comment: id });
  });
  emit({ kind: 'practice.changed', practiceId });
}
