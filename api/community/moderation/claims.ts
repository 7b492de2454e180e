import { and, eq, isNull, or } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { moderationCases, moderationNotes } from '../../../db/schema/moderation.ts';
import { notify } from '../../people/notifications/index.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { conflict, parse } from '../../platform/problem/index.ts';
import { findCase } from './case.ts';
import { noteInput } from './input.ts';

/** «Беру в работу»: shows other moderators who handles the case. @throws Problem 401, 403, 404, 409 (taken or decided) */
export async function claimCase(caller: MaybeActor, id: string): Promise<{ claimedBy: { id: string; name: string } }> {
  const { actor } = await findCase(caller, id);
  const taken = await write((database) =>
    database
      .update(moderationCases)
      .set({ claimedBy: actor.id, claimedAt: new Date() })
      .where(
        and(
          eq(moderationCases.id, id),
          eq(moderationCases.state, 'open'),
          or(isNull(moderationCases.claimedBy), eq(moderationCases.claimedBy, actor.id)),
        ),
      )
      .returning({ id: moderationCases.id }),
  );
  if (taken.length === 0) {
    const [now] = await read
      .select({ name: users.name, state: moderationCases.state })
      .from(moderationCases)
      .leftJoin(users, eq(users.id, moderationCases.claimedBy))
      .where(eq(moderationCases.id, id));
    throw conflict(now?.state === 'open' ? `Этим случаем уже занимается ${now.name}.` : 'Об этом уже решили.');
  }
  return { claimedBy: { id: actor.id, name: actor.name } };
}

/** Releases a case; also one that another moderator abandoned. @throws Problem 401, 403, 404 */
export async function releaseCase(caller: MaybeActor, id: string): Promise<void> {
  await findCase(caller, id);
  await write((database) =>
    database
      .update(moderationCases)
      .set({ claimedBy: null, claimedAt: null })
      .where(and(eq(moderationCases.id, id), eq(moderationCases.state, 'open'))),
  );
}

/** A note between moderators; authors never see it. @throws Problem 401, 403, 404, 400 */
export async function addNote(caller: MaybeActor, id: string, input: unknown): Promise<{ id: string }> {
  const { actor, row } = await findCase(caller, id);
  const { body } = parse(noteInput, input);
  return write(async (database) => {
    const [note] = await database
      .insert(moderationNotes)
      .values({ caseId: id, userId: actor.id, body })
      .returning({ id: moderationNotes.id });
    if (row.one.claimedBy)
      await notify(database, [row.one.claimedBy], {
        kind: 'moderation',
        title: `${actor.name} оставил(а) заметку к случаю, который вы взяли в работу`,
        reason: 'вы занимаетесь этим случаем',
        url: `/moderation/${id}`,
        subject: `case:${id}`,
        secret: row.one.pairId !== null,
        actorId: actor.id,
      });
    return { id: note?.id as string };
  });
}
