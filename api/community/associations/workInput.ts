import { z } from 'zod';
import { emailShape } from '../../platform/mail/index.ts';
import { line, text } from '../../platform/russian/shared/russian.ts';

const version = z.coerce.number({ error: 'Нет версии: откройте страницу заново.' }).int().min(1);

export const invitationInput = z.object({ email: emailShape, note: text(500, 0).default('') });
export const invitationAnswer = z.object({
  answer: z.enum(['accept', 'decline'], { error: 'Ответ — «accept» или «decline».' }),
});

export const groupInput = z.object({
  title: line(100, 3),
  purpose: text(1000),
  /** A member of the association; they become a member of the group too. */
  leader: z.string().trim().max(40).optional(),
});

/** A school year by the calendar year in which it begins. */
export const yearOf = z.coerce
  .number({ error: 'Год — число: 2026 значит 2026/27.' })
  .int()
  .min(2015, { error: 'Такого учебного года здесь нет.' })
  .max(2100, { error: 'Такого учебного года здесь нет.' });
export const planInput = z.object({
  analysis: text(20_000, 0),
  /** Left out when the plan is created. */
  version: version.optional(),
});
export const rowInput = z.object({
  due: line(60),
  topic: line(300, 3),
  questions: text(3000, 0).default(''),
  speakers: text(1000, 0).default(''),
  result: text(2000, 0).default(''),
});
export const rowChange = rowInput.extend({ version });
export const moveInput = z.object({ direction: z.enum(['up', 'down'], { error: 'Направление — «up» или «down».' }) });

export const documentTitle = line(150, 3);
export const versionComment = text(500, 0);

export const announcementInput = z.object({
  title: line(150, 3),
  body: text(5000),
  /** Ids or slugs of the associations; the first is the caller's own. */
  associations: z
    .array(z.string().max(60))
    .min(1, { error: 'Выберите хотя бы одно объединение.' })
    .max(30, { error: 'Слишком много объединений.' }),
});
export const placeDecision = z.object({
  association: z.string({ error: 'За какое объединение вы отвечаете?' }).max(60),
  decision: z.enum(['agree', 'refuse'], { error: 'Решение — «agree» или «refuse».' }),
});
