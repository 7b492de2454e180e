import { z } from 'zod';
import { placeStates } from '../../../db/schema/associations/work.ts';
import { created, listOf, listQuery, moment, noContent, ok, route } from '../../platform/http/index.ts';
import { decideAnnouncement, removeAnnouncement } from './announcementDecision.ts';
import { listAnnouncements } from './announcementList.ts';
import { announce } from './announcing.ts';
import { personShape } from './answers.ts';
import { announcementInput, placeDecision } from './workInput.ts';

const leaders = ['head', 'deputy', 'methodist'];
const readers = ['by visibility: guest, signed-in or member'];
const placeShape = z.object({ association: z.string(), state: z.enum(placeStates) });

/** Announcements of one or several associations. */
export const announcementRoutes = [
  route({
    method: 'GET',
    path: '/associations/:id/announcements',
    summary: 'Объявления объединения',
    access: readers,
    query: listQuery,
    answers: {
      200: listOf(
        z.object({
          id: z.string(),
          title: z.string(),
          html: z.string(),
          createdAt: moment,
          state: z.enum(placeStates),
          author: personShape,
          also: z.array(z.object({ title: z.string(), slug: z.string() })),
          mayRemove: z.boolean(),
        }),
      ),
    },
    handle: async ({ actor, params, query }) => ok(await listAnnouncements(actor, params.id, query)),
  }),
  route({
    method: 'POST',
    path: '/announcements',
    summary: 'Объявить в одном или нескольких объединениях',
    access: leaders,
    body: announcementInput,
    answers: { 201: z.object({ id: z.string(), places: z.array(placeShape) }) },
    handle: async ({ actor, body }) => created(await announce(actor, body)),
  }),
  route({
    method: 'POST',
    path: '/announcements/:id/decision',
    summary: 'Показать чужое объявление в своём объединении или отказать',
    access: leaders,
    body: placeDecision,
    answers: { 200: placeShape },
    handle: async ({ actor, params, body }) => ok(await decideAnnouncement(actor, params.id, body)),
  }),
  route({
    method: 'DELETE',
    path: '/announcements/:id',
    summary: 'Снять объявление',
    access: ['author', ...leaders],
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await removeAnnouncement(actor, params.id);
      return noContent();
    },
  }),
];
