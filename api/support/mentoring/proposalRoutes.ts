import { z } from 'zod';
import { pairStates } from '../../../db/schema/mentoring/pairs.ts';
import { created, ok, route } from '../../platform/http/index.ts';
import { agreementInput, proposalInput } from './input.ts';
import { matchingQuery, matchLeaders } from './matching.ts';
import { answerProposal, proposePair } from './proposal.ts';
import { schoolShape } from './shapes.ts';

/** Proposing a pair: matching, proposal, answers of both schools. Mounted before the routes of one pair: `matching` is not an id. */
export const pairProposalRoutes = [
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
        school: schoolShape,
        needs: z.object({ subjects: z.array(z.string()), risks: z.array(z.string()), deficits: z.array(z.string()) }),
        items: z.array(
          z.object({
            leader: schoolShape,
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
    method: 'POST',
    path: '/pairs/:id/agreement',
    summary: 'Согласиться на пару или отказаться от имени своей школы',
    access: ['school_admin of either school'],
    body: agreementInput,
    answers: { 200: z.object({ state: z.enum(pairStates) }) },
    handle: async ({ actor, params, body }) => ok(await answerProposal(actor, params.id, body)),
  }),
];
