import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, isNull, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, read } from '../../../db/client.ts';
import { tokens } from '../../../db/schema/accounts.ts';
import { Problem, parse } from '../../platform/problem/index.ts';

/** A secret of 256 bits, URL-safe. */
export const newSecret = () => randomBytes(32).toString('base64url');
const digest = (secret: string) => createHash('sha256').update(secret).digest('hex');

type Purpose = (typeof tokens.$inferSelect)['purpose'];
export type Token = typeof tokens.$inferSelect;

/** The stored part of a secret that is sent by mail: only its hash. */
export const tokenRow = (
  secret: string,
  purpose: Purpose,
  hours: number,
  about: Partial<typeof tokens.$inferInsert> = {},
): typeof tokens.$inferInsert => ({
  ...about,
  purpose,
  secretHash: digest(secret),
  expiresAt: new Date(Date.now() + hours * 3_600_000),
});

/** Keeps links that leave by mail. @returns their ids */
export async function putTokens(database: Database, rows: (typeof tokens.$inferInsert)[]): Promise<string[]> {
  const put = await database.insert(tokens).values(rows).returning({ id: tokens.id });
  return put.map(({ id }) => id);
}

/** Has links of one purpose stop working: those that `which` names. */
export async function dropTokens(database: Database, purpose: Purpose, which: SQL | undefined): Promise<void> {
  await database.delete(tokens).where(and(eq(tokens.purpose, purpose), which));
}

const usable = (secret: string, purpose: Purpose) =>
  and(
    eq(tokens.secretHash, digest(secret)),
    eq(tokens.purpose, purpose),
    isNull(tokens.usedAt),
    gt(tokens.expiresAt, new Date()),
  );

/** The same error for every link that does not work, whatever the reason. */
export const spent = () =>
  new Problem(
    404,
    'Ссылка больше не действует',
    'Ею уже воспользовались, её заменили новой или вышел её срок. Попросите новую ссылку там, где получили эту.',
  );

/** A secret in a form or a body. */
export const secretShape = z.string({ error: 'Нужен секрет из ссылки.' }).max(100);
export const linkPart = z.object({ secret: secretShape });

/** The token behind a link, without using it: opening a page must not use it up (mail scanners open links too). */
export async function peekToken(secret: string, purpose: Purpose): Promise<Token> {
  const [token] = await read.select().from(tokens).where(usable(secret, purpose));
  if (!token) throw spent();
  return token;
}

/** Uses the token inside the caller's transaction, so that of two simultaneous callers one gets it. */
export async function spendToken(database: Database, secret: string, purpose: Purpose): Promise<Token> {
  const [token] = await database.update(tokens).set({ usedAt: new Date() }).where(usable(secret, purpose)).returning();
  if (!token) throw spent();
  return token;
}

/** The secret in a body, parsed before the rest. @throws Problem 400 by `shape` when there is none */
export function secretIn(shape: z.ZodType, input: unknown): string {
  const found = linkPart.safeParse(input);
  if (found.success) return found.data.secret;
  parse(shape, input);
  throw spent();
}
