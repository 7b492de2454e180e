import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { dataDir } from '../../../db/place.ts';
import { type Stage, stageTitles } from './shared/stages.ts';

/** Where copies go: a disk of its own is better, since one that breaks takes with it what lies beside. */
export const backupFolder = resolve(process.env.BACKUP_DIR || join(dataDir, 'backups'));

/** A run that told nothing for so long is gone. */
const silence = 120_000;

const stages = Object.keys(stageTitles) as [Stage, ...Stage[]];
const stateShape = z.object({
  /** The copy under way. */
  run: z
    .object({
      startedAt: z.iso.datetime(),
      toldAt: z.iso.datetime(),
      stage: z.enum(stages),
      done: z.number(),
      total: z.number(),
    })
    .nullable(),
  /** How the last one ended. */
  last: z
    .object({
      at: z.iso.datetime(),
      /** In Russian; null when it is whole. */
      failure: z.string().nullable(),
      /** Files that were not on disk, and rows that pointed nowhere. */
      lost: z.number(),
      flaws: z.number(),
      /** Names of older copies that could not be made to forget and were removed. */
      removed: z.array(z.string()),
    })
    .nullable(),
});
export type BackupState = z.infer<typeof stateShape>;

const none: BackupState = { run: null, last: null };
const path = join(backupFolder, 'state.json');

/** How copying goes. It stands beside the copies and not in the database, so that no copy holds it. */
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

/** What was broken by hand is as if nothing was told. */
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
