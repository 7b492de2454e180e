import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { dataDir } from '../../../db/client.ts';

/** Where uploads are stored; flydrive can use an S3-compatible store instead. */
export const folder = resolve(dataDir, 'files');
export const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }));

/** An unguessable key without meaning; its first two letters are the folder. */
export function newKey(): string {
  const name = randomBytes(20).toString('hex');
  return `${name.slice(0, 2)}/${name}`;
}
