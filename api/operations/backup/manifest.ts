import { z } from 'zod';
import { BackupRefusal } from './refusal.ts';

/** The first entry of a copy: what it holds, so that all that follows is bounded and checked by it. */
export const manifestName = 'opora.json';
export const databaseName = 'opora.db';
/** What addresses of calendars, collections and join links are derived from; a place has none until it needs it. */
export const keyName = 'secret.key';
export const fileFolder = 'files';
/** Raised when an older product could not restore what a newer one writes. */
export const format = 1;
/** A line of it is some 160 bytes: enough for four hundred thousand files. */
export const longestManifest = 64 * 1024 * 1024;

/** Names that a copy may hold: the database, the key, and files two to four plain folders deep. No part begins with a dot, so none leads out. */
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
  /** The moment of the database in the copy. */
  createdAt: z.iso.datetime(),
  /** In the order in which they follow, the database first. */
  entries: z
    .array(entryShape)
    .min(1)
    .refine(([first]) => first?.name === databaseName)
    .refine((entries) => new Set(entries.map(({ name }) => name)).size === entries.length),
  /** Keys of files that the database names and that were not on disk. */
  lost: z.array(z.string().max(300)),
  /** How many rows pointed to rows that are not there, in the place itself. */
  flaws: z.number().int().nonnegative(),
  /** Tables that hold rows here and may stand in the newest copy alone. */
  newestOnly: tables,
  /** Tables that were emptied when a newer copy was made. */
  emptied: tables,
});
export type Manifest = z.infer<typeof manifestShape>;

const newer = z.object({ product: z.literal('opora'), format: z.number().gt(format) });

/** @throws BackupRefusal when it is not of this product, of a newer one, or makes no sense */
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
