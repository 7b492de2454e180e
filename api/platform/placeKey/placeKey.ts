import { createHmac, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { Fault } from '../log/index.ts';

const length = 32;
let key: Buffer | undefined;

/**
 * The key of this place, made when it is first needed: a file beside the database and not in it, so that a copy of the
 * database alone opens nothing. It belongs to the backup: with a new one the addresses derived from it end.
 */
export function placeKey(): Buffer {
  key ??= readKey(join(dataDir, 'secret.key'));
  return key;
}

function readKey(file: string): Buffer {
  mkdirSync(dataDir, { recursive: true });
  // Whole or not at all, and the first of two processes wins.
  const fresh = `${file}.${newId()}`;
  writeFileSync(fresh, randomBytes(length), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(fresh, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh);
  }
  const found = readFileSync(file);
  if (found.length !== length) throw new Fault('DATA_DIR/secret.key is broken: bring it back from the backup');
  return found;
}

/** Stands for a text that is to be recognised and not kept, such as an address. */
export const fingerprint = (text: string): string =>
  createHmac('sha256', placeKey()).update(`fingerprint:${text}`).digest('base64url');
