import { sql } from 'drizzle-orm';
import { afterCommit, type Database, prepared } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { jobs } from '../../../db/schema/jobs.ts';

interface When {
  /** Not before; at once when left out. */
  runAt?: Date;
  /** Jobs with the same key are one job: the first stays. */
  key?: string;
}

let wake: () => void = () => {};

/** Wakes the runner of this process when a job is due at once. */
export function onWork(listener: () => void): void {
  wake = listener;
}

/** Queued with every post, so the statement stays prepared. */
const left = prepared((database) =>
  database
    .insert(jobs)
    .values({
      id: sql.placeholder('id') as unknown as string,
      kind: sql.placeholder('kind') as unknown as string,
      payload: sql`${sql.placeholder('payload')}`,
      runAt: sql.placeholder('runAt') as unknown as Date,
      key: sql.placeholder('key') as unknown as string,
      createdAt: sql.placeholder('createdAt') as unknown as Date,
    })
    .onConflictDoNothing()
    .prepare(),
);

/**
 * Queues a job in the transaction that makes it due, to run in the background or at a given time. Nothing personal goes
 * into the payload: ids are enough.
 */
export async function enqueue(
  database: Database,
  kind: string,
  payload: Record<string, unknown>,
  { runAt, key }: When = {},
): Promise<void> {
  const now = new Date();
  await left(database).execute({
    id: newId(),
    kind,
    payload: JSON.stringify(payload),
    runAt: runAt ?? now,
    key: key ?? null,
    createdAt: now,
  });
  if (!runAt || runAt.getTime() <= Date.now()) afterCommit(wake);
}

/** Queues one job per payload, all due at once. */
export async function enqueueEach(
  database: Database,
  kind: string,
  payloads: readonly Record<string, unknown>[],
): Promise<void> {
  const runAt = new Date();
  const rows = payloads.map((payload) => ({ kind, payload, runAt }));
  for (let at = 0; at < rows.length; at += 400) await database.insert(jobs).values(rows.slice(at, at + 400));
  if (rows.length > 0) afterCommit(wake);
}

export type Work = (payload: Record<string, unknown>) => Promise<void>;
type Works = (payloads: Record<string, unknown>[]) => Promise<void>;
interface Known {
  work: Work;
  title: string;
  /** Handles all waiting jobs of the kind at once. */
  together?: Works;
}
const works = new Map<string, Known>();

/**
 * Registers the handler of a kind of job and its title for the administrator. Called once at start. After a crash a job
 * may run twice, so it must be idempotent. A thrown error reschedules it.
 */
export function onJob(kind: string, work: Work, title = kind): void {
  works.set(kind, { work, title });
}

/** As `onJob`, for jobs that are cheaper in batches. */
export function onJobBatch(kind: string, together: Works, title = kind): void {
  works.set(kind, { work: (payload) => together([payload]), together, title });
}

/** The batch handler of a kind; undefined when its jobs run one by one. */
export const togetherOf = (kind: string): Works | undefined => works.get(kind)?.together;
export const workOf = (kind: string): Work | undefined => works.get(kind)?.work;
export const jobTitle = (kind: string): string => works.get(kind)?.title ?? kind;
