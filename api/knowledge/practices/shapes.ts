import { z } from 'zod';
import { practiceParts, practiceStates } from '../../../db/schema/practices.ts';
import { listOf, moment } from '../../platform/http/index.ts';
import { storedCardShape } from '../bank/index.ts';

/** Shapes of what the practices' routes answer. Times are ISO 8601 in UTC. */
const state = z.enum(practiceStates);
const codes = z.array(z.string());
const effect = z.object({
  measure: z.string(),
  unit: z.string(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  period: z.string(),
  scope: z.string(),
});

export const savedShape = z.object({ id: z.string(), state, url: z.string(), version: z.number() });
export const stateShape = z.object({ id: z.string(), state });
export const submittedShape = z.object({ id: z.string(), state, revision: z.number() });
export const decidedShape = z.object({ id: z.string(), state, url: z.string().nullable() });

export const authorShape = z.object({ id: z.string().nullable(), name: z.string(), consents: z.boolean() });

/** An open invitation: the address as typed, or the name chosen from a list. */
export const awaitedShape = z.object({
  id: z.string(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  askedAt: moment,
});

/** A practice of the database has its six parts, a founding practice from a file its text. */
const writtenShape = z.object({
  id: z.string(),
  state,
  url: z.string(),
  title: z.string(),
  summary: z.string(),
  version: z.number(),
  context: z.string(),
  problem: z.string(),
  actions: z.string(),
  result: z.string(),
  transfer: z.string(),
  resources: z.string(),
  subjects: codes,
  levels: codes,
  risks: codes,
  deficits: codes,
  effects: z.array(effect),
  authors: z.array(authorShape),
  may: z.record(z.string(), z.boolean()),
  schoolId: z.string().nullable(),
  slug: z.string().nullable(),
  createdAt: moment,
  updatedAt: moment,
  submittedAt: moment.nullable(),
  publishedAt: moment.nullable(),
});
const foundingShape = storedCardShape.extend({
  state: z.literal('published'),
  authors: z.array(authorShape),
  text: z.string(),
});
export const practiceShape = z.union([writtenShape, foundingShape]);

const ownShape = z.object({
  id: z.string(),
  state,
  title: z.string(),
  summary: z.string(),
  url: z.string(),
  version: z.number(),
  openComments: z.number(),
  coauthored: z.boolean(),
  updatedAt: moment,
  submittedAt: moment.nullable(),
});
export const listedShape = z.union([
  listOf(ownShape),
  listOf(storedCardShape.extend({ state: z.literal('published'), authors: codes, owner: z.string() })),
]);

const saidShape = z.object({
  id: z.string(),
  author: z.object({ id: z.string(), name: z.string() }),
  body: z.string(),
  html: z.string(),
  createdAt: moment,
});
export const remarkShape = saidShape.extend({
  part: z.enum(practiceParts),
  resolvedAt: moment.nullable(),
  answers: z.array(saidShape),
});
export const commentedShape = z.object({ id: z.string(), html: z.string() });

export const revisionShape = z.object({
  number: z.number(),
  submittedAt: moment,
  submittedBy: z.string(),
  decision: z.enum(['publish', 'return', 'reject']).nullable(),
  comment: z.string(),
  decidedAt: moment.nullable(),
  decidedBy: z.string().nullable(),
});
export const partChangeShape = z.object({
  part: z.string(),
  title: z.string(),
  changed: z.boolean(),
  runs: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
});

export const waitingShape = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string(),
  author: z.string(),
  school: z.string().nullable(),
  submittedAt: moment,
  days: z.number(),
  revision: z.number(),
  openComments: z.number(),
  own: z.boolean(),
});

export const adoptionShape = z.object({
  id: z.string(),
  school: z.object({ id: z.string(), title: z.string(), url: z.string() }),
  state: z.enum(['adopting', 'reported', 'stopped']),
  report: z.string(),
  effects: z.array(effect),
  startedAt: moment,
  reportedAt: moment.nullable(),
  mine: z.boolean(),
});
export const attachmentShape = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  url: z.string(),
});
