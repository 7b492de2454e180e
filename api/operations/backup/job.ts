import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { and, eq, isNull } from 'drizzle-orm';
import { dataDir, write } from '../../../db/client.ts';
import { databaseFile } from '../../../db/place.ts';
import { users } from '../../../db/schema/accounts.ts';
import { notifications } from '../../../db/schema/notifications.ts';
import { notify } from '../../people/notifications/index.ts';
import { config } from '../../platform/config/index.ts';
import { log } from '../../platform/log/index.ts';
import { newestOnlyTables } from './newestOnly.ts';
import { BackupRefusal } from './refusal.ts';
import type { RotationOrder } from './rotate.ts';
import type { Progress } from './shared/stages.ts';
import { type BackupState, backupFolder, readState, writeState } from './state.ts';

interface Made {
  lost: number;
  flaws: number;
  removed: string[];
}
type Told = { progress: Progress } | { made: Made } | { failure: string; refused: boolean };

/** How often progress is saved. */
const everyMilliseconds = 1000;

let underWay: Promise<void> | null = null;

/**
 * Makes a copy in the backup folder, in a worker, and notifies the administrators when it fails. A second caller
 * waits for the copy in progress.
 * @throws Error with the reason, in Russian where people can act on it
 */
export function makeCopy(): Promise<void> {
  underWay ??= makeAndTell().finally(() => {
    underWay = null;
  });
  return underWay;
}

async function makeAndTell(): Promise<void> {
  if (databaseFile === null) return;
  const startedAt = new Date().toISOString();
  let last: BackupState['last'] = null;
  let toldAt = 0;
  const tell = (progress: Progress) => {
    if (Date.now() - toldAt < everyMilliseconds) return;
    toldAt = Date.now();
    writeState({ run: { startedAt, toldAt: new Date().toISOString(), ...progress }, last });
  };
  try {
    last = readState().last;
    tell({ stage: 'database', done: 0, total: 0 });
    const made = await onThread(databaseFile, tell);
    writeState({ run: null, last: ended(made, null) });
    log.info({ lost: made.lost, flaws: made.flaws, removed: made.removed.length }, 'a copy of the place was made');
  } catch (error) {
    const failure = inWords(error);
    log.error({ err: error }, 'no copy of the place was made');
    await tellAdministrators();
    // Where nothing can be written, the page detects it itself.
    try {
      writeState({ run: null, last: ended({ lost: 0, flaws: 0, removed: [] }, failure) });
    } catch (unwritten) {
      log.error({ err: unwritten }, 'the state of copies was not written');
    }
    throw error;
  }
}

const ended = ({ lost, flaws, removed }: Made, failure: string | null): BackupState['last'] => ({
  at: new Date().toISOString(),
  failure,
  lost,
  flaws,
  removed: removed.map((file) => basename(file)),
});

const inWords = (error: unknown): string =>
  error instanceof BackupRefusal
    ? error.message
    : `Копия оборвалась: ${error instanceof Error ? error.message : String(error)}`.slice(0, 500);

function onThread(database: string, tell: (progress: Progress) => void): Promise<Made> {
  const order: RotationOrder = {
    dataDir,
    database,
    folder: backupFolder,
    passphrase: process.env.BACKUP_PASSPHRASE || undefined,
    newestOnly: newestOnlyTables,
    version: config.version,
  };
  return new Promise((resolve, reject) => {
    // A source file also in the built server, which runs beside the sources.
    const worker = new Worker(join(process.cwd(), 'api/operations/backup/worker.ts'), { workerData: order });
    worker.on('message', (told: Told) => {
      if ('progress' in told) tell(told.progress);
      else if ('made' in told) resolve(told.made);
      else reject(told.refused ? new BackupRefusal(told.failure) : new Error(told.failure));
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread ended without an answer')));
  });
}

const subject = 'backup:failed';

/** Once: administrators with an unread notice are not notified of every attempt. */
async function tellAdministrators(): Promise<void> {
  await write(async (database) => {
    const people = await database
      .select({ id: users.id, told: notifications.id })
      .from(users)
      .leftJoin(
        notifications,
        and(eq(notifications.userId, users.id), eq(notifications.subject, subject), isNull(notifications.readAt)),
      )
      .where(and(eq(users.role, 'admin'), eq(users.state, 'active')));
    await notify(
      database,
      people.filter(({ told }) => told === null).map(({ id }) => id),
      {
        kind: 'platform',
        title: 'Резервная копия не сделана: посмотрите, что мешает',
        reason: 'вы администратор платформы',
        url: '/admin#backup',
        subject,
      },
    );
  });
}
