import { z } from 'zod';

/** Default quotas in megabytes: far more than a busy year needs. */
export const usualQuotas = {
  /** A teacher, or a person of the department. */
  teacherMegabytes: '500',
  /** A person of a school's administration. */
  schoolAdminMegabytes: '1024',
  /** A methodist or administrator: they upload files for the whole bank. */
  methodistMegabytes: '10240',
  /** All people of a school together. */
  schoolMegabytes: '20480',
  /** The documents of an association, all versions counted. */
  associationMegabytes: '5120',
  /** The documents of a pair. */
  pairMegabytes: '500',
  /** One material or practice. */
  materialMegabytes: '500',
} as const;
export type QuotaName = keyof typeof usualQuotas;

const megabytes = (usual: string) =>
  z.coerce
    .number({ error: 'Здесь нужно число мегабайт.' })
    .int({ error: 'Здесь нужно целое число мегабайт.' })
    .min(1, { error: 'Не меньше одного мегабайта.' })
    .max(10_000_000, { error: 'Не больше десяти миллионов мегабайт.' })
    .transform(String)
    .default(usual);

/** The fields of the settings that hold them, as strings of whole megabytes. */
export const quotaFields = Object.fromEntries(
  Object.entries(usualQuotas).map(([name, usual]) => [name, megabytes(usual)]),
) as Record<QuotaName, ReturnType<typeof megabytes>>;
