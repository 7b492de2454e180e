import { and, eq, isNull, lte } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { databaseFile } from '../../../db/place.ts';
import { jobs } from '../../../db/schema/jobs.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { enqueue } from '../../platform/jobs/index.ts';
import { conflict } from '../../platform/problem/index.ts';
import { keeper } from './policy.ts';
import { newestIn } from './rotation.ts';
import { type BackupState, backupFolder, readState } from './state.ts';

/** The kind of job that makes a copy on demand. */
export const nowJob = 'backup.now';

/** Copies are nightly: an older last copy means that two nights were missed. */
const tooOld = 2 * 86_400_000;

/** The last good copy, progress and errors, for the administrator. @throws Problem 401, 403 */
export async function backupOverview(actor: MaybeActor, now = Date.now()) {
  keeper(actor);
  const { newest, count, run, last } = await look(now);
  const [asked] = await read
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(eq(jobs.kind, nowJob), isNull(jobs.deadAt), lte(jobs.runAt, new Date(now))))
    .limit(1);
  return {
    /** A database on a server is backed up by its operator. */
    possible: databaseFile !== null,
    folder: backupFolder,
    newest: newest && { at: newest.at, bytes: newest.bytes, encrypted: newest.encrypted, file: newest.file },
    count,
    old: newest !== null && now - newest.at.getTime() > tooOld,
    run: run && { stage: run.stage, done: run.done, total: run.total, startedAt: new Date(run.startedAt) },
    waiting: asked !== undefined && run === null,
    last: last && { ...last, at: new Date(last.at) },
    /** Whether the next copy will be encrypted. */
    encrypts: Boolean(process.env.BACKUP_PASSPHRASE),
  };
}

/** An unreadable folder is an error to show, not to fail with. */
async function look(now: number): Promise<Awaited<ReturnType<typeof newestIn>> & BackupState> {
  try {
    return { ...(await newestIn(backupFolder)), ...readState(now) };
  } catch (error) {
    const failure = `Папка копий не открывается: ${error instanceof Error ? error.message : String(error)}`;
    const last = { at: new Date(now).toISOString(), failure, lost: 0, flaws: 0, removed: [] };
    return { newest: null, count: 0, run: null, last };
  }
}

/** Queues a copy; idempotent while one waits. @throws Problem 401, 403, 409 when the database is on a server */
export async function askForCopy(actor: MaybeActor): Promise<void> {
  const me = keeper(actor);
  if (databaseFile === null)
    throw conflict('База лежит на сервере libSQL: её копию делает тот, кто ведёт этот сервер.');
  await write(async (database) => {
    await recordAudit(database, me, 'backup.ask', { kind: 'backup', id: 'place' });
    await enqueue(database, nowJob, {}, { key: nowJob });
  });
}
