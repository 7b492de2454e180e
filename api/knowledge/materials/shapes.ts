import { z } from 'zod';
import { materialStates, revisionReasons } from '../../../db/schema/materials.ts';
import { moment } from '../../platform/http/index.ts';
import { materialLists } from './shared/lists.ts';

/** Shapes of what the materials' routes answer. Times are ISO 8601 in UTC. */
const state = z.enum(materialStates);

export const savedShape = z.object({ id: z.string(), state, url: z.string(), version: z.number() });
export const submittedShape = savedShape.extend({ revision: z.number() });
export const decidedShape = savedShape.extend({ publishedUrl: z.string().nullable() });

export const contentShape = z.object({
  title: z.string(),
  summary: z.string(),
  kind: z.string(),
  ...Object.fromEntries(([...materialLists, 'authors'] as const).map((name) => [name, z.array(z.string())])),
  year: z.number().nullable(),
  minutes: z.number().nullable(),
  cost: z.number(),
  effort: z.number(),
  evidence: z.number(),
  owner: z.string(),
  reviewed: z.string(),
  reviewDue: z.string(),
  licence: z.string(),
  body: z.string(),
});

export const materialShape = savedShape.extend({
  content: contentShape,
  may: z.record(z.string(), z.boolean()),
  author: z.object({ id: z.string(), name: z.string() }),
  slug: z.string().nullable(),
  publishedUrl: z.string().nullable(),
  publicationId: z.string().nullable(),
  draftFiles: z.number(),
  replacesFile: z.boolean(),
  publishedRevision: z.number().nullable(),
  publishedAt: moment.nullable(),
  publishAt: moment.nullable(),
  submittedAt: moment.nullable(),
  updatedAt: moment,
  archiveReason: z.string(),
});

export const listedShape = z.object({
  id: z.string(),
  title: z.string(),
  state,
  slug: z.string().nullable(),
  url: z.string(),
  updatedAt: moment,
  publishAt: moment.nullable(),
  publishedRevision: z.number().nullable(),
  author: z.string(),
  openRemarks: z.number(),
  own: z.boolean(),
});

const saidShape = z.object({
  id: z.string(),
  author: z.object({ id: z.string(), name: z.string() }),
  body: z.string(),
  html: z.string(),
  createdAt: moment,
});
export const remarkShape = saidShape.extend({
  quote: z.string(),
  resolvedAt: moment.nullable(),
  answers: z.array(saidShape),
});

export const versionShape = z.object({
  number: z.number(),
  reason: z.enum(revisionReasons),
  restoredFrom: z.number().nullable(),
  madeAt: moment,
  madeBy: z.string(),
  decision: z.enum(['publish', 'return']).nullable(),
  comment: z.string(),
  decidedAt: moment.nullable(),
  decidedBy: z.string().nullable(),
});
