import { sql } from 'drizzle-orm';
import { type Check, capabilities } from '../../platform/capability/index.ts';

const firstHundred = sql.raw('limit 100');

/** Checks of the database file itself. */
const ofTheFile: readonly Check[] = [
  {
    title: 'База читается без повреждений',
    broken: sql`select integrity_check from pragma_integrity_check(10) where integrity_check <> 'ok'`,
  },
  {
    title: 'Всё, на что ссылаются записи, существует',
    broken: sql`select "table" || ' ' || coalesce(rowid, '') || ' → ' || parent from pragma_foreign_key_check ${firstHundred}`,
  },
];

/** The checks of `npm run check-data`, in order: the database file, then those of each room. */
export const checks = (): readonly Check[] => [...ofTheFile, ...capabilities().flatMap(({ checks = [] }) => checks)];
