import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { jobs } from '../../../db/schema/jobs.ts';

export type Job = typeof jobs.$inferSelect;

/** How long a lease lasts before another process may take the job; renewed while it runs. */
export const leaseTime = 60_000;
const minute = 60_000;
const hour = 60 * minute;
/** The delays after the first, second … failure. */
const pauses = [minute, 5 * minute, 30 * minute, 2 * hour, 12 * hour, 24 * hour, 24 * hour];
/** After this many attempts the administrator must look. */
export const mostAttempts = pauses.length + 1;

const due = (now: Date) =>
  and(isNull(jobs.deadAt), lte(jobs.runAt, now), or(isNull(jobs.leasedUntil), lte(jobs.leasedUntil, now)));

/** The kinds of due jobs: only a read, so that an idle process writes nothing. */
export async function dueKinds(now = new Date()): Promise<string[]> {
  const rows = await read.selectDistinct({ kind: jobs.kind }).from(jobs).where(due(now)).limit(50);
  return rows.map(({ kind }) => kind);
}

/**
 * Leases due jobs to one process, oldest first, in one statement: no other process gets them while the lease lasts.
 * `kinds` narrows the choice.
 */
export function takeDue(by: string, most: number, now = new Date(), kinds?: readonly string[]): Promise<Job[]> {
  return write((database) =>
    database
      .update(jobs)
      .set({
        leasedBy: by,
        leasedUntil: new Date(now.getTime() + leaseTime),
        attempts: sql`${jobs.attempts} + 1`,
      })
      .where(
        inArray(
          jobs.id,
          database
            .select({ id: jobs.id })
            .from(jobs)
            .where(and(due(now), kinds && inArray(jobs.kind, [...kinds])))
            .orderBy(asc(jobs.runAt))
            .limit(most),
        ),
      )
      .returning(),
  );
}

const held = (by: string, ids: string[]) => and(inArray(jobs.id, ids), eq(jobs.leasedBy, by));

/** Renews the leases of long jobs. */
export async function renew(by: string, ids: string[], now = new Date()): Promise<void> {
  await write((database) =>
    database
      .update(jobs)
      .set({ leasedUntil: new Date(now.getTime() + leaseTime) })
      .where(held(by, ids)),
  );
}

/** Deletes finished jobs. One whose lease another process took meanwhile is left alone. */
export async function strike(by: string, ids: string[]): Promise<void> {
  await write((database) => database.delete(jobs).where(held(by, ids)));
}

/**
 * Reschedules a failed job, or leaves it for the administrator after its last attempt.
 * @returns whether it was given up
 */
export async function putBack(by: string, job: Job, failure: string, now = new Date()): Promise<boolean> {
  const pause = pauses[job.attempts - 1];
  await write((database) =>
    database
      .update(jobs)
      .set({
        failure,
        leasedBy: null,
        leasedUntil: null,
        ...(pause === undefined ? { deadAt: now } : { runAt: new Date(now.getTime() + pause) }),
      })
      .where(held(by, [job.id])),
  );
  return pause === undefined;
}
