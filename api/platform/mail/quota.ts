import { and, count, eq, gt, inArray } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { write } from '../../../db/client.ts';
import { writtenLetters } from '../../../db/schema/mail.ts';
import { config } from '../config/index.ts';
import { fingerprint } from '../placeKey/index.ts';
import { Problem } from '../problem/index.ts';

const day = 24 * 3_600_000;
/** How many letters to others one person may cause within a day: two schools at once, or one list after another. */
export const mostOfPerson = 200;
/** The most letters that others can cause to one address within a day, no matter who asks. */
export const mostToAddress = 3;

/** Why a letter waits: the sender wrote to this address today, the address has had enough letters, the sender has sent enough. */
export type Waits = 'twice' | 'address' | 'person';

const words: Record<Waits, string> = {
  twice: 'На этот адрес вы сегодня уже писали. Следующее письмо можно отправить завтра.',
  address: 'На этот адрес сегодня уже ушло несколько писем. Следующее можно отправить завтра.',
  person: `За сутки один человек может отправить не больше ${mostOfPerson} писем. Остальные отправьте завтра.`,
};
export const waitsInWords = (reason: Waits): string => words[reason];

/** The error for a single letter. */
export const tooManyLetters = (reason: Waits) =>
  new Problem(429, 'Письмо подождёт до завтра', words[reason], { extra: { retryAfter: day / 1000 } });

/**
 * Counts letters in the transaction that causes them, before they are sent.
 * @param senderId who causes them; null for a guest, of whom only the address is counted
 * @param emails lower case, each once
 * @returns those that must wait, with the reason; all others are counted
 */
export async function reserveLetters(
  database: Database,
  senderId: string | null,
  emails: readonly string[],
  now = Date.now(),
): Promise<Map<string, Waits>> {
  const waiting = new Map<string, Waits>();
  if (!config.rateLimits || emails.length === 0) return waiting;
  const since = gt(writtenLetters.createdAt, new Date(now - day));
  const marks = new Map(emails.map((email) => [email, fingerprint(email)]));
  const before = await database
    .select({ senderId: writtenLetters.senderId, recipient: writtenLetters.recipient })
    .from(writtenLetters)
    .where(and(inArray(writtenLetters.recipient, [...marks.values()]), since));
  let left = senderId === null ? Number.POSITIVE_INFINITY : mostOfPerson - (await writtenBy(database, senderId, since));
  const rows: (typeof writtenLetters.$inferInsert)[] = [];
  for (const [email, recipient] of marks) {
    const had = before.filter((one) => one.recipient === recipient);
    if (senderId !== null && had.some((one) => one.senderId === senderId)) waiting.set(email, 'twice');
    else if (had.length >= mostToAddress) waiting.set(email, 'address');
    else if (left <= 0) waiting.set(email, 'person');
    else {
      left -= 1;
      rows.push({ senderId, recipient, createdAt: new Date(now) });
    }
  }
  if (rows.length > 0) await database.insert(writtenLetters).values(rows);
  return waiting;
}

async function writtenBy(database: Database, senderId: string, since: ReturnType<typeof gt>): Promise<number> {
  const [row] = await database
    .select({ letters: count() })
    .from(writtenLetters)
    .where(and(eq(writtenLetters.senderId, senderId), since));
  return row?.letters ?? 0;
}

/** Uncounts letters that were not sent: they may be sent again at once. */
export async function releaseLetters(senderId: string, emails: readonly string[]): Promise<void> {
  if (!config.rateLimits || emails.length === 0) return;
  await write((database) =>
    database
      .delete(writtenLetters)
      .where(and(eq(writtenLetters.senderId, senderId), inArray(writtenLetters.recipient, emails.map(fingerprint)))),
  );
}
