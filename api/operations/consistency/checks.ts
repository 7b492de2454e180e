import { sql } from 'drizzle-orm';
import { type Check, capabilities } from '../../platform/capability/index.ts';

const firstHundred = sql.raw('limit 100');

/** What must hold of the file itself. */
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

/** What `npm run check-data` asks, in this order: the file itself, then what each room says of its data. */
export const checks = (): readonly Check[] => [...ofTheFile, ...capabilities().flatMap(({ checks = [] }) => checks)];
