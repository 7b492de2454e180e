import type { Database } from '../../db/client.ts';
import { jobs } from '../../db/schema/notifications.ts';

interface When {
  /** Not before; at once when left out. */
  runAt?: Date;
  /** Two jobs with one key are one job: the first stays. */
  key?: string;
}

/** Leaves work to be done behind the answer or by the clock, in the transaction that makes it due. */
export async function enqueue(
  database: Database,
  kind: string,
  payload: Record<string, unknown>,
  { runAt = new Date(), key }: When = {},
): Promise<void> {
  await database
    .insert(jobs)
    .values({ kind, payload, runAt, key: key ?? null })
    .onConflictDoNothing();
}

type Work = (payload: Record<string, unknown>) => Promise<void>;
const works = new Map<string, Work>();

/** Names what a kind of job does. Called once at start; the work may be done twice after a crash, so it must bear that. */
export function onJob(kind: string, work: Work): void {
  works.set(kind, work);
}

export const workOf = (kind: string): Work | undefined => works.get(kind);
