import { and, count, desc, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import type { z } from 'zod';
import { read, write } from '../../../db/client.ts';
import { jobs } from '../../../db/schema/jobs.ts';
import { type Actor, type MaybeActor, signedIn } from '../actor/index.ts';
import { recordAudit } from '../audit/index.ts';
import { gathered } from '../capability/index.ts';
import { type listQuery, page } from '../http/index.ts';
import { countLetters } from '../mail/index.ts';
import { forbidden, notFound } from '../problem/index.ts';
import { jobTitle } from './queue.ts';

function administrator(actor: MaybeActor): Actor {
  const me = signedIn(actor);
  if (me.role !== 'admin') throw forbidden('За заданиями в фоне следит администратор платформы.');
  return me;
}

/** What a job is about, in labels and ids: anything that could be a person's text is hidden. */
function payloadInWords(payload: Record<string, unknown>): string {
  const words = gathered(({ jobWords }) => jobWords);
  const parts = Object.entries(payload).map(([key, value]) => {
    const plain = typeof value === 'number' || typeof value === 'boolean' || /^[0-9a-z]{16}$/.test(String(value));
    return `${words[key] ?? key} ${plain ? value : '(не показано)'}`;
  });
  return parts.join(', ') || 'без подробностей';
}

/** Failed jobs, the latest first, for the administrator. @throws Problem 401, 403 */
export async function listDead(actor: MaybeActor, { limit, cursor }: z.infer<typeof listQuery>) {
  administrator(actor);
  const rows = await read
    .select()
    .from(jobs)
    .where(and(isNotNull(jobs.deadAt), cursor ? lt(jobs.id, cursor) : undefined))
    .orderBy(desc(jobs.id))
    .limit(limit + 1);
  return page(
    rows,
    limit,
    ({ id, kind, payload, attempts, failure, deadAt, createdAt }) => ({
      id,
      kind,
      title: jobTitle(kind),
      about: payloadInWords(payload),
      attempts,
      failure,
      createdAt,
      deadAt: deadAt as Date,
    }),
    ({ id }) => id,
  );
}

/**
 * How many jobs wait, how many of them failed at least once, how many were given up; and how many letters are in
 * `DATA_DIR/mail`, where nobody gets them.
 * @throws Problem 401, 403
 */
export async function countJobs(
  actor: MaybeActor,
): Promise<{ waiting: number; retried: number; dead: number; lying: number }> {
  administrator(actor);
  const alive = await read
    .select({ attempts: jobs.attempts, number: count() })
    .from(jobs)
    .where(isNull(jobs.deadAt))
    .groupBy(jobs.attempts);
  const [given] = await read.select({ number: count() }).from(jobs).where(isNotNull(jobs.deadAt));
  const sum = (rows: typeof alive) => rows.reduce((whole, { number }) => whole + number, 0);
  return {
    waiting: sum(alive),
    retried: sum(alive.filter(({ attempts }) => attempts > 1)),
    dead: given?.number ?? 0,
    lying: await countLetters(),
  };
}

/** Restarts a failed job with all its attempts. @throws Problem 401, 403, 404 */
export async function retryDead(actor: MaybeActor, id: string): Promise<void> {
  const me = administrator(actor);
  await write(async (database) => {
    const [job] = await database
      .update(jobs)
      .set({ deadAt: null, attempts: 0, runAt: new Date(), leasedBy: null, leasedUntil: null })
      .where(and(eq(jobs.id, id), isNotNull(jobs.deadAt)))
      .returning({ kind: jobs.kind });
    if (!job) throw notFound('Такого задания нет: его уже повторили или убрали.');
    await recordAudit(database, me, 'job.retry', { kind: 'job', id }, { job: job.kind });
  });
}

/** Deletes a failed job. @throws Problem 401, 403, 404 */
export async function removeDead(actor: MaybeActor, id: string): Promise<void> {
  const me = administrator(actor);
  await write(async (database) => {
    const [job] = await database
      .delete(jobs)
      .where(and(eq(jobs.id, id), isNotNull(jobs.deadAt)))
      .returning({ kind: jobs.kind });
    if (!job) throw notFound('Такого задания нет: его уже повторили или убрали.');
    await recordAudit(database, me, 'job.remove', { kind: 'job', id }, { job: job.kind });
  });
}
