import { z } from 'zod';
import { reflectionStages } from '../../db/schema/mentoring.ts';
import { created, noContent, ok, route } from '../http/route.ts';
import { answerSilence, listReflections, listSilences, reflect, saySilent } from './confidence.ts';
import { editEntry, removeEntry } from './editing.ts';
import { addGoal, addMeeting, addPin, addTask, addValue, setTask } from './entries.ts';
import {
  answerInput,
  doneInput,
  editInputs,
  goalInput,
  meetingInput,
  pinInput,
  planInput,
  reflectionInput,
  silenceInput,
  taskInput,
  valueInput,
} from './input.ts';
import { planMeeting } from './plans.ts';
import { draftResult } from './result.ts';

const inside = ['mentor', 'mentee', 'coordinator'];
const made = { 201: z.object({ id: z.string() }) };
const person = z.object({ id: z.string(), name: z.string() });
const edited = { 200: z.object({ id: z.string(), version: z.number() }) };
const pairId = (params: Record<string, string>) => params.id as string;

/** What those who work in a pair write down, and what they say in confidence. */
export const pairWorkRoutes = [
  route({
    method: 'POST',
    path: '/pairs/:id/goals',
    summary: 'Поставить цель с показателем',
    access: inside,
    body: goalInput,
    answers: made,
    handle: async ({ actor, params, body }) => created(await addGoal(actor, pairId(params), body)),
  }),
  route({
    method: 'POST',
    path: '/pairs/:id/goals/:goal/values',
    summary: 'Записать значение показателя на день',
    access: inside,
    body: valueInput,
    answers: made,
    handle: async ({ actor, params, body }) =>
      created(await addValue(actor, pairId(params), params.goal as string, body)),
  }),
  route({
    method: 'POST',
    path: '/pairs/:id/tasks',
    summary: 'Записать дело',
    access: inside,
    body: taskInput,
    answers: made,
    handle: async ({ actor, params, body }) => created(await addTask(actor, pairId(params), body)),
  }),
  route({
    method: 'PUT',
    path: '/pairs/:id/tasks/:task',
    summary: 'Изменить дело (тому, кто его записал, и координатору)',
    access: ['author', 'coordinator'],
    body: editInputs.tasks,
    answers: edited,
    handle: async ({ actor, params, body }) =>
      ok(await editEntry(actor, pairId(params), 'tasks', params.task as string, body)),
  }),
  route({
    method: 'PUT',
    path: '/pairs/:id/tasks/:task/done',
    summary: 'Отметить дело сделанным или вернуть в работу',
    access: inside,
    body: doneInput,
    answers: { 200: z.object({ id: z.string(), done: z.boolean() }) },
    handle: async ({ actor, params, body }) => ok(await setTask(actor, pairId(params), params.task as string, body)),
  }),
  ...(['goals', 'values', 'meetings', 'plans'] as const).map((kind) =>
    route({
      method: 'PUT',
      path: `/pairs/:id/${kind}/:entry`,
      summary: `Изменить запись (${kind}): тому, кто её сделал, и координатору; version — прочитанной записи`,
      access: ['author', 'coordinator'],
      body: editInputs[kind],
      answers: edited,
      handle: async ({ actor, params, body }) =>
        ok(await editEntry(actor, pairId(params), kind, params.entry as string, body)),
    }),
  ),
  route({
    method: 'POST',
    path: '/pairs/:id/plans',
    summary: 'Назначить встречу; участникам придёт напоминание',
    access: inside,
    body: planInput,
    answers: made,
    handle: async ({ actor, params, body }) => created(await planMeeting(actor, pairId(params), body)),
  }),
  route({
    method: 'POST',
    path: '/pairs/:id/meetings',
    summary: 'Записать встречу',
    access: inside,
    body: meetingInput,
    answers: made,
    handle: async ({ actor, params, body }) => created(await addMeeting(actor, pairId(params), body)),
  }),
  route({
    method: 'POST',
    path: '/pairs/:id/pins',
    summary: 'Закрепить материал или практику банка',
    access: inside,
    body: pinInput,
    answers: made,
    handle: async ({ actor, params, body }) => created(await addPin(actor, pairId(params), body)),
  }),
  route({
    method: 'DELETE',
    path: '/pairs/:id/:kind/:entry',
    summary: 'Убрать запись: kind — goals, values, tasks, meetings, plans (автору и координатору) или pins',
    access: inside,
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await removeEntry(actor, pairId(params), params.kind as string, params.entry as string);
      return noContent();
    },
  }),
  route({
    method: 'POST',
    path: '/pairs/:id/practice',
    summary: 'Начать практику из результата завершённой пары: её авторы — участники',
    access: inside,
    answers: { 201: z.object({ id: z.string(), url: z.string() }) },
    handle: async ({ actor, params }) => created(await draftResult(actor, pairId(params))),
  }),
  route({
    method: 'GET',
    path: '/pairs/:id/reflections',
    summary: 'Размышления сторон в середине и в конце',
    access: inside,
    answers: {
      200: z.object({
        items: z.array(
          z.object({
            stage: z.enum(reflectionStages),
            helped: z.string(),
            hindered: z.string(),
            next: z.string(),
            updatedAt: z.string(),
            by: person,
          }),
        ),
      }),
    },
    handle: async ({ actor, params }) => ok({ items: await listReflections(actor, pairId(params)) }),
  }),
  route({
    method: 'PUT',
    path: '/pairs/:id/reflections/:stage',
    summary: 'Написать своё размышление: stage — middle или final',
    access: inside,
    body: reflectionInput,
    answers: { 200: z.object({ stage: z.enum(reflectionStages) }) },
    handle: async ({ actor, params, body }) => ok(await reflect(actor, pairId(params), params.stage as string, body)),
  }),
  route({
    method: 'GET',
    path: '/pairs/:id/silences',
    summary: 'Сказанное координатору о молчании: координатору — всё, остальным — своё',
    access: inside,
    answers: {
      200: z.object({
        items: z.array(
          z.object({
            id: z.string(),
            body: z.string(),
            createdAt: z.string(),
            answer: z.string(),
            answeredAt: z.string().nullable(),
            by: person,
          }),
        ),
      }),
    },
    handle: async ({ actor, params }) => ok({ items: await listSilences(actor, pairId(params)) }),
  }),
  route({
    method: 'POST',
    path: '/pairs/:id/silences',
    summary: 'Сказать координатору наедине, что другая сторона молчит',
    access: ['mentor', 'mentee'],
    body: silenceInput,
    answers: made,
    handle: async ({ actor, params, body }) => created(await saySilent(actor, pairId(params), body)),
  }),
  route({
    method: 'PUT',
    path: '/pairs/:id/silences/:silence',
    summary: 'Ответить на сказанное о молчании',
    access: ['coordinator'],
    body: answerInput,
    answers: { 200: z.object({ id: z.string() }) },
    handle: async ({ actor, params, body }) =>
      ok(await answerSilence(actor, pairId(params), params.silence as string, body)),
  }),
];
