import { and, eq } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { idempotencyKeys } from '../../../db/schema/repetition.ts';
import { Problem } from '../problem/index.ts';

/** A write that may be sent twice: whose it is, the `Idempotency-Key` it came with, and what it makes where. */
interface Attempt {
  author: string;
  key: string | undefined;
  kind: string;
}

/**
 * The id of what this attempt made before; null when it is the first, or came without a key. Asked inside the transaction.
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

/** Keeps what an attempt made, in the same transaction. */
export async function rememberMade(database: Database, { author, key, kind }: Attempt, id: string): Promise<void> {
  if (key) await database.insert(idempotencyKeys).values({ userId: author, key, subject: `${kind} ${id}` });
}
