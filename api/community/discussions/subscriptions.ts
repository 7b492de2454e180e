import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, read, write } from '../../../db/client.ts';
import { subscriptionLevels, subscriptions } from '../../../db/schema/discussions/reading.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { forbidden, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { readAssociation } from '../associations/index.ts';
import { belongs } from '../associations/policy.ts';
import type { Level, Subject } from './subscriptionWords.ts';
import { tagOf } from './tagInput.ts';
import { readThread } from './thread.ts';

export const levelInput = z.object({
  level: z.enum(subscriptionLevels, {
    error: 'Выберите, как следить: «watching», «tracking», «normal» или «muted».',
  }),
});

/** Sets a level in the caller's transaction. `ifNone` keeps what the person chose before. */
export async function putLevel(
  database: Database,
  to: { userId: string; subject: Subject; subjectId: string; level: Level },
  ifNone = false,
): Promise<void> {
  const insert = database.insert(subscriptions).values(to);
  await (ifNone
    ? insert.onConflictDoNothing()
    : insert.onConflictDoUpdate({
        target: [subscriptions.userId, subscriptions.subject, subscriptions.subjectId],
        set: { level: to.level },
      }));
}

/** The caller's subscription level: what they chose, else null. Guests have none. */
export async function readLevel(actor: MaybeActor, subject: Subject, subjectId: string): Promise<Level | null> {
  if (!actor) return null;
  const [row] = await read
    .select({ level: subscriptions.level })
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.userId, actor.id),
        eq(subscriptions.subject, subject),
        eq(subscriptions.subjectId, subjectId),
      ),
    );
  return row?.level ?? null;
}

/** The default level: `tracking` for members of an association, `normal` for everything else. */
export const associationDefault = (membership: Parameters<typeof belongs>[0]): Level =>
  belongs(membership) ? 'tracking' : 'normal';

async function choose(userId: string, subject: Subject, subjectId: string, level: Level) {
  await write((database) => putLevel(database, { userId, subject, subjectId, level }));
  emit({ kind: 'notifications.changed', userIds: [userId] });
  return { level };
}

/** Subscribes to a discussion. @throws Problem 401, 404, 400 */
export async function followThread(actor: MaybeActor, id: string, input: unknown) {
  const person = signedIn(actor);
  const thread = await readThread(person, id);
  return choose(person.id, 'thread', thread.id, parse(levelInput, input).level);
}

/** Subscribes to an association. @throws Problem 401, 404, 403, 400 */
export async function followAssociation(actor: MaybeActor, key: string, input: unknown) {
  const person = signedIn(actor);
  const association = await readAssociation(person, key);
  if (!association.inside) throw forbidden('Следить можно за объединением, обсуждения которого вам видны.');
  return choose(person.id, 'association', association.id, parse(levelInput, input).level);
}

/** Subscribes to a tag: its discussions in every place the person may read. @throws Problem 401, 404, 400 */
export async function followTag(actor: MaybeActor, tag: string, input: unknown) {
  const person = signedIn(actor);
  return choose(person.id, 'tag', tagOf(tag), parse(levelInput, input).level);
}
