import { z } from 'zod';
import { listQuery } from '../../platform/http/index.ts';
import { text } from '../../platform/russian/shared/russian.ts';
import { codesOf } from '../../platform/taxonomy/index.ts';

/** Nobody has time for more pairs at once. */
export const mostCapacity = 5;

export const cardInput = z.object({
  strengths: text(1500, 20),
  subjects: codesOf('subjects').default([]),
  deficits: codesOf('deficits').default([]),
  capacity: z.coerce
    .number({ error: 'Напишите число: сколько пар сразу.' })
    .int({ error: 'Здесь нужно целое число.' })
    .min(0, { error: 'Число не может быть меньше нуля.' })
    .max(mostCapacity, { error: `Больше ${mostCapacity} пар сразу никому не под силу.` }),
  /** Whether guests see it too; requires the consent to publication. */
  open: z
    .union([z.boolean(), z.literal('yes').transform(() => true)], { error: 'Здесь нужно true или false.' })
    .default(false),
  /** The version the edit is based on; 0 for a new card. */
  version: z.coerce
    .number({ error: 'Нужен номер версии карточки.' })
    .int({ error: 'Номер версии — целое число.' })
    .min(0, { error: 'Номер версии — целое число.' })
    .default(0),
});

export const mentorsQuery = listQuery.extend({
  subject: z.string().max(40).optional(),
  deficit: z.string().max(40).optional(),
  school: z.string().max(40).optional(),
  /** Only mentors with a free place. */
  free: z.literal('yes').optional(),
});
