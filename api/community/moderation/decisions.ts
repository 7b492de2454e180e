import { and, eq } from 'drizzle-orm';
import { type Database, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { type caseDecisions, moderationCases, postFlags } from '../../../db/schema/moderation.ts';
import { notify } from '../../people/notifications/index.ts';
import type { Actor, MaybeActor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { badInput, conflict, notFound, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import {
  type Approval,
  approvalOf,
  hidePost,
  letOut,
  loggedReason,
  mentionedIn,
  postUrl,
  readersAmong,
  readPost,
  refuseHeld,
  type StoredPost,
  type Thread,
  tellAuthor,
  threadChanged,
} from '../discussions/index.ts';
import { findCase } from './case.ts';
import { decisionInput } from './input.ts';

type Decision = (typeof caseDecisions)[number];
interface Deed {
  actor: Actor;
  thread: Thread;
  post: StoredPost;
  explanation: string;
  approval: Approval | null;
}

/** The effect of each decision on the post, and the notice to its author. */
const deeds: Record<Decision, (database: Database, deed: Deed) => Promise<void>> = {
  async keep(database, { actor, thread, post, explanation }) {
    if (explanation)
      await tellAuthor(database, actor, thread, post, { title: 'Ваше сообщение оставили', reason: explanation });
  },
  async hide(database, { actor, thread, post, explanation }) {
    if (!post.deletedBy) await hidePost(database, actor, thread, post, explanation);
  },
  async approve(database, { actor, thread, post, explanation, approval }) {
    if (approval) await letOut(database, approval);
    await tellAuthor(database, actor, thread, post, {
      title: 'Ваше сообщение проверено, теперь его видят все',
      ...(explanation && { reason: explanation }),
    });
  },
  async reject(database, { actor, thread, post, explanation }) {
    const { id, number } = post;
    await refuseHeld(database, { id, number, threadId: thread.id }, { by: actor.id, reason: explanation });
    await tellAuthor(database, actor, thread, post, { title: 'Ваше сообщение не опубликовали', reason: explanation });
  },
};
const fitting: Record<'flag' | 'held', readonly Decision[]> = { flag: ['keep', 'hide'], held: ['approve', 'reject'] };

/** @throws Problem 409 with the earlier decision, or the moderator who took the case */
async function requireUndecided(database: Database, actor: Actor, id: string, version: number): Promise<void> {
  const [current] = await database
    .select({ one: moderationCases, name: users.name })
    .from(moderationCases)
    .leftJoin(users, eq(users.id, moderationCases.decidedBy))
    .where(eq(moderationCases.id, id));
  if (!current) throw notFound();
  const { one, name } = current;
  if (one.state === 'decided')
    throw conflict(`Пока вы читали, решение уже приняли: ${decisionWords[one.decision ?? 'keep']} (${name}).`, {
      current: { version: one.version, decision: one.decision, explanation: one.explanation, decidedBy: name },
    });
  if (one.claimedBy && one.claimedBy !== actor.id)
    throw conflict('Этим случаем занимается другой ведущий. Договоритесь с ним в заметках или снимите его отметку.');
  if (one.version !== version) throw conflict('Случай изменился. Обновите страницу и решите ещё раз.');
}

export const decisionWords: Record<Decision, string> = {
  keep: 'оставлено',
  hide: 'скрыто',
  approve: 'одобрено',
  reject: 'не опубликовано',
};

/** Decides a case; notifies the author and the people who complained. @throws Problem 401, 403, 404, 400, 409 */
export async function decideCase(caller: MaybeActor, id: string, input: unknown): Promise<{ decision: Decision }> {
  const { actor, row } = await findCase(caller, id);
  const { decision, explanation, version } = parse(decisionInput, input);
  if (!fitting[row.one.kind].includes(decision))
    throw badInput([{ path: 'decision', message: 'Такое решение к этому случаю не подходит.' }]);
  const { post, thread } = await readPost(actor, row.post.id);
  const approval = decision === 'approve' ? await approvalOf(post.id) : null;
  const mentions = approval ? await mentionedIn(post.body, thread) : [];
  await write(async (database) => {
    await requireUndecided(database, actor, id, version);
    await deeds[decision](database, { actor, thread, post, explanation, approval });
    await database
      .update(moderationCases)
      .set({
        state: 'decided',
        decision,
        explanation,
        decidedBy: actor.id,
        decidedAt: new Date(),
        version: version + 1,
      })
      .where(eq(moderationCases.id, id));
    if (row.one.kind === 'flag') await tellThoseWhoFlagged(database, actor, thread, { caseId: id, post, decision });
    await recordAudit(
      database,
      actor,
      `case.${decision}`,
      { kind: 'post', id: post.id },
      loggedReason(thread, explanation),
    );
  });
  emit(threadChanged(thread));
  emit({ kind: 'post.changed', threadId: thread.id });
  if (approval)
    emit({
      kind: 'post.created',
      threadId: thread.id,
      postId: post.id,
      number: post.number,
      authorId: post.authorId,
      mentions,
    });
  return { decision };
}

async function tellThoseWhoFlagged(
  database: Database,
  actor: Actor,
  thread: Thread,
  { caseId, post, decision }: { caseId: string; post: StoredPost; decision: Decision },
): Promise<void> {
  const people = await database
    .select({ id: postFlags.userId })
    .from(postFlags)
    .where(and(eq(postFlags.caseId, caseId)))
    .limit(200);
  await notify(
    database,
    await readersAmong(
      database,
      people.map(({ id }) => id),
      thread,
    ),
    {
      kind: 'moderation',
      title:
        decision === 'hide'
          ? 'Вашу жалобу рассмотрели: сообщение скрыто. Спасибо!'
          : 'Вашу жалобу рассмотрели: ведущий решил оставить сообщение.',
      reason: 'вы пожаловались на сообщение',
      url: postUrl(thread.id, post.number),
      subject: `thread:${thread.id}`,
      secret: thread.pair !== null,
      actorId: actor.id,
    },
  );
}
