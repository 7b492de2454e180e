import { z } from 'zod';
import { created, noContent, ok, route } from '../../platform/http/index.ts';
import { editEntry, removeEntry } from './editing.ts';
import { addGoal, addMeeting, addPin, addTask, addValue, setTask } from './entries.ts';
import { doneInput, editInputs, goalInput, meetingInput, pinInput, planInput, taskInput, valueInput } from './input.ts';
import { planMeeting } from './plans.ts';
import { draftResult } from './result.ts';
import { pairAccess, workShape } from './shapes.ts';
import { readWork } from './work.ts';

const inside = ['mentor', 'mentee', 'coordinator'];
const made = { 201: z.object({ id: z.string() }) };
const edited = { 200: z.object({ id: z.string(), version: z.number() }) };

/** Entries of a pair. */
export const pairWorkRoutes = [
  route({
    method: 'GET',
    path: '/pairs/:id/work',
    summary: 'Цели, дела, встречи, закреплённое из банка и история пары',
    access: pairAccess,
    answers: { 200: workShape },
    handle: async ({ actor, params }) => ok(await readWork(actor, params.id)),
  }),
  route({
    method: 'POST',
    path: '/pairs/:id/goals',
    summary: 'Поставить цель с показателем',
    access: inside,
    body: goalInput,
    answers: made,
    handle: async ({ actor, params, body }) => created(await addGoal(actor, params.id, body)),
  }),
  route({
    method: 'POST',
    path: '/pairs/:id/goals/:goal/values',
    summary: 'Записать значение показателя на день',
    access: inside,
    body: valueInput,
    answers: made,
    handle: async ({ actor, params, body }) => created(await addValue(actor, params.id, params.goal, body)),
  }),
  route({
    method: 'POST',
    path: '/pairs/:id/tasks',
    summary: 'Записать дело',
    access: inside,
    body: taskInput,
    answers: made,
    handle: async ({ actor, params, body }) => created(await addTask(actor, params.id, body)),
  }),
  route({
    method: 'PUT',
    path: '/pairs/:id/tasks/:task',
    summary: 'Изменить дело (тому, кто его записал, и координатору)',
    access: ['author', 'coordinator'],
    body: editInputs.tasks,
    answers: edited,
    handle: async ({ actor, params, body }) => ok(await editEntry(actor, params.id, 'tasks', params.task, body)),
  }),
  route({
    method: 'PUT',
    path: '/pairs/:id/tasks/:task/done',
    summary: 'Отметить дело сделанным или вернуть в работу',
    access: inside,
    body: doneInput,
    answers: { 200: z.object({ id: z.string(), done: z.boolean() }) },
    handle: async ({ actor, params, body }) => ok(await setTask(actor, params.id, params.task, body)),
  }),
  ...(['goals', 'values', 'meetings', 'plans'] as const).map((kind) =>
    route({
      method: 'PUT',
      path: `/pairs/:id/${kind}/:entry`,
      summary: `Изменить запись (${kind}): тому, кто её сделал, и координатору; version — прочитанной записи`,
      access: ['author', 'coordinator'],
      body: editInputs[kind],
      answers: edited,
      handle: async ({ actor, params, body }) => ok(await editEntry(actor, params.id, kind, params.entry, body)),
    }),
  ),
  route({
    method: 'POST',
    path: '/pairs/:id/plans',
    summary: 'Назначить встречу; участникам придёт напоминание',
    access: inside,
    body: planInput,
    answers: made,
    handle: async ({ actor, params, body }) => created(await planMeeting(actor, params.id, body)),
  }),
  route({
    method: 'POST',
    path: '/pairs/:id/meetings',
    summary: 'Записать встречу',
    access: inside,
    body: meetingInput,
    answers: made,
    handle: async ({ actor, params, body }) => created(await addMeeting(actor, params.id, body)),
  }),
  route({
    method: 'POST',
    path: '/pairs/:id/pins',
    summary: 'Закрепить материал или практику банка',
    access: inside,
    body: pinInput,
    answers: made,
    handle: async ({ actor, params, body }) => created(await addPin(actor, params.id, body)),
  }),
  route({
    method: 'DELETE',
    path: '/pairs/:id/:kind/:entry',
    summary: 'Убрать запись: kind — goals, values, tasks, meetings, plans (автору и координатору) или pins',
    access: inside,
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await removeEntry(actor, params.id, params.kind, params.entry);
      return noContent();
    },
  }),
  route({
    method: 'POST',
    path: '/pairs/:id/practice',
    summary: 'Начать практику из результата завершённой пары: её авторы — участники',
    access: inside,
    answers: { 201: z.object({ id: z.string(), url: z.string() }) },
    handle: async ({ actor, params }) => created(await draftResult(actor, params.id)),
  }),
];
