import { z } from 'zod';
import { meetingForms, pairActs, pairStates } from '../../../db/schema/mentoring/pairs.ts';
import { moment } from '../../platform/http/index.ts';

export const schoolShape = z.object({ id: z.string(), title: z.string(), url: z.string() });
export const personShape = z.object({ id: z.string(), name: z.string() });
export const when = moment.nullable();
export const goalShape = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  start: z.number(),
  target: z.number(),
  due: moment,
  createdAt: moment,
  version: z.number(),
  by: personShape,
  values: z.array(
    z.object({
      id: z.string(),
      value: z.number(),
      date: moment,
      note: z.string(),
      version: z.number(),
      by: personShape,
    }),
  ),
  current: z.number(),
  share: z.number(),
});
export const pairShape = z.object({
  id: z.string(),
  url: z.string(),
  state: z.enum(pairStates),
  purpose: z.string(),
  leader: schoolShape,
  supported: schoolShape,
  coordinator: personShape,
  createdAt: moment,
  startedAt: when,
  endedAt: when,
  lastEntryAt: moment,
  silent: z.boolean(),
  /** The private discussion; present only for mentors, mentees and the coordinator. */
  thread: z.string().nullable().optional(),
});
/** The entries of a pair. */
export const workShape = z.object({
  goals: z.array(goalShape),
  tasks: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      due: when,
      doneAt: when,
      version: z.number(),
      assignee: personShape,
      byId: z.string(),
    }),
  ),
  meetings: z.array(
    z.object({
      id: z.string(),
      date: moment,
      form: z.enum(meetingForms),
      topics: z.string(),
      agreed: z.string(),
      hours: z.number(),
      version: z.number(),
      by: personShape,
    }),
  ),
  hours: z.number(),
  plans: z.array(
    z.object({
      id: z.string(),
      at: moment,
      form: z.enum(meetingForms),
      place: z.string(),
      topics: z.string(),
      version: z.number(),
      by: personShape,
    }),
  ),
  pins: z.array(
    z.object({ id: z.string(), title: z.string(), summary: z.string(), kind: z.string(), url: z.string() }),
  ),
  history: z.array(z.object({ id: z.string(), act: z.enum(pairActs), note: z.string(), at: moment, by: personShape })),
});

/** People who may see that there is a pair, and its progress. */
export const pairAccess = [
  'mentor',
  'mentee',
  'coordinator',
  'school_admin of either school',
  'methodist',
  'controller',
];
