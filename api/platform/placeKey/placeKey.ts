import { createHmac, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { Fault } from '../log/index.ts';

const length = 32;
let key: Buffer | undefined;

/**
 * The secret key of this installation, made on first use: a file beside the database and not in it, so that a copy of the
 * database alone opens nothing. Backups include it: with a new key the addresses derived from the old one stop working.
 */
export function placeKey(): Buffer {
  key ??= readKey(join(dataDir, 'secret.key'));
  return key;
}

function readKey(file: string): Buffer {
  mkdirSync(dataDir, { recursive: true });
  // Written whole or not at all; of two processes the first wins.
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

/** A keyed hash: recognises a text, such as a mail address, without storing it. */
export const fingerprint = (text: string): string =>
  createHmac('sha256', placeKey()).update(`fingerprint:${text}`).digest('base64url');
