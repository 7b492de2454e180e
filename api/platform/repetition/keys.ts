import { and, eq } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { idempotencyKeys } from '../../../db/schema/repetition.ts';
import { Problem } from '../problem/index.ts';

/** A write that may be sent twice: the person, the `Idempotency-Key`, and what it creates where. */
interface Attempt {
  author: string;
  key: string | undefined;
  kind: string;
}

/**
 * The id that this key created before; null on the first attempt or without a key. Call it inside the transaction.
 * @throws Problem 409 when the key was used for something else
 */
export async function madeBefore(database: Database, { author, key, kind }: Attempt): Promise<string | null> {
  if (!key) return null;
  const [known] = await database
    .select({ subject: idempotencyKeys.subject })
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.userId, author), eq(idempotencyKeys.key, key)));
  if (!known) return null;
  const [madeKind, id] = known.subject.split(' ');
  if (madeKind === kind && id) return id;
  throw new Problem(
    409,
    'Ключ уже занят',
    'С этим Idempotency-Key вы уже отправили другой запрос. Возьмите новый ключ.',
  );
}

/** Stores what an attempt created, in the same transaction. */
export async function rememberMade(database: Database, { author, key, kind }: Attempt, id: string): Promise<void> {
  if (key) await database.insert(idempotencyKeys).values({ userId: author, key, subject: `${kind} ${id}` });
}
