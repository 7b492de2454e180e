import { z } from 'zod';
import { created, listOf, moment, noContent, ok, route } from '../../platform/http/index.ts';
import { templateShape } from './answers.ts';
import { dropCalendarLink, readCalendarLink, renewCalendarLink } from './calendarLink.ts';
import { doneInput, outcomeInput, templateInput } from './input.ts';
import { addOutcome, markOutcome, removeOutcome } from './outcomes.ts';
import { addTemplate, changeTemplate, listTemplates, removeTemplate } from './templates.ts';

const leaders = ['head', 'deputy', 'methodist'];
const writers = [...leaders, 'secretary', 'chair'];
const identified = z.object({ id: z.string() });

/** Outcomes of meetings, agenda templates, and the address of a person's calendar. */
export const outcomeRoutes = [
  route({
    method: 'POST',
    path: '/meetings/:id/outcomes',
    summary: 'Записать решение, информацию или поручение',
    access: writers,
    body: outcomeInput,
    answers: { 201: identified },
    handle: async ({ actor, params, body }) => created(await addOutcome(actor, params.id, body)),
  }),
  route({
    method: 'PUT',
    path: '/outcomes/:id',
    summary: 'Отметить выполнение',
    access: ['responsible', ...writers],
    body: doneInput,
    answers: { 200: identified.extend({ doneAt: moment.nullable() }) },
    handle: async ({ actor, params, body }) => ok(await markOutcome(actor, params.id, body)),
  }),
  route({
    method: 'DELETE',
    path: '/outcomes/:id',
    summary: 'Убрать итог, пока протокол не подписан',
    access: writers,
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await removeOutcome(actor, params.id);
      return noContent();
    },
  }),
  route({
    method: 'GET',
    path: '/associations/:id/meeting-templates',
    summary: 'Шаблоны повестки',
    access: leaders,
    answers: { 200: listOf(templateShape) },
    handle: async ({ actor, params }) => ok(await listTemplates(actor, params.id)),
  }),
  route({
    method: 'POST',
    path: '/associations/:id/meeting-templates',
    summary: 'Добавить шаблон повестки',
    access: leaders,
    body: templateInput,
    answers: { 201: identified },
    handle: async ({ actor, params, body }) => created(await addTemplate(actor, params.id, body)),
  }),
  route({
    method: 'PUT',
    path: '/meeting-templates/:id',
    summary: 'Изменить шаблон повестки',
    access: leaders,
    body: templateInput,
    answers: { 200: identified },
    handle: async ({ actor, params, body }) => ok(await changeTemplate(actor, params.id, body)),
  }),
  route({
    method: 'DELETE',
    path: '/meeting-templates/:id',
    summary: 'Убрать шаблон повестки',
    access: leaders,
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await removeTemplate(actor, params.id);
      return noContent();
    },
  }),
  route({
    method: 'GET',
    path: '/me/calendar',
    summary: 'Секретный адрес своего календаря (iCalendar)',
    access: ['signed-in'],
    answers: { 200: z.object({ url: z.string().nullable() }) },
    handle: async ({ actor }) => ok(await readCalendarLink(actor)),
  }),
  route({
    method: 'POST',
    path: '/me/calendar',
    summary: 'Получить адрес календаря или заменить его новым',
    access: ['signed-in'],
    answers: { 201: z.object({ url: z.string() }) },
    handle: async ({ actor }) => created(await renewCalendarLink(actor)),
  }),
  route({
    method: 'DELETE',
    path: '/me/calendar',
    summary: 'Выключить адрес календаря',
    access: ['signed-in'],
    answers: { 204: z.null() },
    async handle({ actor }) {
      await dropCalendarLink(actor);
      return noContent();
    },
  }),
];
