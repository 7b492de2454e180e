import { z } from 'zod';
import {
  answerCodes,
  attendanceCodes,
  meetingForms,
  meetingStates,
  outcomeKinds,
} from '../../../db/schema/meetings.ts';
import { listQuery, recordOf } from '../../platform/http/index.ts';
import { line, text } from '../../platform/russian/shared/russian.ts';

const moment = (message: string) =>
  z.iso
    .datetime({ offset: true, error: message })
    .max(40, { error: message })
    .transform((value) => new Date(value))
    .refine((date) => date.getFullYear() >= 2000 && date.getFullYear() < 2100, { error: message });
const person = z.string().trim().max(40).optional();
/** A day, as its end in Moscow time. */
export const day = z.iso.date({ error: 'Выберите день.' }).transform((value) => new Date(`${value}T20:59:59Z`));
const version = z.coerce.number({ error: 'Нет версии: откройте страницу заново.' }).int().min(1);

const agendaItem = z.object({
  id: z.string().max(40).optional(),
  title: line(300),
  speaker: line(200, 0).default(''),
});

const meeting = {
  title: line(200, 3),
  startsAt: moment('Укажите день и время.'),
  minutes: z.coerce
    .number({ error: 'Сколько минут?' })
    .int()
    .min(15, { error: 'Не меньше 15 минут.' })
    .max(600, { error: 'Не больше 10 часов.' })
    .default(90),
  form: z.enum(meetingForms, { error: 'Выберите, как встречаетесь.' }),
  place: line(200, 0).default(''),
  link: z
    .union([z.literal(''), z.url({ protocol: /^https?$/, error: 'Ссылка начинается с https://' }).max(500)], {
      error: 'Ссылка начинается с https://',
    })
    .default(''),
  note: text(2000, 0).default(''),
  agenda: z.array(agendaItem).max(30, { error: 'Не больше 30 вопросов.' }).default([]),
};
const placed = <Shape extends z.ZodType<{ form: string; place: string; link: string }>>(shape: Shape) =>
  shape.refine(({ form, place }) => form === 'online' || place !== '', {
    path: ['place'],
    error: 'Напишите, где собираетесь.',
  });

export const callInput = placed(
  z.object({
    ...meeting,
    /** A sub-group of the association: then only its members are invited. */
    group: person,
    /** The row of the work plan it was made from. */
    planRow: person,
    /** Other associations that hold the meeting jointly. */
    others: z.array(z.string().max(40)).max(20).default([]),
  }),
);
export const changeInput = placed(z.object({ ...meeting, version }));

export const stateInput = z.object({
  state: z.enum(meetingStates, { error: 'Состояние — «planned», «held», «closed» или «cancelled».' }),
  reason: text(1000, 0).default(''),
});
/** A joint meeting invites some hundred people. */
const mostCalled = 900;

export const answerInput = z.object({ answer: z.enum(answerCodes, { error: 'Выберите ответ.' }) });
export const attendanceInput = z.object({
  /** By ids of people. */
  attendance: recordOf(
    z.string().max(40),
    z.union([z.enum(attendanceCodes), z.literal('')], {
      error: 'Отметка — присутствовал, отсутствовал или по уважительной причине.',
    }),
    mostCalled,
  ),
});
export const minutesInput = z.object({
  number: line(20, 0).default(''),
  chair: person,
  secretary: person,
  items: z
    .array(z.object({ id: z.string().max(40), heard: text(5000, 0).default(''), spoke: text(5000, 0).default('') }))
    .max(30)
    .default([]),
  version,
});
export const outcomeInput = z.object({
  kind: z.enum(outcomeKinds, { error: 'Выберите вид итога.' }),
  body: text(2000),
  item: person,
  responsible: person,
  due: z
    .union([z.literal('').transform(() => null), day])
    .nullable()
    .default(null),
});
export const doneInput = z.object({
  done: z.union([z.boolean(), z.enum(['yes', 'no']).transform((value) => value === 'yes')], {
    error: 'Отметка — «true» или «false».',
  }),
});
export const agreementInput = z.object({
  association: z.string({ error: 'За какое объединение вы отвечаете?' }).max(40),
  decision: z.enum(['agree', 'refuse'], { error: 'Решение — «agree» или «refuse».' }),
});
export const templateInput = z.object({ title: line(100, 3), questions: text(3000) });

export const meetingsQuery = listQuery.extend({
  association: z.string().max(60).optional(),
  /** `coming`: planned ones, the nearest first; `past`: the rest, the latest first. */
  when: z.enum(['coming', 'past'], { error: 'Можно «coming» или «past».' }).default('coming'),
});
