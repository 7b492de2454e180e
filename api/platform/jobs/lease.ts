import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { jobs } from '../../../db/schema/notifications.ts';

export type Job = typeof jobs.$inferSelect;

/** How long a process has a job for itself before another one may believe it gone; renewed while it works. */
export const leaseTime = 60_000;
const minute = 60_000;
const hour = 60 * minute;
/** How long a job waits after its first, second … failure. */
const pauses = [minute, 5 * minute, 30 * minute, 2 * hour, 12 * hour, 24 * hour, 24 * hour];
/** After so many attempts a person must look. */
export const mostAttempts = pauses.length + 1;

const due = (now: Date) =>
  and(isNull(jobs.deadAt), lte(jobs.runAt, now), or(isNull(jobs.leasedUntil), lte(jobs.leasedUntil, now)));

/** The kinds of what is due: a read, so that a process which finds nothing writes nothing. */
export async function dueKinds(now = new Date()): Promise<string[]> {
  const rows = await read.selectDistinct({ kind: jobs.kind }).from(jobs).where(due(now)).limit(50);
  return rows.map(({ kind }) => kind);
}

/**
 * Takes due jobs for one process, oldest first, in one statement: no other process gets the same ones while the lease holds.
 * `kinds` narrows it to some.
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

/** Goes on holding jobs that take long. */
export async function renew(by: string, ids: string[], now = new Date()): Promise<void> {
  await write((database) =>
    database
      .update(jobs)
      .set({ leasedUntil: new Date(now.getTime() + leaseTime) })
      .where(held(by, ids)),
  );
}

/** Strikes jobs that are done. One whose lease another process took meanwhile is left to it. */
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
