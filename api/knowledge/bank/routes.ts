import { z } from 'zod';
import { listOf, listQuery, moment, noContent, ok, type Route, route } from '../../platform/http/index.ts';
import { effectShape } from '../bankFiles/index.ts';
import { applicationOf, listApplications, removeApplication, reportApplication } from './applications.ts';
import { addBookmark, listBookmarks, removeBookmark } from './bookmarks.ts';
import type { Card } from './card.ts';
import { applicationInput, chosenIn, publicationsQuery } from './input.ts';
import { listPublications } from './list.ts';
import { type Publication, readPublicationById } from './publication.ts';

const codes = z.array(z.string());
const level = z.number().int().min(1).max(3);
export const cardShape = z.object({
  id: z.string(),
  collection: z.enum(['material', 'practice']),
  title: z.string(),
  url: z.string(),
  summary: z.string(),
  kind: z.string(),
  subjects: codes,
  levels: codes,
  audience: codes,
  dimensions: codes,
  risks: codes,
  deficits: codes,
  problems: codes,
  situations: codes,
  year: z.number(),
  minutes: z.number(),
  cost: level,
  effort: level,
  evidence: level,
  composite: z.boolean(),
  effects: z.array(effectShape),
  adopting: z.number(),
  applied: z.number(),
  worked: z.number(),
  licence: z.string(),
  publishedAt: moment,
});
/** A card with the names that it is stored under. */
export const storedCardShape = cardShape.extend({ source: z.string(), slug: z.string(), reviewDueAt: moment });
const publicationShape = cardShape.omit({ effects: true }).extend({
  state: z.enum(['published', 'archived']),
  updatedAt: moment,
  authors: codes,
  owner: z.string(),
  school: z.object({ slug: z.string(), title: z.string() }).nullable(),
  reviewedAt: moment,
  reviewDueAt: moment,
});
const applicationShape = z.object({
  id: z.string(),
  outcome: level,
  report: z.string(),
  createdAt: moment,
  author: z.object({ id: z.string(), name: z.string(), school: z.string().nullable() }),
});

/** A card as the API answers it, without storage details. */
export const cardAnswer = ({ source, slug, reviewDueAt, ...card }: Card) => card;
const publicationAnswer = ({ html, source, slug, fileHash, practiceId, schoolId, effects, ...shown }: Publication) =>
  shown;

export const bankRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/materials',
    summary: 'Материалы банка с отбором и порядком, как на странице /bank',
    access: ['guest'],
    query: publicationsQuery,
    answers: { 200: listOf(cardShape) },
    async handle({ query: { limit, cursor, sort, ...chosen } }) {
      const { items, next } = await listPublications({
        collection: 'material',
        chosen: chosenIn(chosen),
        sort,
        limit,
        cursor,
      });
      return ok({ items: items.map(cardAnswer), next });
    },
  }),
  route({
    method: 'GET',
    path: '/materials/:id',
    summary: 'Карточка материала или практики из каталога',
    access: ['guest'],
    answers: { 200: publicationShape },
    handle: async ({ actor, params }) => ok(publicationAnswer(await readPublicationById(actor, params.id))),
  }),
  route({
    method: 'GET',
    path: '/materials/:id/applications',
    summary: 'Отзывы тех, кто применил материал',
    access: ['signed-in'],
    query: listQuery,
    answers: { 200: listOf(applicationShape) },
    handle: async ({ me, params, query }) => ok(await listApplications(me(), params.id, query)),
  }),
  route({
    method: 'PUT',
    path: '/materials/:id/application',
    summary: 'Рассказать, как материал применили; второй отзыв заменяет первый',
    access: ['signed-in'],
    body: applicationInput,
    answers: { 200: z.object({ id: z.string(), outcome: level, report: z.string() }) },
    async handle({ me, params, body }) {
      const { id, outcome, report } = await reportApplication(me(), params.id, body);
      return ok({ id, outcome, report });
    },
  }),
  route({
    method: 'GET',
    path: '/materials/:id/application',
    summary: 'Мой отзыв о применении; null, пока его нет',
    access: ['signed-in'],
    answers: { 200: z.object({ id: z.string(), outcome: level, report: z.string() }).nullable() },
    handle: async ({ me, params }) => ok(await applicationOf(me(), params.id)),
  }),
  route({
    method: 'DELETE',
    path: '/applications/:id',
    summary: 'Убрать отзыв о применении',
    access: ['author', 'methodist'],
    answers: { 204: z.null() },
    async handle({ me, params }) {
      await removeApplication(me(), params.id);
      return noContent();
    },
  }),
  route({
    method: 'GET',
    path: '/bookmarks',
    summary: 'Мои закладки, новые сверху',
    access: ['signed-in'],
    query: listQuery,
    answers: { 200: listOf(cardShape.extend({ at: moment })) },
    async handle({ me, query }) {
      const { items, next } = await listBookmarks(me(), query);
      return ok({ items: items.map((card) => ({ ...cardAnswer(card), at: card.at })), next });
    },
  }),
  route({
    method: 'PUT',
    path: '/bookmarks/:publication',
    summary: 'Отложить материал или практику в закладки',
    access: ['signed-in'],
    answers: { 204: z.null() },
    async handle({ me, params }) {
      await addBookmark(me(), params.publication);
      return noContent();
    },
  }),
  route({
    method: 'DELETE',
    path: '/bookmarks/:publication',
    summary: 'Убрать из закладок',
    access: ['signed-in'],
    answers: { 204: z.null() },
    async handle({ me, params }) {
      await removeBookmark(me(), params.publication);
      return noContent();
    },
  }),
];
