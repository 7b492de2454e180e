import { z } from 'zod';
import { caseDecisions, flagReasons } from '../../../db/schema/moderation.ts';
import { listQuery } from '../../platform/http/index.ts';
import { line, text } from '../../platform/russian/shared/russian.ts';

export const flagInput = z.object({
  reason: text(1000, 3, 'Напишите, что не так: по этим словам ведущий поймёт, на что смотреть.'),
  kind: z.enum(flagReasons, { error: 'Такого повода нет в списке.' }).default('other'),
});
export const decisionInput = z
  .object({
    decision: z.enum(caseDecisions, { error: 'Выберите решение.' }),
    explanation: text(1000, 0).default(''),
    version: z.coerce.number({ error: 'Укажите версию случая, который вы читали.' }).int().min(1),
  })
  .refine(({ decision, explanation }) => decision === 'keep' || decision === 'approve' || explanation.length >= 3, {
    path: ['explanation'],
    error: 'Напишите автору, почему: ему важно понять, что поправить.',
  });
export const noteInput = z.object({ body: text(2000) });

/** A field of a form that was left empty was not asked. */
const key = z
  .string()
  .max(100)
  .transform((value) => value || undefined)
  .optional();
export const casesQuery = listQuery.extend({
  state: z.enum(['open', 'mine', 'decided'], { error: 'Можно «open», «mine» или «decided».' }).default('open'),
  /** An association's id. */
  association: key,
  /** The cases of one post. */
  post: key,
  cursor: z
    .string()
    .regex(/^[0-9a-z]{1,40}$/, { error: 'Такой страницы списка нет: начните с первой.' })
    .optional(),
});
export const actsQuery = listQuery.extend({
  cursor: casesQuery.shape.cursor,
  thread: key,
});

const reason = line(500, 3, 'Напишите причину: её прочтут участники.');
export const closingInput = z.object({ reason });
export const pinInput = z.object({
  until: z.iso.date({ error: 'Укажите день так: 2026-12-31.' }),
});
export const paceInput = z.object({
  seconds: z.coerce
    .number({ error: 'Укажите, сколько секунд ждать между ответами.' })
    .int()
    .min(0)
    .max(604_800, { error: 'Больше недели ждать нельзя.' }),
});
export const placeInput = z.object({
  association: z.string({ error: 'Выберите объединение.' }).min(1, { error: 'Выберите объединение.' }).max(100),
});
export const splitInput = z.object({
  title: line(200, 3),
  posts: z
    .array(z.string().max(40), { error: 'Отметьте сообщения, которые нужно перенести.' })
    .min(1, { error: 'Отметьте сообщения, которые нужно перенести.' })
    .max(200, { error: 'За один раз переносится не больше 200 сообщений.' }),
});
export const mergeInput = z.object({
  into: z
    .string({ error: 'Укажите адрес обсуждения, с которым объединить.' })
    .trim()
    .max(300)
    // The address of a page is as good as an id.
    .transform((value) => /(?:^|\/threads\/)([0-9a-z]{1,40})(?:[/?#].*)?$/.exec(value)?.[1] ?? '')
    .pipe(z.string().min(1, { error: 'Это не похоже на адрес обсуждения: скопируйте его из строки браузера.' })),
});
