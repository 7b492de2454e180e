import { z } from 'zod';

/** How many megabytes of files there may be, until the administrator says otherwise: far more than a good year needs. */
export const usualQuotas = {
  /** Of one teacher, or one person of the department. */
  teacherMegabytes: '500',
  /** Of one person of a school's administration. */
  schoolAdminMegabytes: '1024',
  /** Of one methodist or administrator: they lay files to the whole bank. */
  methodistMegabytes: '10240',
  /** Of all people of a school together. */
  schoolMegabytes: '20480',
  /** Among the documents of an association, all versions counted. */
  associationMegabytes: '5120',
  /** Among the documents of a pair. */
  pairMegabytes: '500',
  /** On one material or practice. */
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
