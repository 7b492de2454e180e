import { z } from 'zod';
import { caseDecisions, caseKinds, caseStates } from '../../../db/schema/moderation.ts';
import { listOf, moment } from '../../platform/http/index.ts';

const person = z.object({ id: z.string(), name: z.string() });
export const caseShape = z.object({
  id: z.string(),
  url: z.string(),
  kind: z.enum(caseKinds),
  state: z.enum(caseStates),
  version: z.number(),
  createdAt: moment,
  post: z.object({
    id: z.string(),
    number: z.number(),
    url: z.string(),
    excerpt: z.string(),
    createdAt: moment,
  }),
  author: person,
  thread: z.object({ id: z.string(), title: z.string(), url: z.string() }),
  association: z.object({ id: z.string(), title: z.string(), url: z.string() }).nullable(),
  /** The pair whose private discussion it is: only its coordinator sees the case. */
  pair: z.string().nullable(),
  flags: z.number(),
  reason: z.string(),
  flagKind: z.string().nullable(),
  claimedBy: person.nullable(),
  decision: z.enum(caseDecisions).nullable(),
  explanation: z.string(),
  decidedBy: person.nullable(),
  decidedAt: moment.nullable(),
});
const said = { id: z.string(), createdAt: moment, by: person };
export const wholeCaseShape = caseShape.extend({
  html: z.string(),
  postState: z.enum(['shown', 'hidden', 'held']),
  flagged: z.array(z.object({ ...said, kind: z.string(), reason: z.string() })),
  notes: z.array(z.object({ ...said, body: z.string() })),
  earlier: z.array(caseShape),
});
export const actsShape = listOf(
  z.object({
    id: z.string(),
    at: moment,
    action: z.string(),
    title: z.string(),
    by: person.nullable(),
    thread: z.object({ id: z.string(), title: z.string(), url: z.string() }),
    number: z.number().nullable(),
    association: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
  }),
);
