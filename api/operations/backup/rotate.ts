import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { forgetIn } from './forgetting.ts';
import { type BackupOrder, type Made, makeBackup, removeLeftovers } from './make.ts';
import { copiesIn, copyName, removeOutlived } from './rotation.ts';

/** As a `BackupOrder`, with a folder of copies instead of a file. */
export interface RotationOrder extends Omit<BackupOrder, 'target'> {
  folder: string;
}

export interface Rotated extends Made {
  /** Older copies that could not be rewritten and were deleted. */
  removed: string[];
}

/** Adds a copy to the folder, rewrites older ones without newest-only rows, and deletes expired ones. */
export async function addCopy(order: RotationOrder): Promise<Rotated> {
  const { folder, passphrase, newestOnly, dataDir } = order;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeLeftovers(folder, 'opora-', '.part');
  const made = await makeBackup({ ...order, target: freeName(order) });
  order.tell?.({ stage: 'tidying', done: 0, total: 0 });
  const older = (await copiesIn(folder)).filter(({ file }) => file !== made.file);
  const removed = await forgetIn(older, newestOnly, passphrase, dataDir);
  await removeOutlived(folder);
  return { ...made, removed };
}

/** Two copies within one second get different names. */
function freeName({ folder, passphrase, newestOnly }: RotationOrder): string {
  const sort = { encrypted: passphrase !== undefined, holding: newestOnly.length > 0 };
  for (let at = Date.now(); ; at += 1000) {
    const file = join(folder, copyName({ ...sort, at: new Date(at) }));
    if (!existsSync(file)) return file;
  }
}
