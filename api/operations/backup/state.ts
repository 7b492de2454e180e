import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { dataDir } from '../../../db/place.ts';
import { type Stage, stageTitles } from './shared/stages.ts';

/** The backup folder: best on another disk, because a broken disk takes its neighbours with it. */
export const backupFolder = resolve(process.env.BACKUP_DIR || join(dataDir, 'backups'));

/** A run without progress for this long is dead. */
const silence = 120_000;

const stages = Object.keys(stageTitles) as [Stage, ...Stage[]];
const stateShape = z.object({
  /** The copy in progress. */
  run: z
    .object({
      startedAt: z.iso.datetime(),
      toldAt: z.iso.datetime(),
      stage: z.enum(stages),
      done: z.number(),
      total: z.number(),
    })
    .nullable(),
  /** The result of the last run. */
  last: z
    .object({
      at: z.iso.datetime(),
      /** The error in Russian; null when it succeeded. */
      failure: z.string().nullable(),
      /** Missing files and dangling foreign keys. */
      lost: z.number(),
      flaws: z.number(),
      /** Names of older copies that could not be rewritten and were deleted. */
      removed: z.array(z.string()),
    })
    .nullable(),
});
export type BackupState = z.infer<typeof stateShape>;

const none: BackupState = { run: null, last: null };
const path = join(backupFolder, 'state.json');

/** The state of backups. It is stored beside the copies and not in the database, so that no copy contains it. */
export function readState(now = Date.now()): BackupState {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return none;
    throw error;
  }
  const state = stateShape.safeParse(fromJson(text));
  if (!state.success) return none;
  const { run, last } = state.data;
  return { run: run && now - Date.parse(run.toldAt) < silence ? run : null, last };
}

/** A malformed state file counts as empty. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function writeState(state: BackupState): void {
  mkdirSync(backupFolder, { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.new`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
