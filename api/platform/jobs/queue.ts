import { sql } from 'drizzle-orm';
import { afterCommit, type Database, prepared } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { jobs } from '../../../db/schema/jobs.ts';

interface When {
  /** Not before; at once when left out. */
  runAt?: Date;
  /** Two jobs with one key are one job: the first stays. */
  key?: string;
}

let wake: () => void = () => {};

/** Who is woken when work was left that is due at once; the runner of this process. */
export function onWork(listener: () => void): void {
  wake = listener;
}

/** Left with every answer in a discussion, so it stays built. */
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
 * Leaves work to be done behind the answer or by the clock, in the transaction that makes it due. Nothing personal goes
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

/** Leaves one work for each payload, all due at once. */
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
  /** Does all that wait at once. */
  together?: Works;
}
const works = new Map<string, Known>();

/**
 * Names what a kind of job does, and says it in words for the administrator. Called once at start; the work may be done
 * twice after a crash, so it must bear that. What it throws has it tried again later.
 */
export function onJob(kind: string, work: Work, title = kind): void {
  works.set(kind, { work, title });
}

/** As `onJob`, for work that costs less when all that waits of its kind is done at once. */
export function onJobBatch(kind: string, together: Works, title = kind): void {
  works.set(kind, { work: (payload) => together([payload]), together, title });
}

/** What does all waiting jobs of a kind at once; undefined when each is done by itself. */
export const togetherOf = (kind: string): Works | undefined => works.get(kind)?.together;
export const workOf = (kind: string): Work | undefined => works.get(kind)?.work;
export const jobTitle = (kind: string): string => works.get(kind)?.title ?? kind;
