import { z } from 'zod';
import { admissionCodes, visibilityCodes } from '../../../db/schema/associations/associations.ts';
import { listQuery } from '../../platform/http/index.ts';
import { line, text } from '../../platform/russian/shared/russian.ts';
import { codesOf, taxonomy } from '../../platform/taxonomy/index.ts';

const card = {
  title: line(120, 3),
  purpose: text(2000),
  subjects: codesOf('subjects').default([]),
  visibility: z.enum(visibilityCodes, { error: 'Выберите, кому видны обсуждения.' }),
  admission: z.enum(admissionCodes, { error: 'Выберите, как вступают.' }),
};

export const foundingInput = z.object({
  ...card,
  /** The head: a person's id or e-mail. May be added later. */
  head: z.string({ error: 'Укажите почту руководителя.' }).trim().max(200).optional(),
});
export const cardInput = z.object(card);
export const orderInput = z.object({
  /** A checkbox: forms send «yes» or nothing. */
  holdsFirstPosts: z
    .union([z.boolean(), z.literal('yes').transform(() => true)], { error: 'Здесь «да» или «нет».' })
    .default(false),
  rules: text(5000, 0).default(''),
});
export const joinInput = z.object({
  /** Why the person asks to join; read by those who decide. */
  reason: text(1000, 0).default(''),
});

export const decisionInput = z
  .object({
    decision: z.enum(['accept', 'refuse'], { error: 'Решение — «accept» или «refuse».' }),
    reason: text(1000, 0).default(''),
  })
  .refine(({ decision, reason }) => decision === 'accept' || reason, {
    path: ['reason'],
    error: 'Напишите причину отказа: человек её увидит.',
  });

export const placeInput = z.object({
  membership: z.enum(['member', 'deputy', 'head'], { error: 'Место — «member», «deputy» или «head».' }),
});
export const newMemberInput = z.object({
  email: z.string({ error: 'Укажите почту.' }).trim().toLowerCase().min(1, { error: 'Укажите почту.' }).max(200),
});

export const associationsQuery = listQuery.extend({
  subject: z.enum(Object.keys(taxonomy.subjects), { error: 'Такого предмета нет в словаре.' }).optional(),
  /** `mine`: the caller's own. */
  membership: z.enum(['mine'], { error: 'Можно только «mine».' }).optional(),
});
export const membersQuery = listQuery.extend({
  membership: z.enum(['requested'], { error: 'Можно только «requested».' }).optional(),
  cursor: z.coerce.number({ error: 'Такой страницы списка нет.' }).int().min(0).max(1_000_000).optional(),
});
