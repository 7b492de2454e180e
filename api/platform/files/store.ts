import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { dataDir } from '../../../db/client.ts';

/** Where uploads lie; flydrive can take an S3-compatible store in its place. */
export const folder = resolve(dataDir, 'files');
export const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }));

/** A key that nobody guesses and that tells nothing; two letters of it make the folder. */
export function newKey(): string {
  const name = randomBytes(20).toString('hex');
  return `${name.slice(0, 2)}/${name}`;
}
