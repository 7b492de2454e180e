import { type Database, write } from '../../../db/client.ts';
import type { threads } from '../../../db/schema/discussions/discussions.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { conflict, forbidden, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { changeThread, readThread, type Thread, tellAuthor, threadChanged } from '../discussions/index.ts';
import { closingInput, paceInput, pinInput } from './input.ts';
import { mayArrange } from './policy.ts';

/** A discussion that the caller may close, pin, move …; called before the input is parsed. @throws Problem 401, 404, 403, 409 (deleted) */
export async function arranged(caller: MaybeActor, id: string): Promise<{ actor: Actor; thread: Thread }> {
  const actor = signedIn(caller);
  const thread = await readThread(actor, id);
  if (!mayArrange(actor, thread))
    throw forbidden(
      thread.pair
        ? 'Разговор пары у неё один, и порядок в нём не меняют.'
        : 'Вести обсуждение могут методисты, руководитель объединения и его заместители.',
    );
  if (thread.deletedAt) throw conflict('Обсуждение убрали. Сначала верните его.');
  return { actor, thread };
}

type Change = Partial<typeof threads.$inferInsert>;

/** Changes a discussion and logs it, in one transaction. */
async function change(
  actor: Actor,
  thread: Thread,
  set: Change,
  log: { action: string; detail?: Record<string, unknown> },
  more?: (database: Database) => Promise<void>,
): Promise<void> {
  await write(async (database) => {
    await changeThread(database, thread.id, set);
    await more?.(database);
    await recordAudit(database, actor, log.action, { kind: 'thread', id: thread.id }, log.detail);
  });
  emit(threadChanged(thread));
}

/** Closes a discussion for replies, with a public reason. @throws Problem 401, 404, 403, 400, 409 */
export async function closeThread(caller: MaybeActor, id: string, input: unknown): Promise<void> {
  const { actor, thread } = await arranged(caller, id);
  const { reason } = parse(closingInput, input);
  if (thread.closedAt) throw conflict('Обсуждение уже закрыто.');
  await change(
    actor,
    thread,
    { closedAt: new Date(), closedBy: actor.id, closeReason: reason },
    { action: 'thread.close', detail: { reason } },
    (database) =>
      tellAuthor(database, actor, thread, thread, { title: `Обсуждение «${thread.title}» закрыли`, reason }),
  );
}

/** Reopens it; idempotent. @throws Problem 401, 404, 403, 409 */
export async function reopenThread(caller: MaybeActor, id: string): Promise<void> {
  const { actor, thread } = await arranged(caller, id);
  if (!thread.closedAt) return;
  await change(actor, thread, { closedAt: null, closedBy: null, closeReason: '' }, { action: 'thread.reopen' });
}

const day = 86_400_000;
/** The end of a day in Moscow time. */
const endOf = (date: string) => new Date(`${date}T23:59:59+03:00`);

/** Pins a discussion to the top of its list until the end of a day, at most a year ahead. @throws Problem 401, 404, 403, 400, 409 */
export async function pinThread(caller: MaybeActor, id: string, input: unknown): Promise<void> {
  const { actor, thread } = await arranged(caller, id);
  const { until } = parse(
    pinInput
      .refine(({ until: named }) => endOf(named).getTime() > Date.now(), {
        path: ['until'],
        error: 'Этот день уже прошёл.',
      })
      .refine(({ until: named }) => endOf(named).getTime() < Date.now() + 366 * day, {
        path: ['until'],
        error: 'Закрепить можно не дольше, чем на год.',
      }),
    input,
  );
  await change(actor, thread, { pinnedUntil: endOf(until) }, { action: 'thread.pin', detail: { until } });
}

/** @throws Problem 401, 404, 403, 409 */
export async function unpinThread(caller: MaybeActor, id: string): Promise<void> {
  const { actor, thread } = await arranged(caller, id);
  if (thread.pinnedUntil) await change(actor, thread, { pinnedUntil: null }, { action: 'thread.unpin' });
}

/** Sets slow mode: seconds between two posts of a person; 0 turns it off. Moderators do not wait. @throws Problem 401, 404, 403, 400, 409 */
export async function setPace(caller: MaybeActor, id: string, input: unknown): Promise<void> {
  const { actor, thread } = await arranged(caller, id);
  const { seconds } = parse(paceInput, input);
  if (seconds !== thread.slowSeconds)
    await change(actor, thread, { slowSeconds: seconds }, { action: 'thread.pace', detail: { seconds } });
}
