import { z } from 'zod';
import { BackupRefusal } from './refusal.ts';

/** The first entry of a copy: it lists everything that follows, which is bounded and checked by it. */
export const manifestName = 'opora.json';
export const databaseName = 'opora.db';
/** The place key, from which addresses of calendars, collections and join links are derived; missing until first used. */
export const keyName = 'secret.key';
export const fileFolder = 'files';
/** Incremented when older versions cannot restore copies of newer ones. */
export const format = 1;
/** A line is about 160 bytes: enough for four hundred thousand files. */
export const longestManifest = 64 * 1024 * 1024;

/** Allowed names: the database, the key, and files two to four folders deep. No part begins with a dot, so no path escapes. */
const entryName = /^(opora\.db|secret\.key|files(\/[A-Za-z0-9][A-Za-z0-9._-]{0,127}){1,4})$/;

const entryShape = z.object({
  name: z.string().regex(entryName),
  size: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Entry = z.infer<typeof entryShape>;

const tables = z.array(z.string().min(1).max(100)).max(100);

const manifestShape = z.object({
  product: z.literal('opora'),
  format: z.literal(format),
  /** Version of the product that made the copy. */
  version: z.string().max(50),
  /** The newest migration of the database: its moment names it in `db/migrations/meta/_journal.json`. */
  schema: z.object({ at: z.number().int(), name: z.string().max(200).nullable() }),
  /** The moment of the database snapshot. */
  createdAt: z.iso.datetime(),
  /** In the order in which they follow, the database first. */
  entries: z
    .array(entryShape)
    .min(1)
    .refine(([first]) => first?.name === databaseName)
    .refine((entries) => new Set(entries.map(({ name }) => name)).size === entries.length),
  /** Keys of files that the database names and that were missing on disk. */
  lost: z.array(z.string().max(300)),
  /** Dangling foreign keys in the original data. */
  flaws: z.number().int().nonnegative(),
  /** Tables with rows that only the newest copy may hold. */
  newestOnly: tables,
  /** Tables that were emptied when a newer copy was made. */
  emptied: tables,
});
export type Manifest = z.infer<typeof manifestShape>;

const newer = z.object({ product: z.literal('opora'), format: z.number().gt(format) });

/** @throws BackupRefusal when it is foreign, newer or malformed */
export function readManifest(bytes: Uint8Array): Manifest {
  let told: unknown;
  try {
    told = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new BackupRefusal('Файл повреждён: описание копии не читается.');
  }
  if (newer.safeParse(told).success)
    throw new BackupRefusal('Копию сделала более новая «Опора»: обновите «Опору» и повторите.');
  const manifest = manifestShape.safeParse(told);
  if (!manifest.success) throw new BackupRefusal('Файл повреждён: описание копии неполно или неверно.');
  return manifest.data;
}
