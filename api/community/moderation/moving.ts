import { eq } from 'drizzle-orm';
import { write } from '../../../db/client.ts';
import { moderationCases } from '../../../db/schema/moderation.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { badInput, conflict, forbidden, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { readAssociation } from '../associations/index.ts';
import { changeThread, entriesOf, putEntries, tellAuthor, threadChanged } from '../discussions/index.ts';
import { mayModerate } from '../discussions/policy.ts';
import { arranged } from './arranging.ts';
import { placeInput } from './input.ts';

/**
 * Moves a discussion into another association; its address stays. The caller must moderate both places.
 * @throws Problem 401, 404, 403, 400, 409 (it is there already)
 */
export async function moveThread(caller: MaybeActor, id: string, input: unknown): Promise<void> {
  const { actor, thread } = await arranged(caller, id);
  const { association: key } = parse(placeInput, input);
  if (!thread.association)
    throw conflict('Это обсуждение стоит у материала или практики и остаётся там: его читают на их странице.');
  const target = await readAssociation(actor, key);
  if (!target.inside || !mayModerate(actor, target))
    throw forbidden('Перенести можно туда, где вы тоже ведёте обсуждения. Попросите методиста.');
  const from = thread.association;
  if (target.id === from.id)
    throw badInput([{ path: 'association', message: 'Обсуждение и так стоит в этом объединении.' }]);
  const entries = await entriesOf(id, target.id, true);
  await write(async (database) => {
    await changeThread(database, id, { associationId: target.id, pinnedUntil: null });
    await putEntries(database, entries);
    await database.update(moderationCases).set({ associationId: target.id }).where(eq(moderationCases.threadId, id));
    await tellAuthor(database, actor, thread, thread, {
      title: `Обсуждение «${thread.title}» перенесли в объединение «${target.title}»`,
    });
    await recordAudit(database, actor, 'thread.move', { kind: 'thread', id }, { from: from.title, to: target.title });
  });
  emit(threadChanged(thread));
  emit(threadChanged({ ...thread, association: target }));
}
