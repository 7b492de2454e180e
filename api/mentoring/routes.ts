import { z } from 'zod';
import { meetingForms, pairActs, pairStates } from '../../db/schema/mentoring.ts';
import { created, listOf, ok, route } from '../http/route.ts';
import { movePair } from './course.ts';
import { agreementInput, pairsQuery, peopleInput, proposalInput, stateInput } from './input.ts';
import { matchingQuery, matchLeaders } from './matching.ts';
import { listPairs, readPair } from './pair.ts';
import { changePeople } from './people.ts';
import { answerProposal, proposePair } from './proposal.ts';
import { readWork } from './work.ts';

const school = z.object({ id: z.string(), title: z.string(), url: z.string() });
const person = z.object({ id: z.string(), name: z.string() });
const when = z.string().nullable();
const goal = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  start: z.number(),
  target: z.number(),
  due: z.string(),
  createdAt: z.string(),
  version: z.number(),
  by: person,
  values: z.array(
    z.object({
      id: z.string(),
      value: z.number(),
      date: z.string(),
      note: z.string(),
      version: z.number(),
      by: person,
    }),
  ),
  current: z.number(),
  share: z.number(),
});
const pairShape = z.object({
  id: z.string(),
  url: z.string(),
  state: z.enum(pairStates),
  purpose: z.string(),
  leader: school,
  supported: school,
  coordinator: person,
  createdAt: z.string(),
  startedAt: when,
  endedAt: when,
  lastEntryAt: z.string(),
  silent: z.boolean(),
  /** The private talk; the member is there for mentors, mentees and the coordinator alone. */
  thread: z.string().nullable().optional(),
});
const access = ['mentor', 'mentee', 'coordinator', 'school_admin of either school', 'methodist', 'controller'];

export const pairRoutes = [
  route({
    method: 'GET',
    path: '/pairs',
    summary:
      'Пары школ, о которых вам можно знать; state=, school=, coordinator=, silent=yes и mine=yes сужают список, sort= меняет порядок',
    access,
    query: pairsQuery,
    answers: {
      200: listOf(
        pairShape.extend({
          people: z.array(person.extend({ side: z.enum(['mentor', 'mentee']) })),
          goals: z.array(goal),
          progress: z.number().nullable(),
        }),
      ),
    },
    handle: async ({ actor, query }) => ok(await listPairs(actor, query)),
  }),
  route({
    method: 'POST',
    path: '/pairs',
    summary: 'Предложить пару двум школам',
    access: ['methodist'],
    body: proposalInput,
    answers: { 201: z.object({ id: z.string(), url: z.string(), state: z.literal('proposed') }) },
    handle: async ({ actor, body }) => created(await proposePair(actor, body)),
  }),
  route({
    method: 'GET',
    path: '/pairs/matching',
    summary: 'Школы-лидеры для школы, которой нужна поддержка, с причиной каждого предложения',
    access: ['methodist'],
    query: matchingQuery,
    answers: {
      200: z.object({
        school,
        needs: z.object({ subjects: z.array(z.string()), risks: z.array(z.string()), deficits: z.array(z.string()) }),
        items: z.array(
          z.object({
            leader: school,
            score: z.number(),
            busy: z.number(),
            mentors: z.number(),
            free: z.number(),
            reasons: z.array(z.string()),
            practices: z.array(z.object({ title: z.string(), url: z.string() })),
          }),
        ),
      }),
    },
    handle: async ({ actor, query }) => ok(await matchLeaders(actor, query)),
  }),
  route({
    method: 'GET',
    path: '/pairs/:id',
    summary: 'Пара школ с её людьми',
    access,
    answers: {
      200: pairShape.extend({
        leaderAgreedAt: when,
        supportedAgreedAt: when,
        people: z.array(person.extend({ side: z.enum(['mentor', 'mentee']) })),
        peopleVersion: z.number(),
      }),
    },
    async handle({ actor, params }) {
      const { parties: _parties, ...pair } = await readPair(actor, params.id as string);
      return ok(pair);
    },
  }),
  route({
    method: 'POST',
    path: '/pairs/:id/agreement',
    summary: 'Согласиться на пару или отказаться от имени своей школы',
    access: ['school_admin of either school'],
    body: agreementInput,
    answers: { 200: z.object({ state: z.enum(pairStates) }) },
    handle: async ({ actor, params, body }) => ok(await answerProposal(actor, params.id as string, body)),
  }),
  route({
    method: 'POST',
    path: '/pairs/:id/state',
    summary: 'Начать, завершить или остановить работу пары (остановить — с причиной)',
    access: ['coordinator', 'methodist'],
    body: stateInput,
    answers: { 200: z.object({ state: z.enum(pairStates) }) },
    handle: async ({ actor, params, body }) => ok(await movePair(actor, params.id as string, body)),
  }),
  route({
    method: 'PUT',
    path: '/pairs/:id/people',
    summary: 'Изменить состав пары и её координатора; ушедшие сразу теряют доступ к разговору и размышлениям',
    access: ['coordinator', 'methodist'],
    body: peopleInput,
    answers: { 200: z.object({ version: z.number() }) },
    handle: async ({ actor, params, body }) => ok(await changePeople(actor, params.id as string, body)),
  }),
  route({
    method: 'GET',
    path: '/pairs/:id/work',
    summary: 'Цели, дела, встречи, закреплённое из банка и история пары',
    access,
    answers: {
      200: z.object({
        goals: z.array(goal),
        tasks: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            due: when,
            doneAt: when,
            version: z.number(),
            assignee: person,
            byId: z.string(),
          }),
        ),
        meetings: z.array(
          z.object({
            id: z.string(),
            date: z.string(),
            form: z.enum(meetingForms),
            topics: z.string(),
            agreed: z.string(),
            hours: z.number(),
            version: z.number(),
            by: person,
          }),
        ),
        hours: z.number(),
        plans: z.array(
          z.object({
            id: z.string(),
            at: z.string(),
            form: z.enum(meetingForms),
            place: z.string(),
            topics: z.string(),
            version: z.number(),
            by: person,
          }),
        ),
        pins: z.array(
          z.object({ id: z.string(), title: z.string(), summary: z.string(), kind: z.string(), url: z.string() }),
        ),
        history: z.array(
          z.object({ id: z.string(), act: z.enum(pairActs), note: z.string(), at: z.string(), by: person }),
        ),
      }),
    },
    handle: async ({ actor, params }) => ok(await readWork(actor, params.id as string)),
  }),
];
