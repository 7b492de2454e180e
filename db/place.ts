import { join } from 'node:path';

/** The data folder: database, mail, uploads and search bundles. */
export const dataDir = process.env.DATA_DIR ?? 'data/default';

const url = process.env.DATABASE_URL;

/** The path of the database file; null when DATABASE_URL is set. Opens nothing. */
export const databaseFile: string | null =
  !url || url.startsWith('file:') ? (url ? url.replace(/^file:/, '') : join(dataDir, 'opora.db')) : null;
