import { z } from 'zod';
import { schoolKindCodes } from '../../../db/schema/schools.ts';
import { created, listOf, moment, noContent, ok, type Route, route } from '../../platform/http/index.ts';
import { dropJoinLink, readJoinLink, renewJoinLink } from '../entrance/index.ts';
import { deskRoutes } from './deskRoutes.ts';
import { cardInput, changeSchool, createSchool, newSchoolInput } from './editing.ts';
import { kindHistory, kindInput, setKind } from './kinds.ts';
import { listSchools, readSchool, type SchoolCard, schoolsQuery } from './schools.ts';

const cardShape = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  address: z.string(),
  /** `low_results` only for those who may know. */
  kind: z.enum(schoolKindCodes),
});
const schoolShape = cardShape.extend({ about: z.string(), version: z.number() });
const periodShape = z.object({
  kind: z.enum(schoolKindCodes),
  since: moment,
  until: moment.nullable(),
  note: z.string(),
});
const linkShape = z.object({ url: z.string().nullable() });
const admitters = ['school_admin of the school', 'methodist', 'admin'];

const cardOf = ({ id, slug, title, address, kind }: SchoolCard) => ({
  id,
  url: `/schools/${slug}`,
  title,
  address,
  kind,
});
const schoolOf = (school: SchoolCard & { about: string; version: number }) => ({
  ...cardOf(school),
  about: school.about,
  version: school.version,
});

export const schoolRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/schools',
    summary: 'Школы по алфавиту',
    access: ['guest'],
    query: schoolsQuery,
    answers: { 200: listOf(cardShape) },
    async handle({ actor, query }) {
      const { items, next } = await listSchools(actor, query);
      return ok({ items: items.map(cardOf), next });
    },
  }),
  route({
    method: 'GET',
    path: '/schools/:id',
    summary: 'Карточка школы, по id или имени в адресе',
    access: ['guest'],
    answers: { 200: schoolShape },
    handle: async ({ actor, params }) => ok(schoolOf(await readSchool(actor, params.id))),
  }),
  route({
    method: 'POST',
    path: '/schools',
    summary: 'Завести школу',
    access: ['admin'],
    body: newSchoolInput,
    answers: { 201: schoolShape },
    handle: async ({ me, body }) => created(schoolOf(await createSchool(me(), body))),
  }),
  route({
    method: 'PUT',
    path: '/schools/:id',
    summary: 'Изменить карточку школы (название — только администратор платформы)',
    access: ['school_admin of the school', 'admin'],
    body: cardInput,
    answers: { 200: schoolShape },
    handle: async ({ me, params, body }) => ok(schoolOf(await changeSchool(me(), params.id, body))),
  }),
  route({
    method: 'GET',
    path: '/schools/:id/kinds',
    summary: 'Кем школа была и кто она сейчас',
    access: ['people of the school', 'methodist', 'controller', 'admin'],
    answers: { 200: z.object({ items: z.array(periodShape) }) },
    async handle({ insider, params }) {
      const periods = await kindHistory(insider(), params.id);
      return ok({ items: periods.map(({ kind, since, until, note }) => ({ kind, since, until, note })) });
    },
  }),
  route({
    method: 'POST',
    path: '/schools/:id/kinds',
    summary: 'Начать новый период школы: лидер, нужна поддержка, обычная',
    access: ['methodist', 'admin'],
    body: kindInput,
    answers: { 201: schoolShape },
    handle: async ({ me, params, body }) => created(schoolOf(await setKind(me(), params.id, body))),
  }),
  route({
    method: 'GET',
    path: '/schools/:id/join-link',
    summary: 'Ссылка, по которой люди школы просятся на платформу',
    access: admitters,
    answers: { 200: linkShape },
    handle: async ({ me, params }) => ok({ url: await readJoinLink(me(), params.id) }),
  }),
  route({
    method: 'POST',
    path: '/schools/:id/join-link',
    summary: 'Сделать новую ссылку школы: прежняя перестаёт работать',
    access: admitters,
    answers: { 201: linkShape },
    handle: async ({ me, params }) => created({ url: await renewJoinLink(me(), params.id) }),
  }),
  route({
    method: 'DELETE',
    path: '/schools/:id/join-link',
    summary: 'Выключить ссылку школы',
    access: admitters,
    answers: { 204: z.null() },
    async handle({ me, params }) {
      await dropJoinLink(me(), params.id);
      return noContent();
    },
  }),
  ...deskRoutes,
];
