import { z } from 'zod';
import { markStates } from '../../../db/schema/contentReview.ts';
import { created, listOf, moment, noContent, ok, type Route, route } from '../../platform/http/index.ts';
import { readPublicationById } from '../bank/index.ts';
import { confirmReview } from './confirmations.ts';
import { confirmationInput, markAnswerInput, markInput, ownerInput, upkeepQuery } from './input.ts';
import { listUpkeep } from './list.ts';
import { doubtsAbout, ownMark } from './markList.ts';
import { answerMark, markOutdated, withdrawMark } from './marks.ts';
import { readUpkeep } from './overview.ts';
import { nameOwner } from './owner.ts';

const person = z.object({ id: z.string(), name: z.string() });
const state = z.enum(markStates);
const rowShape = z.object({
  id: z.string(),
  collection: z.enum(['material', 'practice']),
  title: z.string(),
  url: z.string(),
  upkeepUrl: z.string(),
  department: z.string(),
  owner: z.string().nullable(),
  reviewedAt: moment,
  reviewDueAt: moment,
  openMarks: z.number(),
  confirmedMarks: z.number(),
  brokenLinks: z.number(),
});
const overviewShape = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string(),
  department: z.string(),
  owner: person.nullable(),
  reviewedAt: moment,
  reviewDueAt: moment,
  confirmations: z.array(
    z.object({ id: z.string(), confirmedAt: moment, until: moment, note: z.string(), by: z.string().nullable() }),
  ),
  marks: z.array(
    z.object({
      id: z.string(),
      reason: z.string(),
      state,
      answer: z.string(),
      answeredAt: moment.nullable(),
      createdAt: moment,
      by: z.string(),
      school: z.string().nullable(),
    }),
  ),
});
const doubtsShape = z.object({
  open: z.number(),
  confirmed: z.array(z.object({ answer: z.string(), answeredAt: moment })),
  own: z.object({ id: z.string(), reason: z.string(), state, answer: z.string(), createdAt: moment }).nullable(),
});

export const upkeepRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/upkeep',
    summary: 'Что пора перечитать: подошёл срок, есть отметки «устарело» или неработающие ссылки',
    access: ['methodist'],
    query: upkeepQuery,
    answers: { 200: listOf(rowShape) },
    async handle({ me, query }) {
      const { items, next } = await listUpkeep(me(), query);
      return ok({ items: items.map(({ slug, ownerId, ...row }) => row), next });
    },
  }),
  route({
    method: 'GET',
    path: '/materials/:id/upkeep',
    summary: 'Кто отвечает за материал или практику, когда его подтверждали и что о нём сообщали',
    access: ['methodist'],
    answers: { 200: overviewShape },
    async handle({ me, params }) {
      const { people, attachable, ...shown } = await readUpkeep(me(), params.id);
      return ok(shown);
    },
  }),
  route({
    method: 'PUT',
    path: '/materials/:id/owner',
    summary: 'Назначить того, кому напоминать; пустое person снимает ответственного',
    access: ['methodist'],
    body: ownerInput,
    answers: { 200: z.object({ owner: person.nullable() }) },
    handle: async ({ me, params, body }) => ok(await nameOwner(me(), params.id, body)),
  }),
  route({
    method: 'POST',
    path: '/materials/:id/confirmations',
    summary: '«Перечитал(а): всё верно до …»',
    access: ['methodist'],
    body: confirmationInput,
    answers: { 201: z.object({ reviewedAt: moment, reviewDueAt: moment }) },
    handle: async ({ me, params, body }) => created(await confirmReview(me(), params.id, body)),
  }),
  route({
    method: 'GET',
    path: '/materials/:id/marks',
    summary: 'Сколько отметок «устарело» ждут ответа, что методист подтвердил и моя отметка',
    access: ['guest'],
    answers: { 200: doubtsShape },
    async handle({ actor, params }) {
      const { id } = await readPublicationById(actor, params.id);
      const [doubts, own] = await Promise.all([doubtsAbout(id), ownMark(actor, id)]);
      return ok({ ...doubts, own });
    },
  }),
  route({
    method: 'POST',
    path: '/materials/:id/marks',
    summary: 'Сообщить, что в материале или практике что-то устарело',
    access: ['signed-in'],
    body: markInput,
    answers: { 201: z.object({ id: z.string() }) },
    handle: async ({ me, params, body }) => created(await markOutdated(me(), params.id, body)),
  }),
  route({
    method: 'DELETE',
    path: '/marks/:id',
    summary: 'Забрать свою отметку, пока на неё не ответили',
    access: ['author'],
    answers: { 204: z.null() },
    async handle({ me, params }) {
      await withdrawMark(me(), params.id);
      return noContent();
    },
  }),
  route({
    method: 'POST',
    path: '/marks/:id/answer',
    summary:
      'Ответить на отметку: confirm — устарело, написать об этом на странице; fixed — исправлено; decline — всё верно',
    access: ['methodist'],
    body: markAnswerInput,
    answers: { 200: z.object({ id: z.string(), state }) },
    handle: async ({ me, params, body }) => ok(await answerMark(me(), params.id, body)),
  }),
];
