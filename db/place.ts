import { join } from 'node:path';

/** Where the database's file, mail, uploads and search bundles live. */
export const dataDir = process.env.DATA_DIR ?? 'data/default';

const url = process.env.DATABASE_URL;

/** The path of the database's file; null when it lies on the server of DATABASE_URL. Nothing is opened by asking. */
export const databaseFile: string | null =
  !url || url.startsWith('file:') ? (url ? url.replace(/^file:/, '') : join(dataDir, 'opora.db')) : null;
