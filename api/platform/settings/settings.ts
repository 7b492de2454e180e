import { inArray } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, read, write } from '../../../db/client.ts';
import { settings } from '../../../db/schema/settings.ts';
import { type MaybeActor, signedIn } from '../actor/index.ts';
import { recordAudit } from '../audit/index.ts';
import { emailShape } from '../mail/index.ts';
import { forbidden, parse } from '../problem/index.ts';
import { line } from '../russian/shared/russian.ts';
import { emit } from '../signals/index.ts';
import { quotaFields, usualQuotas } from './quotaInput.ts';

/** The time zones of the country, one city for each. */
export const timeZones = [
  'Europe/Kaliningrad',
  'Europe/Moscow',
  'Europe/Samara',
  'Asia/Yekaterinburg',
  'Asia/Omsk',
  'Asia/Krasnoyarsk',
  'Asia/Irkutsk',
  'Asia/Yakutsk',
  'Asia/Vladivostok',
  'Asia/Magadan',
  'Asia/Kamchatka',
] as const;

/** Settings of the installation, edited by the administrator. The operator is responsible for personal data by law (152-ФЗ). */
export const settingsInput = z.object({
  city: line(100),
  centre: line(200),
  centreEmail: emailShape,
  centreAddress: line(300),
  /** The full legal name of the operator; the centre itself when empty. */
  operator: line(400, 0).default(''),
  /**
   * After this many days without an entry an active pair is marked as silent. The default is three weeks: the agreement of
   * a pair in the bank (`soglashenie-pary-shkol`) asks for a meeting every two weeks, so by then one was certainly missed.
   */
  pairSilentDays: z.coerce
    .number({ error: 'Здесь нужно число дней.' })
    .int({ error: 'Здесь нужно целое число дней.' })
    .min(3, { error: 'Не меньше трёх дней.' })
    .max(180, { error: 'Не больше 180 дней.' })
    .transform(String)
    .default('21'),
  /** The time zone of digests and quiet hours. */
  timeZone: z.enum(timeZones, { error: 'Выберите часовой пояс из списка.' }).default('Europe/Moscow'),
  /** Whether links to other sites are checked: the only requests of this server to strangers. */
  externalLinks: z.enum(['yes', 'no'], { error: 'Выберите, проверять ли ссылки.' }).default('yes'),
  /** Quotas of files, by owner. */
  ...quotaFields,
});
export type Settings = z.infer<typeof settingsInput>;

const unset: Settings = {
  city: 'Город не указан',
  centre: 'Методический центр',
  centreEmail: 'opora@example.org',
  centreAddress: 'адрес не указан',
  operator: '',
  pairSilentDays: '21',
  timeZone: 'Europe/Moscow',
  externalLinks: 'yes',
  ...usualQuotas,
};

/** The settings; unset ones have neutral defaults. */
export async function readSettings(): Promise<Settings> {
  const rows = await read
    .select()
    .from(settings)
    .where(inArray(settings.key, Object.keys(unset)));
  return { ...unset, ...Object.fromEntries(rows.map(({ key, value }) => [key, value])) };
}

/** Saves the settings. For administrators only. */
export async function saveSettings(actor: MaybeActor, input: unknown): Promise<Settings> {
  const me = signedIn(actor);
  if (me.role !== 'admin') throw forbidden();
  const values = parse(settingsInput, input);
  await write(async (database) => {
    await storeSettings(database, values);
    await recordAudit(database, me, 'settings.change', { kind: 'settings', id: 'place' }, values);
  });
  emit({ kind: 'settings.changed' });
  return values;
}

/** Writes settings in the caller's transaction: the first set-up and the demo write theirs so. */
export async function storeSettings(database: Database, values: Partial<Settings>): Promise<void> {
  for (const [key, value] of Object.entries(values)) await storeSetting(database, key, value);
}

/** Writes one row: a setting, or what the place itself remembers beside them. */
export async function storeSetting(database: Database, key: string, value: string): Promise<void> {
  await database.insert(settings).values({ key, value }).onConflictDoUpdate({ target: settings.key, set: { value } });
}
